import { describe, expect, it } from '@jest/globals';
import { encodeEventCursor } from '../../src/entities/index.js';
import { newAccount, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { openAcknowledged, type Socket } from '../support/subscriber.js';

const STREAM = 'subscription { accountEvents { sequence } }';

function open(app: { url: string }, key: string): Promise<Socket> {
  return openAcknowledged(app, `Bearer ${key}`);
}

function start(socket: Socket, id: string, query: string): void {
  socket.send({ id, type: 'subscribe', payload: { query } });
}

describe('operations on a socket', () => {
  it('are answered when the server stops, all that were sent before (graceful stop)', async () => {
    const app = await startApp();
    const { apiKey } = await newAccount();
    const socket = await open(app, apiKey);
    for (let n = 0; n < 20; n++) {
      start(
        socket,
        `${n}`,
        `mutation { createUser(input: { name: "N", email: "n${n}@acme.example" }) { user { id } } }`,
      );
    }
    // the first answer tells that the server has them
    const answers = [await socket.next()];
    const closing = app.close();
    while (answers.filter(({ type }) => type === 'next').length < 20) answers.push(await socket.next());
    expect(await socket.closed).toBe(1001);
    await closing;
    const later = await startApp();
    const { users } = await client(later, apiKey).ask<{ users: { totalCount: number } }, unknown>(
      '{ users { totalCount } }',
    );
    expect(users.totalCount).toBe(21);
    await later.close();
  });

  it('may take the id of one that was completed before it opened: events come once (E3)', async () => {
    const app = await startApp();
    const { apiKey, accountId } = await newAccount();
    const after = encodeEventCursor({ epoch: app.store.epoch, accountId, sequence: 0 });
    const stream = `subscription { accountEvents(after: "${after}") { sequence } }`;
    const socket = await open(app, apiKey);
    for (let n = 0; n < 5; n++) {
      start(socket, '1', stream);
      socket.send({ id: '1', type: 'complete' });
    }
    start(socket, '1', stream);
    // an answered query tells that what was sent before it was read
    start(socket, '2', '{ users { nodes { licenses { id } } } }');
    expect(await socket.next()).toMatchObject({ id: '2', type: 'next' });
    expect(await socket.next()).toMatchObject({ id: '2', type: 'complete' });
    await newUser(app, apiKey);
    await newUser(app, apiKey);
    const heard = [await socket.next(), await socket.next()];
    expect(heard).toEqual(
      [1, 2].map((sequence) => ({ id: '1', type: 'next', payload: { data: { accountEvents: { sequence } } } })),
    );
    start(socket, '3', '{ __typename }');
    expect(await socket.next()).toMatchObject({ id: '3', type: 'next' });
    socket.close();
    await app.close();
  });

  it('do not hold up the end of a socket when their ids were given to others', async () => {
    const app = await startApp();
    const { apiKey } = await newAccount();
    const socket = await open(app, apiKey);
    start(socket, '1', '{ users { nodes { licenses { id } } } }');
    socket.send({ id: '1', type: 'complete' });
    start(socket, '1', STREAM);
    start(socket, '2', '{ users { nodes { licenses { id } } } }');
    expect(await socket.next()).toMatchObject({ id: '2', type: 'next' });
    const since = Date.now();
    const closing = app.close();
    expect(await socket.closed).toBe(1001);
    await closing;
    // else it would wait for as long as operations may take to finish: 8 s
    expect(Date.now() - since).toBeLessThan(7_000);
  });

  it('that graphql-js cannot open, or is nested too deeply, are refused; the socket lives on', async () => {
    const app = await startApp();
    const { apiKey } = await newAccount();
    const socket = await open(app, apiKey);
    start(socket, '1', 'subscription { accountEvents @skip(if: true) { sequence } }');
    expect(await socket.next()).toMatchObject({ id: '1', type: 'error' });
    start(socket, '2', '{a'.repeat(100_000));
    expect(await socket.next()).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
    });
    start(socket, '3', '{ __typename }');
    expect(await socket.next()).toMatchObject({ id: '3', type: 'next' });
    socket.close();
    await app.close();
  });
});
