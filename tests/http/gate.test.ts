import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type App, createApiSchema } from '../../src/app.js';
import { newId, newSecret } from '../../src/entities/index.js';
import { newAccount, newKey, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { openAcknowledged } from '../support/subscriber.js';
import { rootFieldsOf } from './root-fields.js';
import { askBySocket, codes, TRANSPORTS } from './transports.js';

const VIEWER = { query: '{ viewer { name role } }' };
const WRONG = 'This API key is wrong, expired or revoked.';

let app: App & { url: string };
let adaKey: string;
let memberKey: string;
let readKey: string;
const keys: Record<string, string> = {};

beforeAll(async () => {
  app = await startApp();
  const { apiKey, userId } = await newAccount({ scheduledMeeting: 1 });
  adaKey = apiKey;
  const graceId = await newUser(app, apiKey);
  memberKey = (await newKey(app, apiKey, graceId)).secret;
  readKey = (await newKey(app, apiKey, userId, 'READ')).secret;
  const revoked = await newKey(app, apiKey, graceId);
  const ada = client(app, apiKey);
  await ada.ask(`mutation { revokeApiKey(input: { apiKeyId: "${revoked.id}" }) { userErrors { code } } }`);
  const expiresAt = Date.now() + 6_000;
  const { createApiKey } = await ada.ask<{ createApiKey: { secret: string } }, object>(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }',
    { input: { userId, label: 'Short', expiresAt: new Date(expiresAt).toISOString() } },
  );
  // in time, or it would be no key at all
  expect(createApiKey.secret).toMatch(/^sk_/);
  const unknown = newSecret(newId('key')).secret;
  Object.assign(keys, {
    revoked: revoked.secret,
    expired: createApiKey.secret,
    unknown,
    // of the right key, and well-formed
    'not its secret': newSecret(`key_${memberKey.slice(3, 29)}` as never).secret,
    mistyped: `${adaKey.slice(0, -8)}${adaKey.at(-8) === 'x' ? 'y' : 'x'}${adaKey.slice(-7)}`,
    malformed: 'nonsense',
  });
  while (Date.now() <= expiresAt) await new Promise((resolve) => setTimeout(resolve, 20));
});
afterAll(() => app.close());

