import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type CryptoKey,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import type { App } from '../../src/app.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { newAccount, newKey } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { AUDIENCE, claimsOf, type Issuer, startIssuer } from '../support/issuer.js';
import { lockAccount } from '../support/lock-account.js';
import { openAcknowledged, openSocket } from '../support/subscriber.js';
import { askByHttp, TRANSPORTS } from './transports.js';

const VIEWER = { query: '{ viewer { name role } }' };
const WRONG = 'This access token is wrong, or of nobody here.';
const demote =
  'mutation ($userId: ID!) { changeUserRole(input: { userId: $userId, role: MEMBER }) { userErrors { code } } }';
const rename =
  'mutation ($userId: ID!) { updateUser(input: { userId: $userId, email: "tom@acme.example" }) { userErrors { code } } }';
const remove = 'mutation ($userId: ID!) { deleteUser(input: { userId: $userId }) { userErrors { code } } }';
const create = `mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } userErrors { code } } }`;
const resize = 'mutation { resizeLicensePool(input: { kind: LIVE_ENGAGEMENT, capacity: 7 }) { userErrors { code } } }';
const freed = 'subscription { seatFreed { sequence } }';

let issuer: Issuer;
let app: App & { url: string };
let raw: RawSession;
let account: Awaited<ReturnType<typeof newAccount>>;
let other: Awaited<ReturnType<typeof newAccount>>;

beforeAll(async () => {
  issuer = await startIssuer();
  [app, raw] = await Promise.all([startApp(issuer.env), openRaw()]);
  [account, other] = await Promise.all([newAccount(), newAccount({ adminName: 'Olga', adminEmail: 'olga@o.example' })]);
  await newMember('Kim', 'kim@acme.example');
  await newMember('Åsa', 'åsa@acme.example');
});
afterAll(async () => {
  await app.close();
  await raw.end();
  issuer.close();
});

async function newMember(name: string, email: string, role = 'MEMBER'): Promise<string> {
  const { createUser } = await client(app, account.apiKey).ask<{ createUser: { user: { id: string } } }, object>(
    create,
    { input: { name, email, role } },
  );
  return createUser.user.id;
}

const bearer = async (token: string | Promise<string>) => `Bearer ${await token}`;
const ada = () => ({ accountId: account.accountId, email: 'ada@acme.example' });
const kim = () => ({ accountId: account.accountId, email: 'kim@acme.example' });
const seconds = (ahead: number) => Math.floor(Date.now() / 1_000) + ahead;
/** Ada's token, with these claims in place of its own. */
const adas = (claims: JWTPayload, header?: object) => issuer.tokenFor(ada(), { claims, header });

