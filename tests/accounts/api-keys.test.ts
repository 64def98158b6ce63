import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BookAppointmentDocument,
  CreateApiKeyDocument,
  type CreateApiKeyInput,
  NodesDocument,
  RevokeApiKeyDocument,
  ViewerDocument,
} from '../generated/operations.js';
import { daysAhead } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { type Acme, openAcme } from './acme.js';

const KEY =
  'query ($id: ID!) { node(id: $id) { ... on ApiKey { id label expiresAt revokedAt lastUsedAt user { id } } } }';
interface Found {
  node: { id: string; label: string; revokedAt: string | null; lastUsedAt: string | null; user: { id: string } } | null;
}
interface Listed {
  viewer: { role: string };
  apiKeys: { nodes: { id: string; scope: string }[] };
}

describe('API keys', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const create = async (acme: Acme, input: Partial<CreateApiKeyInput>) =>
    (await acme.ada.ask(CreateApiKeyDocument, { input: { userId: acme.userId, label: 'Test', ...input } }))
      .createApiKey;
  const revoke = async (acme: Acme, apiKeyId: string) =>
    (await acme.ada.ask(RevokeApiKeyDocument, { input: { apiKeyId } })).revokeApiKey;
  const keyOf = async (acme: Acme, id: string) => (await acme.ada.ask<Found, { id: string }>(KEY, { id })).node;

  describe('createApiKey', () => {
    it('A1: makes a key that acts as its user, with the secret shown this once', async () => {
      const acme = await openAcme(app);
      const graceId = await acme.user();
      await acme.newEvents();

      const { apiKey, secret, userErrors } = await create(acme, { userId: graceId, label: '  Dashboard ' });

      expect(userErrors).toEqual([]);
      expect(secret).toMatch(/^sk_[\w-]{75}$/);
      const key = { id: apiKey?.id, label: 'Dashboard', expiresAt: null, revokedAt: null, lastUsedAt: null };
      expect(apiKey).toEqual({ ...key, createdAt: expect.any(String), user: { id: graceId } });
      const events = await acme.newEvents();
      expect(events).toMatchObject([
        {
          __typename: 'ApiKeyCreated',
          type: 'API_KEY_CREATED',
          apiKey: { id: apiKey?.id },
          actor: { id: acme.userId },
        },
      ]);
      expect(apiKey?.createdAt).toBe(events[0]?.occurredAt);
      expect(await keyOf(acme, apiKey?.id as string)).toEqual({ ...key, user: { id: graceId } });

      const { viewer } = await client(app, secret as string).ask(ViewerDocument);
      expect(viewer).toMatchObject({ id: graceId, role: 'MEMBER' });
    });

    it('gives each key a secret of its own; all of a user’s work', async () => {
      const acme = await openAcme(app);
      const secrets = [await create(acme, {}), await create(acme, {})].map(({ secret }) => secret as string);
      expect(new Set([acme.apiKey, ...secrets]).size).toBe(3);
      for (const secret of [acme.apiKey, ...secrets]) {
        expect((await client(app, secret).ask(ViewerDocument)).viewer.id).toBe(acme.userId);
      }
    });

    it('keeps the bounds of the label', async () => {
      const acme = await openAcme(app);
      await acme.unchangedBy(async () => {
        for (const label of ['', '  ', 'x'.repeat(201), 'a\nb', 'a\ud800']) {
          expect(await create(acme, { label })).toMatchObject({
            apiKey: null,
            secret: null,
            userErrors: [{ code: 'INVALID', field: ['label'] }],
          });
        }
      });
      for (const label of ['x', '😀'.repeat(200)]) {
        expect(await create(acme, { label })).toMatchObject({ apiKey: { label }, userErrors: [] });
      }
    });

    it('takes an expiry in the future only, up to the last instant of the year 9999', async () => {
      const acme = await openAcme(app);
      const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
      await acme.unchangedBy(async () => {
        for (const expiresAt of [inDays(-1), '1970-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999-12:00']) {
          expect([expiresAt, await create(acme, { expiresAt })]).toMatchObject([
            expiresAt,
            { apiKey: null, secret: null, userErrors: [{ code: 'INVALID', field: ['expiresAt'] }] },
          ]);
        }
      });
      for (const expiresAt of [inDays(1), '9999-12-31T23:59:59.999Z']) {
        const { apiKey, secret } = await create(acme, { expiresAt });
        expect(apiKey?.expiresAt).toBe(expiresAt);
        expect((await client(app, secret as string).ask(ViewerDocument)).viewer.id).toBe(acme.userId);
      }
      expect((await create(acme, { expiresAt: null })).apiKey).toMatchObject({ expiresAt: null });
    });

    it('ends the key at its expiry', async () => {
      const acme = await openAcme(app);
      const { apiKey, secret } = await create(acme, { expiresAt: '2099-01-01T00:00:00.000Z' });
      const ask = () => client(app, secret as string).send(ViewerDocument);
      expect((await ask()).errors).toEqual([]);
      // the day comes sooner than it would
      await app.store.pools.write.query('UPDATE api_keys SET expires_at = NOW(3) WHERE id = ?', [apiKey?.id as string]);
      expect(await ask()).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    });

    it('makes one for reading if asked: of all that its user may, no mutation, not even those for guests', async () => {
      const acme = await openAcme(app, { scheduledMeeting: 1 });
      const { slug } = await acme.page(await acme.user({ licenses: ['SCHEDULED_MEETING'] }));
      const made = await create(acme, { scope: 'READ' });
      expect(made.userErrors).toEqual([]);
      const reader = client(app, made.secret as string);
      const keys = '{ viewer { role } apiKeys { nodes { id scope } } }';
      const { viewer, apiKeys } = await reader.ask<Listed, object>(keys);
      expect(viewer.role).toBe('ADMINISTRATOR');
      const scopes = new Map(apiKeys.nodes.map(({ id, scope }) => [id, scope]));
      expect(scopes.get(made.apiKey?.id as string)).toBe('READ');
      expect([...scopes.values()].filter((scope) => scope === 'FULL')).toHaveLength(scopes.size - 1);

      await acme.unchangedBy(async () => {
        const input = { slug, startsAt: daysAhead(3), guestName: 'Gus', guestEmail: 'gus@guest.example' };
        expect(await reader.refusals(CreateApiKeyDocument, { input: { userId: acme.userId, label: 'Mine' } })).toEqual([
          'FORBIDDEN',
        ]);
        expect(await reader.refusals(BookAppointmentDocument, { input })).toEqual(['FORBIDDEN']);
      });
      for (const scope of ['FULL', null, undefined] as const) {
        const { secret } = await create(acme, { scope });
        expect((await create({ ...acme, ada: client(app, secret as string) } as Acme, {})).userErrors).toEqual([]);
      }
    });

    it('answers NOT_FOUND for whoever is not of the account (A2)', async () => {
      const acme = await openAcme(app);
      const other = await openAcme(app);
      await acme.unchangedBy(async () => {
        for (const userId of [other.userId, `${acme.userId} `, acme.userId.toLowerCase(), 'nobody', '']) {
          expect(await create(acme, { userId })).toMatchObject({
            secret: null,
            userErrors: [{ code: 'NOT_FOUND', field: ['userId'] }],
          });
        }
      });
      expect(await other.newEvents()).toEqual([]);
    });
  });

  describe('revokeApiKey', () => {
    it('A4: ends a key at once, and no other', async () => {
      const acme = await openAcme(app);
      const grace = await acme.member();
      const { apiKey, secret } = await create(acme, { userId: grace.id });
      await acme.newEvents();

      const revoked = await revoke(acme, apiKey?.id as string);

      const events = await acme.newEvents();
      expect(events).toMatchObject([
        {
          __typename: 'ApiKeyRevoked',
          type: 'API_KEY_REVOKED',
          apiKey: { id: apiKey?.id },
          actor: { id: acme.userId },
        },
      ]);
      expect(revoked).toEqual({ apiKey: { id: apiKey?.id, revokedAt: events[0]?.occurredAt }, userErrors: [] });
      expect(await keyOf(acme, apiKey?.id as string)).toMatchObject({ revokedAt: events[0]?.occurredAt });
      expect(await client(app, secret as string).send(ViewerDocument)).toMatchObject({
        status: 401,
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
      expect((await grace.ask(ViewerDocument)).viewer.id).toBe(grace.id);
    });

    it('U6: succeeds for one that is revoked, and records nothing', async () => {
      const acme = await openAcme(app);
      const { keyId } = await acme.member();
      const revoked = await revoke(acme, keyId);
      expect(await acme.unchangedBy(() => revoke(acme, keyId))).toEqual(revoked);
    });

    it('lets a caller revoke the very key they use, as the last thing', async () => {
      const acme = await openAcme(app);
      const { apiKey, secret } = await create(acme, {});
      const { revokeApiKey } = await client(app, secret as string).ask(RevokeApiKeyDocument, {
        input: { apiKeyId: apiKey?.id as string },
      });
      expect(revokeApiKey).toMatchObject({ apiKey: { id: apiKey?.id }, userErrors: [] });
      expect(await client(app, secret as string).refusals(ViewerDocument)).toEqual(['UNAUTHENTICATED']);
    });

    it('answers NOT_FOUND for none and for one of another account (A2)', async () => {
      const acme = await openAcme(app);
      const other = await openAcme(app);
      const [mine, foreign] = [await acme.member(), await other.member()];
      await acme.unchangedBy(async () => {
        for (const id of [foreign.keyId, `${mine.keyId} `, mine.keyId.toLowerCase(), acme.userId, '']) {
          expect(await revoke(acme, id)).toMatchObject({
            apiKey: null,
            userErrors: [{ code: 'NOT_FOUND', field: ['apiKeyId'] }],
          });
        }
      });
      expect((await foreign.ask(ViewerDocument)).viewer.id).toBe(foreign.id);
    });
  });

  it('tell when they were last used, once they were', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    expect(await keyOf(acme, grace.keyId)).toMatchObject({ lastUsedAt: null });
    const { eventCursor } = (await acme.state()).account;
    const before = Date.now();
    await grace.ask(ViewerDocument);
    // it is noted beside the request
    let key = await keyOf(acme, grace.keyId);
    while (key?.lastUsedAt === null) key = await keyOf(acme, grace.keyId);
    const lastUsedAt = Date.parse(key?.lastUsedAt as string);
    expect(lastUsedAt).toBeGreaterThanOrEqual(before - 60_000);
    expect(lastUsedAt).toBeLessThanOrEqual(Date.now() + 1_000);
    // E1: which is no change of the account
    expect((await acme.state()).account.eventCursor).toBe(eventCursor);
  });

  it('are for Administrators, also one’s own', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    await acme.unchangedBy(async () => {
      const input = { userId: grace.id, label: 'Mine' };
      expect(await grace.refusals(CreateApiKeyDocument, { input })).toEqual(['FORBIDDEN']);
      const own = { input: { apiKeyId: grace.keyId } };
      expect(await grace.refusals(RevokeApiKeyDocument, own)).toEqual(['FORBIDDEN']);
    });
    expect(await grace.ask(NodesDocument, { ids: [grace.keyId] })).toEqual({ nodes: [null] });
  });
});