describe.each(TRANSPORTS)('the gate over %s', (transport, ask) => {
  it('lets the holder of a key in, with the role of the moment (A1)', async () => {
    expect((await ask(app, `Bearer ${adaKey}`, VIEWER)).data).toEqual({
      viewer: { name: 'Ada', role: 'ADMINISTRATOR' },
    });
    expect((await ask(app, `bearer  ${memberKey} `, VIEWER)).data).toEqual({
      viewer: { name: 'Grace', role: 'MEMBER' },
    });
  });

  it.each(['revoked', 'expired', 'unknown', 'not its secret', 'mistyped', 'malformed'])(
    'refuses a key that is %s, and never takes its bearer for a guest',
    async (kind) => {
      const told = await ask(app, `Bearer ${keys[kind]}`, { query: '{ __typename }' });
      if (transport === 'HTTP') {
        // the same words for all: nobody learns what is wrong with a key
        expect(told).toMatchObject({
          status: 401,
          errors: [{ message: WRONG, extensions: { code: 'UNAUTHENTICATED' } }],
        });
        expect(told.data).toBeUndefined();
      } else {
        expect(told.closed).toBe(4401);
      }
    },
  );

  it.each(['Bearer', 'Basic YWRhOmFkYQ==', 'KEY', 'Bearer KEY and more'])(
    'refuses the authorization "%s"',
    async (text) => {
      const told = await ask(app, text.replace('KEY', adaKey), { query: '{ __typename }' });
      expect(told.closed ?? told.status).toBe(transport === 'HTTP' ? 401 : 4401);
    },
  );

  it('takes a caller without authorization for a guest: __typename and no more', async () => {
    expect((await ask(app, undefined, { query: '{ __typename }' })).data).toEqual({ __typename: 'Query' });
    const told = await ask(app, undefined, VIEWER);
    expect(codes(told)).toEqual(['UNAUTHENTICATED']);
    expect(told.data ?? null).toBeNull();
  });

  it.each([
    ['a syntax error', { query: '{ viewer {' }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ secrets }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a missing argument', { query: '{ user { id } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of another type',
      { query: 'query ($kind: LicenseKind!) { licensePool(kind: $kind) { id } }', variables: { kind: 'GOLD' } },
      'BAD_USER_INPUT',
    ],
    ['an argument out of bounds', { query: '{ bookingPages(first: 0) { totalCount } }' }, 'BAD_USER_INPUT'],
    ['a cursor of another list', { query: '{ bookingPages(after: "x") { totalCount } }' }, 'BAD_CURSOR'],
    [
      'an operation that is not there',
      { query: 'query A { __typename } query B { __typename }', operationName: 'C' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'another operation than the only one, which is not carried out instead',
      { query: 'mutation A { revokeApiKey(input: { apiKeyId: "none" }) { apiKey { id } } }', operationName: 'B' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'no choice of operation',
      { query: 'query A { __typename } query B { __typename }' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('tells of %s by its code', async (_fault, request, code) => {
    expect(codes(await ask(app, `Bearer ${adaKey}`, request))).toEqual([code]);
  });
});

const fields = rootFieldsOf(createApiSchema());

describe.each(TRANSPORTS)('@requiresRole over %s (A1)', (transport, ask) => {
  it.each(fields.filter(({ kind }) => kind === 'mutation'))(
    'refuses a key for reading, also what guests may: $name',
    async ({ operation }) => {
      const told = await ask(app, `Bearer ${readKey}`, { query: operation });
      expect(codes(told)).toEqual(['FORBIDDEN']);
      expect(told.errors[0]?.message).toMatch(/for reading only/);
      expect(told.data ?? null).toBeNull();
    },
  );

  // subscriptions are opened over WebSocket only
  const here = fields.filter(({ kind }) => transport === 'WebSocket' || kind !== 'subscription');

  it.each(here.filter(({ role }) => role !== undefined))('refuses a guest: $kind $name', async ({ operation }) => {
    expect(codes(await ask(app, undefined, { query: operation }))).toEqual(['UNAUTHENTICATED']);
  });

  it.each(here.filter(({ role }) => role === 'ADMINISTRATOR'))(
    'refuses a Member: $kind $name',
    async ({ operation }) => {
      const told = await ask(app, `Bearer ${memberKey}`, { query: operation });
      expect(codes(told)).toEqual(['FORBIDDEN']);
      expect(told.data ?? null).toBeNull();
    },
  );
});

describe('a subscription that is refused at its opening', () => {
  it.each(fields.filter(({ kind, role }) => kind === 'subscription' && role === 'ADMINISTRATOR'))(
    'is an error message, and its socket lives on: $name',
    async ({ operation }) => {
      const socket = await openAcknowledged(app, `Bearer ${memberKey}`);
      socket.send({ id: '1', type: 'subscribe', payload: { query: operation } });
      expect(await socket.next()).toMatchObject({
        id: '1',
        type: 'error',
        payload: [{ extensions: { code: 'FORBIDDEN' } }],
      });
      socket.send({ id: '2', type: 'subscribe', payload: VIEWER });
      expect(await socket.next()).toMatchObject({ type: 'next', payload: { data: { viewer: { name: 'Grace' } } } });
      socket.close();
      expect(await socket.closed).toBe(1000);
    },
  );

  it('has the code of what is wrong with its cursor or arguments (E4)', async () => {
    for (const [args, code] of [
      ['after: "nonsense"', 'BAD_CURSOR'],
      ['types: []', 'BAD_USER_INPUT'],
    ]) {
      const told = await askBySocket(app, `Bearer ${adaKey}`, {
        query: `subscription { accountEvents(${args}) { id } }`,
      });
      expect(codes(told)).toEqual([code]);
    }
  });

  it('over HTTP is a fault of the request, not ours', async () => {
    const { errors } = await client(app, adaKey).send('subscription { seatFreed { id } }');
    expect(errors).toHaveLength(1);
    expect(['BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE']).toContain(errors[0]?.extensions.code);
  });
});
