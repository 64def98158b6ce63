import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import type { App } from '../../src/app.js';
import { newAccount, newKey } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { codes, type Request, TRANSPORTS } from './transports.js';

let app: App & { url: string };
let ada: string;
let reader: string;
beforeAll(async () => {
  app = await startApp();
  const { apiKey, userId } = await newAccount();
  ada = `Bearer ${apiKey}`;
  reader = `Bearer ${(await newKey(app, apiKey, userId, 'READ')).secret}`;
});
afterAll(() => app.close());

const PAGE = 'publicBookingPage(slug: "nowhere")';

describe.each(TRANSPORTS)('the schema, over %s', (_transport, ask) => {
  it.each([
    ['whole', getIntrospectionQuery()],
    ['a type of it', '{ __type(name: "User") { name } }'],
    ['by another name', `{ a: __schema { b: queryType { name } } ${PAGE} { slug } }`],
    ['within a fragment', '{ ...A } fragment A on Query { ... on Query { __type(name: "User") { fields { name } } } }'],
  ])('is told to whoever has a key, and not to guests: %s', async (_what, query) => {
    for (const authorization of [ada, reader]) {
      const told = await ask(app, authorization, { query });
      expect(told.errors).toEqual([]);
      expect(JSON.stringify(told.data)).toMatch(/Query|User|email/);
    }
    const told = await ask(app, undefined, { query });
    expect(codes(told)).toEqual(['UNAUTHENTICATED']);
    expect(told.data ?? null).toBeNull();
  });

  it('leaves guests __typename, by which clients tell types apart', async () => {
    const { data, errors } = await ask(app, undefined, { query: `{ __typename ${PAGE} { __typename slug } }` });
    expect([data, errors]).toEqual([{ __typename: 'Query', publicBookingPage: null }, []]);
  });

  it.each<[what: string, request: Request]>([
    ['a field', { query: `{ ${PAGE} { slugg } }` }],
    ['an argument', { query: '{ publicBookingPage(slog: "x") { slug } }' }],
    ['a type', { query: 'query ($input: BookAppointmentInputs!) { __typename @skip(if: $input) }' }],
    [
      'an enum value',
      {
        query:
          'mutation { startConversation(input: { slug: "x", kind: LIVE_CHATS, visitorName: "V" }) { conversationId } }',
      },
    ],
    ['an input field', { query: 'mutation { leaveConversation(input: { visitorTokens: "x" }) { left } }' }],
    [
      'a field of a variable',
      {
        query: 'mutation ($input: LeaveConversationInput!) { leaveConversation(input: $input) { left } }',
        variables: { input: { visitorTokens: 'x' } },
      },
    ],
  ])('is suggested to whoever has a key who mistypes %s, and not to guests', async (_what, request) => {
    const [told, guest] = [await ask(app, ada, request), await ask(app, undefined, request)];
    const messages = (one: typeof told) => one.errors.map(({ message }) => message).join('\n');
    expect(messages(told)).toMatch(/Did you mean/);
    expect(messages(guest)).not.toMatch(/Did you mean/);
    expect(codes(guest)).toEqual(codes(told));
    expect(messages(guest).length).toBeGreaterThan(10);
  });
});
