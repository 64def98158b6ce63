import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { newAccount, newKey, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { openAcknowledged, streamsOpened } from '../support/subscriber.js';

const freed = 'subscription { seatFreed { sequence } }';

/** How an Administrator can take their own rights, in one mutation over their own socket. */
const LOSSES = {
  'revokes its own key':
    'mutation ($keyId: ID!) { done: revokeApiKey(input: { apiKeyId: $keyId }) { userErrors { code } } }',
  'demotes its own user':
    'mutation ($userId: ID!) { done: changeUserRole(input: { userId: $userId, role: MEMBER }) { userErrors { code } } }',
  'deletes its own user':
    'mutation ($userId: ID!, $adaId: ID!) { done: deleteUser(input: { userId: $userId, pagesTo: $adaId }) { userErrors { code } } }',
};

describe('A4: a mutation over WebSocket that takes the rights of its own caller', () => {
  let app: App & { url: string };
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it.each(Object.entries(LOSSES))('%s is answered before the socket closes with 4403', async (_name, query) => {
    const { apiKey, userId: adaId } = await newAccount({ scheduledMeeting: 1 });
    const userId = await newUser(app, apiKey, { name: 'Bea', role: 'ADMINISTRATOR' });
    const { id: keyId, secret } = await newKey(app, apiKey, userId);
    const socket = await openAcknowledged(app, `Bearer ${secret}`);
    socket.send({ id: 'stream', type: 'subscribe', payload: { query: freed } });
    await streamsOpened(socket);
    socket.send({ id: 'change', type: 'subscribe', payload: { query, variables: { keyId, userId, adaId } } });
    const answer = await socket.next();
    expect(answer).toMatchObject({ id: 'change', type: 'next', payload: { data: { done: { userErrors: [] } } } });
    expect(await socket.closed).toBe(4403);
  });
});
