import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { openRaw, type RawSession } from '../database/raw.js';
import {
  ChangeUserRoleDocument,
  CreateBookingPageDocument,
  ResizeLicensePoolDocument,
} from '../generated/operations.js';
import { newAccount, newKey, newUser, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { lockAccount } from '../support/lock-account.js';
import { logOf, numbers } from './support.js';

describe('who may change an account', () => {
  let apps: (App & { url: string })[];
  let raw: RawSession;
  let account: Awaited<ReturnType<typeof newAccount>>;

  beforeAll(async () => {
    apps = await Promise.all([startApp(), startApp()]);
    raw = await openRaw();
  });
  afterAll(async () => {
    await raw.end();
    await Promise.all(apps.map((app) => app.close()));
  });
  beforeEach(async () => {
    account = await newAccount();
  });
  const anApp = () => apps[0] as App & { url: string };

  describe('A4: is read again under the lock', () => {
    let grace: { userId: string; keyId: string; key: string };
    beforeEach(async () => {
      const userId = await newUser(anApp(), account.apiKey, { role: 'ADMINISTRATOR' });
      const { id, secret } = await newKey(anApp(), account.apiKey, userId);
      grace = { userId, keyId: id, key: secret };
    });

    it.each([
      ['is demoted', "UPDATE users SET role = 'MEMBER' WHERE account_id = :account AND id = :user"],
      ['is deleted', 'UPDATE users SET deleted_at = NOW(3) WHERE account_id = :account AND id = :user'],
      ['has their key revoked', 'UPDATE api_keys SET revoked_at = NOW(3) WHERE account_id = :account AND id = :key'],
      ['has their key expire', 'UPDATE api_keys SET expires_at = NOW(3) WHERE account_id = :account AND id = :key'],
    ])('a mutation that waited while its caller %s is FORBIDDEN, and records nothing', async (_loss, sql) => {
      const lock = await lockAccount(account.accountId);
      const waiting = client(anApp(), grace.key).send(ResizeLicensePoolDocument, {
        input: { kind: 'LIVE_ENGAGEMENT', capacity: 7 },
      });
      await lock.waitedFor();
      const values = { account: account.accountId, user: grace.userId, key: grace.keyId };
      const names = [...sql.matchAll(/:(\w+)/g)].map(([, name]) => values[name as keyof typeof values]);
      await lock.query(sql.replace(/:\w+/g, '?'), names);
      const before = await logOf(raw, account.accountId);
      await lock.release();

      const { data, errors } = await waiting;
      expect(data ?? null).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' }, path: ['resizeLicensePool'] }]);
      expect(await logOf(raw, account.accountId)).toEqual(before);
      const pools = await raw.query('SELECT capacity FROM license_pools WHERE account_id = ?', [account.accountId]);
      expect(pools).toEqual([{ capacity: 0 }, { capacity: 0 }]);
    });

    it('what a mutation may see goes by the role under the lock, too: a just-demoted Administrator finds nobody else', async () => {
      const lock = await lockAccount(account.accountId);
      const waiting = client(anApp(), grace.key).ask(CreateBookingPageDocument, {
        input: { title: 'Introduction', slug: unique('page'), ownerId: account.userId },
      });
      await lock.waitedFor();
      await lock.query("UPDATE users SET role = 'MEMBER' WHERE account_id = ? AND id = ?", [
        account.accountId,
        grace.userId,
      ]);
      await lock.release();
      expect((await waiting).createBookingPage).toMatchObject({
        page: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['ownerId'] }],
      });
    });
  });

  it('U3: two Administrators who demote each other at the same moment leave exactly one', async () => {
    const keyOf = new Map([[account.userId, account.apiKey]]);
    const graceId = await newUser(anApp(), account.apiKey, { role: 'ADMINISTRATOR' });
    keyOf.set(graceId, (await newKey(anApp(), account.apiKey, graceId)).secret);
    const people = [account.userId, graceId];

    for (const round of numbers(20)) {
      // each through a server of their own, and every other round through one
      const answers = await Promise.all(
        people.map((userId, index) =>
          client(apps[round % 2 === 0 ? index : 0] as App & { url: string }, keyOf.get(userId)).send(
            ChangeUserRoleDocument,
            { input: { userId: people[1 - index] as string, role: 'MEMBER' } },
          ),
        ),
      );
      const done = answers.filter(({ data }) => data?.changeUserRole.user?.role === 'MEMBER');
      // the other one is no Administrator any more, be it found out at the door or under the lock
      const refused = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
      expect([done.length, refused]).toEqual([1, ['FORBIDDEN']]);

      const left = await raw.query(
        "SELECT id FROM users WHERE account_id = ? AND role = 'ADMINISTRATOR' AND deleted_at IS NULL",
        [account.accountId],
      );
      expect(left.length).toBe(1);
      const other = people.find((userId) => userId !== left[0].id) as string;
      await client(anApp(), keyOf.get(left[0].id)).ask(ChangeUserRoleDocument, {
        input: { userId: other, role: 'ADMINISTRATOR' },
      });
    }
    const { version, log } = await logOf(raw, account.accountId);
    expect(log).toEqual(numbers(version));
  });

  it('U3: of many who demote themselves at the same moment, one cannot', async () => {
    const others = await Promise.all(
      numbers(4).map(async () => {
        const userId = await newUser(anApp(), account.apiKey, { role: 'ADMINISTRATOR' });
        return { userId, apiKey: (await newKey(anApp(), account.apiKey, userId)).secret };
      }),
    );
    const answers = await Promise.all(
      [account, ...others].map(({ userId, apiKey }, index) =>
        client(apps[index % 2] as App & { url: string }, apiKey).ask(ChangeUserRoleDocument, {
          input: { userId, role: 'MEMBER' },
        }),
      ),
    );
    const codes = answers.flatMap(({ changeUserRole }) => changeUserRole.userErrors.map(({ code }) => code));
    expect(codes).toEqual(['LAST_ADMINISTRATOR']);
  });
});