/** Tokens that are Ada's but for one thing. */
const FORGERIES: [name: string, forge: () => Promise<string>][] = [
  ['without an end', () => adas({ exp: undefined })],
  ['whose end is no number', () => adas({ exp: 'never' as never })],
  ['for another audience', () => adas({ aud: 'https://other.example' })],
  ['for other audiences', () => adas({ aud: ['https://other.example', `${AUDIENCE}/`] })],
  ['for no audience', () => adas({ aud: undefined })],
  ['of another issuer', () => adas({ iss: 'https://other.example' })],
  ['of no issuer', () => adas({ iss: undefined })],
  ['not valid yet', () => adas({ nbf: seconds(60) })],
  ['that is a logout token', () => adas({}, { typ: 'logout+jwt' })],
  ['signed by another key of that name', async () => signedBy((await generateKeyPair('ES256')).privateKey)],
  ['signed by a key that the issuer does not have', async () => adas({}, { kid: 'unknown' })],
  ['signed with the public key as a secret', () => signedWithPublicKey('jwk')],
  ['signed with the public key as PEM', () => signedWithPublicKey('pem')],
  ['that is not signed', async () => new UnsecuredJWT({ ...claimsOf(ada()), iss: issuer.issuer }).encode()],
  ['whose claims were changed', async () => tampered(await issuer.tokenFor(kim()))],
  ['longer than 8 KB', () => adas({ more: 'x'.repeat(8_192) })],
  ['that is none', async () => 'a.b.c'],
  ['without an e-mail', () => adas({ email: undefined })],
  ['with several e-mails', () => adas({ email: ['ada@acme.example'] })],
  ['with an e-mail that is not verified', () => adas({ email_verified: false })],
  ['that does not say so', () => adas({ email_verified: undefined })],
  ['that says so in other words', () => adas({ email_verified: 'true' })],
  ['with an unknown e-mail', () => adas({ email: 'eve@acme.example' })],
  ['with an e-mail of another account', () => adas({ email: 'olga@o.example' })],
  ['with blanks after its e-mail', () => adas({ email: 'ada@acme.example ' })],
  // the small letter of the Kelvin sign is a k
  ['with an e-mail that only looks like one', () => issuer.tokenFor({ ...kim(), email: '\u212Aim@acme.example' })],
  ['with one that is composed otherwise', () => issuer.tokenFor({ ...kim(), email: '\u212bsa@acme.example' })],
  ['of an account where the user is not', () => adas({ seatkeeper_account: other.accountId })],
  ['of no account', () => adas({ seatkeeper_account: undefined })],
  ['of several accounts', () => adas({ seatkeeper_account: [account.accountId] })],
  ['of an account with a blank', () => adas({ seatkeeper_account: `${account.accountId} ` })],
];

function signedBy(key: CryptoKey): Promise<string> {
  return new SignJWT({ ...claimsOf(ada()), iss: issuer.issuer })
    .setProtectedHeader({ alg: 'ES256', kid: issuer.kid })
    .sign(key);
}

