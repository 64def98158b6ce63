import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { GraphQLError } from 'graphql';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { pino } from 'pino';
import type { App } from '../../src/app.js';
import { createIssuerKeys } from '../../src/http/issuer-keys.js';
import { newAccount } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { freePort } from '../support/free-port.js';
import { AUDIENCE, startIssuer } from '../support/issuer.js';
import { openAcknowledged } from '../support/subscriber.js';
import { type Told, TRANSPORTS } from './transports.js';

const VIEWER = { query: '{ viewer { name } }' };
const ADA = { viewer: { name: 'Ada' } };
const CLIENT = { client_id: 'dashboard', client_secret: 'a secret of the dashboard' };

async function newKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' };
}

/** A certified identity provider, with these keys: the first one signs. */
async function startProvider(port: number, keys: JWK[], claims: Record<string, unknown>): Promise<Server> {
  const issuer = `http://127.0.0.1:${port}`;
  const { Provider } = await import('oidc-provider');
  const provider = new Provider(issuer, {
    clients: [{ ...CLIENT, grant_types: ['client_credentials'], redirect_uris: [], response_types: [] }],
    clientAuthMethods: ['client_secret_post'],
    clientDefaults: { token_endpoint_auth_method: 'client_secret_post', id_token_signed_response_alg: 'ES256' },
    jwks: { keys: keys as never },
    ttl: { ClientCredentials: 600 },
    extraTokenClaims: () => claims as never,
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  });
  const server = createServer(provider.callback()).listen(port, '127.0.0.1');
  // the next one at this port knows nothing of its connections
  server.maxRequestsPerSocket = 1;
  await once(server, 'listening');
  return server;
}

async function stopProvider(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

/** By the grant for machines; each is another one. */
async function newToken(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: AUDIENCE, ...CLIENT }),
  });
  const body = (await response.json()) as { access_token?: string };
  const { access_token: token } = body;
  if (!token) throw new Error(`no token: ${JSON.stringify(body)}`);
  return `Bearer ${token}`;
}

describe('an OpenID Connect provider', () => {
  let app: App & { url: string };
  let port: number;
  let provider: Server | undefined;
  let claims: Record<string, unknown>;
  const [old, young] = [newKey('old'), newKey('young')];
  const stop = async () => {
    if (provider) await stopProvider(provider);
    provider = undefined;
  };
  /** In place of the one that may run. */
  const start = async (...keys: Promise<JWK>[]) => {
    await stop();
    provider = await startProvider(port, await Promise.all(keys), claims);
  };
  const askAll = (tokens: string[]) =>
    Promise.all(TRANSPORTS.map(([, ask], index) => ask(app, tokens[index] as string, VIEWER)));
  const newTokens = () => Promise.all(TRANSPORTS.map(() => newToken(port)));
  const dataOf = (told: Told[]) => told.map(({ data }) => data);

  beforeAll(async () => {
    // that it would like another Node, and another place for what it keeps
    jest.spyOn(console, 'warn').mockImplementation(() => {});
    port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const env = { OIDC_ISSUER: url, OIDC_AUDIENCE: AUDIENCE, OIDC_JWKS_URL: `${url}/jwks` };
    app = await startApp({ ...env, OIDC_ACCOUNT_CLAIM: 'https://acme.example/account' });
    const { accountId } = await newAccount();
    claims = { email: 'ada@acme.example', email_verified: true, 'https://acme.example/account': accountId };
  });
  afterAll(async () => {
    await app.close();
    await stop();
  });

  it('may be away, come, rotate its keys and be away again: no good token is ever called a wrong one', async () => {
    await start(old);
    const early = await newTokens();
    await stop();
    const [http, socket] = await askAll(early);
    expect(http).toMatchObject({
      status: 503,
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE', retryAfter: expect.any(Number) } }],
    });
    // which ends no client's stream
    expect(socket?.closed).toBe(1013);

    await start(old);
    expect(dataOf(await askAll(early))).toEqual([ADA, ADA]);

    // away: what is known of its keys goes on
    const unseen = await newTokens();
    await stop();
    expect(dataOf(await askAll(unseen))).toEqual([ADA, ADA]);

    // rotated: the new key signs, the old one is still good, and nobody has to wait for the next look at the keys
    await start(young, old);
    const [young1, young2] = [await newTokens(), await newTokens()];
    expect(dataOf(await askAll(young1))).toEqual([ADA, ADA]);
    expect(dataOf(await askAll(unseen))).toEqual([ADA, ADA]);

    await stop();
    expect(dataOf(await askAll(young2))).toEqual([ADA, ADA]);
  });

  it('ends by taking back a key what was signed with it, also on open sockets (A4)', async () => {
    await start(young, old);
    const lasting = await openAcknowledged(app, await newToken(port));
    await start(old, young);
    const token = await newToken(port);
    const open = await openAcknowledged(app, token);
    await start(newKey('third'), young);
    // an unknown key makes the server look
    expect(dataOf(await askAll(await newTokens()))).toEqual([ADA, ADA]);
    expect(await open.closed).toBe(4403);
    const [http, socket] = await askAll([token, token]);
    expect([http?.status, socket?.closed]).toEqual([401, 4401]);
    lasting.send({ type: 'ping' });
    expect(await lasting.next()).toEqual({ type: 'pong' });
    lasting.close();
  });
});

it('the keys of an issuer are looked at again though no token asks for it', async () => {
  const issuer = await startIssuer();
  let changed = () => {};
  const change = new Promise<void>((resolve) => {
    changed = resolve;
  });
  const keys = createIssuerKeys(issuer.env.OIDC_JWKS_URL as string, pino({ level: 'silent' }), () => changed(), 50);
  const former = { alg: 'ES256', kid: issuer.kid };
  await keys.keyOf(former, { payload: '', signature: '' });
  await issuer.rotate();
  await change;
  await expect(keys.keyOf(former, { payload: '', signature: '' })).rejects.toThrow('no applicable key found');
  keys.close();
  issuer.close();
});

it('an issuer whose answer never ends is one that does not answer', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked++;
    // more than anybody would want to hold, and the end of it never comes
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
    };
    response.write('{"keys":[],"more":"');
    response.on('drain', pour);
    pour();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const keys = createIssuerKeys(url, pino({ level: 'silent' }), () => {});
  const told = await Promise.resolve(keys.keyOf({ alg: 'ES256', kid: 'a' }, { payload: '', signature: '' })).catch(
    (error: GraphQLError) => error.extensions.code,
  );
  expect(told).toBe('SERVICE_UNAVAILABLE');
  expect(asked).toBeGreaterThanOrEqual(1);
  keys.close();
  server.close();
  server.closeAllConnections();
});
