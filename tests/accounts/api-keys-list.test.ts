import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { createApiSchema } from '../../src/app.js';
import {
  ApiKeyListDocument,
  ApiKeysDocument,
  CreateApiKeyDocument,
  DeleteUserDocument,
  RevokeApiKeyDocument,
} from '../generated/operations.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { type Acme, openAcme } from './acme.js';

describe('apiKeys', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const create = async (acme: Acme, userId: string, label: string, expiresAt?: string) => {
    const { createApiKey } = await acme.ada.ask(CreateApiKeyDocument, { input: { userId, label, expiresAt } });
    expect(createApiKey.userErrors).toEqual([]);
    return createApiKey as { apiKey: NonNullable<typeof createApiKey.apiKey>; secret: string };
  };
  const list = async (acme: Acme) => (await acme.ada.ask(ApiKeysDocument)).apiKeys;

  it('lists all keys of the account, the oldest first: also revoked and expired ones, and those of deleted users', async () => {
    const acme = await openAcme(app);
    const other = await openAcme(app);
    await other.member();
    const graceId = await acme.user({ name: 'Grace' });
    const linusId = await acme.user({ name: 'Linus' });
    const keys = [
      await create(acme, graceId, 'Grace’s'),
      await create(acme, acme.userId, 'Expired', '2099-01-01T00:00:00.000Z'),
      await create(acme, acme.userId, 'Revoked'),
      await create(acme, graceId, 'Revoked before'),
      await create(acme, linusId, 'Linus’s', '2099-01-01T00:00:00.000Z'),
    ].map(({ apiKey }) => apiKey);
    const revoke = async (index: number) => {
      const input = { apiKeyId: keys[index]?.id as string };
      const { revokeApiKey } = await acme.ada.ask(RevokeApiKeyDocument, { input });
      return revokeApiKey.apiKey?.revokedAt;
    };
    const [revokedAt, revokedBefore] = [await revoke(2), await revoke(3)];
    // the day comes sooner than it would
    await app.store.pools.write.query('UPDATE api_keys SET expires_at = created_at WHERE id = ?', [
      keys[1]?.id as string,
    ]);
    await acme.newEvents();
    await acme.ada.ask(DeleteUserDocument, { input: { userId: graceId } });
    const deletedAt = (await acme.newEvents()).at(-1)?.occurredAt;

    const { nodes, totalCount } = await list(acme);

    const ada = { id: acme.userId, name: 'Ada', deletedAt: null };
    const grace = { id: graceId, name: 'Grace', deletedAt };
    expect(nodes).toMatchObject([
      { label: 'Made with the account', user: ada, expiresAt: null, revokedAt: null },
      { ...keys[0], user: grace, revokedAt: deletedAt },
      { ...keys[1], user: ada, expiresAt: keys[1]?.createdAt, revokedAt: null },
      { ...keys[2], user: ada, revokedAt },
      { ...keys[3], user: grace, revokedAt: revokedBefore },
      { ...keys[4], user: { id: linusId, name: 'Linus', deletedAt: null }, revokedAt: null },
    ]);
    expect(totalCount).toBe(6);
  });

  it('tells when each was last used', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    const usesOf = async () => (await list(acme)).nodes.map(({ lastUsedAt }) => lastUsedAt);
    // Ada's own is noted beside her requests
    let uses = await usesOf();
    while (uses[0] === null) uses = await usesOf();
    expect(uses).toEqual([expect.stringMatching(/Z$/), null]);
    await grace.ask('{ viewer { id } }');
    while (uses[1] === null) uses = await usesOf();
    expect(Date.parse(uses[1] as string)).toBeGreaterThanOrEqual(Date.parse(uses[0] as string));
  });

  it('never tells a secret or its hash, nor has it a field for them', async () => {
    const acme = await openAcme(app);
    const { apiKey, secret } = await create(acme, acme.userId, 'Test');
    const type = createApiSchema().getType('ApiKey');
    const fields = isObjectType(type) ? Object.keys(type.getFields()) : [];
    expect(fields.toSorted()).toEqual([
      ...['createdAt', 'expiresAt', 'id', 'label', 'lastUsedAt', 'revokedAt', 'scope', 'user'],
    ]);

    const everything = `id label scope createdAt expiresAt revokedAt lastUsedAt user { id }`;
    const answer = await acme.ada.ask(
      `query ($ids: [ID!]!) {
        apiKeys { nodes { ${everything} } edges { cursor node { ${everything} } } pageInfo { startCursor endCursor } }
        nodes(ids: $ids) { ... on ApiKey { ${everything} } }
        events { nodes { ... on ApiKeyCreated { apiKey { ${everything} } } } }
      }`,
      { ids: [apiKey.id] },
    );
    // what cursors hold is told, too
    const told = JSON.stringify(answer);
    const all = told + [...told.matchAll(/[\w-]{20,}/g)].map(([text]) => Buffer.from(text, 'base64url')).join('\n');
    expect(all).toContain(apiKey.id);
    for (const key of [secret, acme.apiKey]) {
      // after `sk_` and the id come 43 characters of the secret and its checksum
      expect(all).not.toContain(key.slice(29, -6));
      const hash = createHash('sha256').update(key).digest();
      for (const encoding of ['hex', 'base64', 'base64url'] as const)
        expect(all).not.toContain(hash.toString(encoding));
    }
  });

  it('A3: is for Administrators', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    expect(await grace.refusals(ApiKeyListDocument, {})).toEqual(['FORBIDDEN']);
    expect(await grace.refusals(ApiKeyListDocument, { first: 1, after: 'x' })).toEqual(['FORBIDDEN']);
    // a page size is looked at before anything is executed, for all callers alike
    for (const caller of [grace, acme.ada, client(app)]) {
      expect(await caller.refusals(ApiKeyListDocument, { first: 0 })).toEqual(['BAD_USER_INPUT']);
    }
    expect((await list(acme)).nodes.map(({ user }) => user.id)).toEqual([acme.userId, grace.id]);
  });
});