/** What jose itself would not sign. */
async function signedWithPublicKey(form: 'jwk' | 'pem'): Promise<string> {
  const { keys } = (await (await fetch(issuer.env.OIDC_JWKS_URL as string)).json()) as { keys: [JWK] };
  const key = (await importJWK(keys[0], 'ES256', { extractable: true })) as CryptoKey;
  const secret = form === 'jwk' ? JSON.stringify(keys[0]) : await exportSPKI(key);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = [
    { alg: 'HS256', kid: issuer.kid },
    { ...claimsOf(ada()), iss: issuer.issuer },
  ]
    .map(part)
    .join('.');
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

function tampered(token: string): string {
  const [header, claims, signature] = token.split('.') as [string, string, string];
  const changed = Buffer.from(claims, 'base64url').toString().replace('kim@', 'ada@');
  return [header, Buffer.from(changed).toString('base64url'), signature].join('.');
}

describe.each(TRANSPORTS)('an access token over %s', (transport, ask) => {
  it('stands for the user of its verified e-mail, with the role that the database has (A1)', async () => {
    const claims = { role: 'ADMINISTRATOR', roles: ['ADMINISTRATOR'], scope: 'admin' };
    expect(await ask(app, await bearer(issuer.tokenFor(kim(), { claims })), VIEWER)).toMatchObject({
      data: { viewer: { name: 'Kim', role: 'MEMBER' } },
      errors: [],
    });
    expect((await ask(app, await bearer(issuer.tokenFor(ada())), VIEWER)).data).toEqual({
      viewer: { name: 'Ada', role: 'ADMINISTRATOR' },
    });
  });

  it('has the role of the moment (A1), and none once its user is deleted (U5)', async () => {
    const email = `rosa-${transport.toLowerCase()}@acme.example`;
    const userId = await newMember('Rosa', email, 'ADMINISTRATOR');
    const authorization = await bearer(issuer.tokenFor({ ...ada(), email }));
    const role = async () => ((await ask(app, authorization, VIEWER)).data as { viewer: { role: string } }).viewer.role;
    expect(await role()).toBe('ADMINISTRATOR');
    await client(app, account.apiKey).ask(demote, { userId });
    expect(await role()).toBe('MEMBER');
    await client(app, account.apiKey).ask(remove, { userId });
    const told = await ask(app, authorization, VIEWER);
    expect(told.closed ?? told.errors[0]?.message).toBe(transport === 'HTTP' ? WRONG : 4401);
  });

  it.each<[string, () => JWTPayload, object]>([
    ['for several audiences', () => ({ aud: ['https://other.example', AUDIENCE] }), {}],
    ['with its e-mail in other letters (U4)', () => ({ email: 'ADA@Acme.Example' }), {}],
    ['of an issuer whose clock is a little ahead', () => ({ nbf: seconds(3), iat: seconds(3) }), {}],
    ['good for longer than dates go', () => ({ exp: 1e300 }), {}],
    ['of the type JWT', () => ({}), { typ: 'JWT' }],
    ['of the type application/at+jwt', () => ({}), { typ: 'application/at+JWT' }],
    ['of no type', () => ({}), { typ: undefined }],
  ])('is taken %s', async (_name, claims, header) => {
    const told = await ask(app, await bearer(adas(claims(), header)), VIEWER);
    expect(told.data).toEqual({ viewer: { name: 'Ada', role: 'ADMINISTRATOR' } });
  });

  it.each(FORGERIES)('is refused %s', async (_name, forge) => {
    const told = await ask(app, await bearer(forge()), { query: '{ __typename }' });
    if (transport === 'HTTP') {
      // the same words for all: nobody learns what is wrong with it
      const extensions = { code: 'UNAUTHENTICATED' };
      expect(told).toMatchObject({ status: 401, errors: [{ message: WRONG, extensions }] });
      expect(told.errors[0]?.extensions).toEqual(extensions);
      expect(told.data).toBeUndefined();
    } else {
      expect(told.closed).toBe(4401);
    }
  });

  it('that has expired is told so, and its bearer to come back with a new one', async () => {
    const told = await ask(app, await bearer(adas({ exp: seconds(-1) })), { query: '{ __typename }' });
    if (transport === 'HTTP') {
      expect(told).toMatchObject({
        status: 401,
        errors: [{ message: 'This access token has expired.', extensions: { code: 'UNAUTHENTICATED', expired: true } }],
      });
    } else {
      expect(told.closed).toBe(4403);
    }
  });

  it('is a wrong key where no identity provider is set', async () => {
    const off = await startApp();
    const told = await ask(off, await bearer(issuer.tokenFor(ada())), { query: '{ __typename }' });
    await off.close();
    expect(told.closed ?? told.status).toBe(transport === 'HTTP' ? 401 : 4401);
  });

  it('stands beside API keys', async () => {
    expect((await ask(app, `Bearer ${account.apiKey}`, VIEWER)).data).toMatchObject({ viewer: { name: 'Ada' } });
  });
});

it('a challenge says whether a credential is missing or wrong (RFC 6750)', async () => {
  const challenge = async (authorization?: string) =>
    (await askByHttp(app, authorization, VIEWER)).headers.get('www-authenticate');
  expect(await challenge('Basic YWRhOmFkYQ==')).toBe('Bearer');
  const invalid = (what: string) => `Bearer error="invalid_token", error_description="${what}"`;
  expect(await challenge('Bearer a.b.c')).toBe(invalid(WRONG));
  expect(await challenge(await bearer(adas({ exp: seconds(-1) })))).toBe(invalid('This access token has expired.'));
  expect(await challenge('Bearer sk_x')).toBe(invalid('This API key is wrong, expired or revoked.'));
});

it('what a token changes is recorded as its user, by no key', async () => {
  await client(app, await issuer.tokenFor(ada())).ask(resize.replace('7', '3'));
  const [event] = await raw.query(
    'SELECT actor_id AS actorId, api_key_id AS keyId FROM events WHERE account_id = ? ORDER BY sequence DESC LIMIT 1',
    [account.accountId],
  );
  expect(event).toEqual({ actorId: account.userId, keyId: null });
});

describe('A4: an open socket', () => {
  it('whose token expires is closed with 4403, idle or not; a new token opens another', async () => {
    const exp = seconds(8);
    const token = await bearer(adas({ exp }));
    const [idle, busy] = await Promise.all([openAcknowledged(app, token), openAcknowledged(app, token)]);
    busy.send({ id: '1', type: 'subscribe', payload: { query: freed } });
    expect(await Promise.all([idle.closed, busy.closed])).toEqual([4403, 4403]);
    expect(Date.now()).toBeGreaterThanOrEqual(exp * 1_000);
    expect(await (await openSocket(app, token)).closed).toBe(4403);
    (await openAcknowledged(app, await bearer(adas({})))).close();
  });

  it.each([
    ['is demoted', demote, undefined],
    ['is deleted', remove, 4401],
    ['has another e-mail', rename, 4401],
  ])("whose token's user %s is closed with 4403", async (_loss, mutation, afterwards) => {
    const email = `tim-${_loss.replaceAll(' ', '-')}@acme.example`;
    const userId = await newMember('Tim', email, 'ADMINISTRATOR');
    const token = await bearer(issuer.tokenFor({ ...ada(), email }));
    const socket = await openAcknowledged(app, token);
    await client(app, account.apiKey).ask(mutation, { userId });
    expect(await socket.closed).toBe(4403);
    const again = await openSocket(app, token);
    if (afterwards) expect(await again.closed).toBe(afterwards);
    else expect(await again.next()).toMatchObject({ type: 'connection_ack' });
    again.close();
  });
});

it('A4: a mutation that waited while its user got another e-mail is FORBIDDEN', async () => {
  const email = 'ben@acme.example';
  const userId = await newMember('Ben', email, 'ADMINISTRATOR');
  const lock = await lockAccount(account.accountId);
  const waiting = client(app, await issuer.tokenFor({ ...ada(), email })).refusals(resize);
  await lock.waitedFor();
  await raw.query("UPDATE users SET email = 'benjamin@acme.example' WHERE id = ?", [userId]);
  await lock.release();
  expect(await waiting).toEqual(['FORBIDDEN']);
});

it('a Member takes no e-mail, whose owner would sign in as them; an Administrator changes it, and nobody minds it as it is', async () => {
  const userId = await newMember('Lin', 'lin@acme.example');
  const { secret } = await newKey(app, account.apiKey, userId);
  const change = (email: string) =>
    `mutation { updateUser(input: { userId: "${userId}", name: "Linus", email: "${email}" }) { user { name email } } }`;
  const lin = client(app, secret);
  expect(await lin.refusals(change('ceo@acme.example'))).toEqual(['FORBIDDEN']);
  expect(await lin.ask(change('lin@acme.example'))).toEqual({
    updateUser: { user: { name: 'Linus', email: 'lin@acme.example' } },
  });
  const { updateUser } = await client(app, account.apiKey).ask<Record<string, object>, object>(
    change('l@acme.example'),
  );
  expect(updateUser).toEqual({ user: { name: 'Linus', email: 'l@acme.example' } });
});

it('A4: a mutation that waited while its token expired is FORBIDDEN, and changes nothing', async () => {
  const exp = seconds(8);
  const lock = await lockAccount(account.accountId);
  const waiting = client(app, await adas({ exp })).refusals(resize);
  await lock.waitedFor();
  while (Date.now() <= exp * 1_000) await sleep(20);
  await lock.release();
  expect(await waiting).toEqual(['FORBIDDEN']);
  const sql = "SELECT capacity FROM license_pools WHERE account_id = ? AND kind = 'LIVE_ENGAGEMENT'";
  expect(await raw.query(sql, [account.accountId])).toEqual([{ capacity: 3 }]);
});
