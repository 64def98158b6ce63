import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/entities/index.js';
import {
  AssignLicensesDocument,
  CreateUsersDocument,
  DeleteUserDocument,
  UnassignLicensesDocument,
} from '../generated/operations.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { type Counted, countStatements } from '../support/count-statements.js';
import { subscribe } from '../support/subscriber.js';
import { type Acme, openAcme } from './acme.js';

const kind = 'SCHEDULED_MEETING';
const both = ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'] as const;

describe('many at once', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const open = (size: number) => openAcme(app, { scheduledMeeting: size + 1, liveEngagement: size });
  const rows = (size: number) =>
    Array.from({ length: size }, (_, index) => ({
      name: `User ${index}`,
      email: `${unique('user')}@acme.example`,
      licenses: [...both],
    }));
  const createUsers = async (acme: Acme, size: number) => {
    const { createUsers } = await acme.ada.ask(CreateUsersDocument, { input: { users: rows(size) } });
    expect(createUsers.userErrors).toEqual([]);
    expect(createUsers.users).toHaveLength(size);
    for (const { licenses } of createUsers.users) expect(licenses).toHaveLength(2);
    return createUsers.users.map(({ id }) => id);
  };
  /** Pages by the rows of the database: no mutation makes many. */
  const addPages = async ({ accountId }: Acme, ownerIds: string[], reason: string | null) => {
    const pages = ownerIds.map((ownerId) => {
      return [
        accountId,
        newId('pag'),
        unique('page'),
        'Introduction',
        30,
        ownerId,
        reason,
        reason && new Date(),
        new Date(),
      ];
    });
    await app.store.pools.write.query(
      `INSERT INTO booking_pages
         (account_id, id, slug, title, duration_minutes, owner_id, disabled_reason, disabled_at, created_at) VALUES ?`,
      [pages],
    );
  };

  /** Active ones, by the rows of the database. */
  const addConversations = async ({ accountId }: Acme, agentIds: string[]) => {
    const conversations = agentIds.map((agentId) => {
      return [accountId, newId('cnv'), 'LIVE_CHAT', 'Bob', agentId, 'Somebody', new Date(), randomBytes(32)];
    });
    await app.store.pools.write.query(
      `INSERT INTO conversations
         (account_id, id, kind, visitor_name, agent_id, agent_name, started_at, visitor_token_hash) VALUES ?`,
      [conversations],
    );
  };

  describe('are a few statements, as many as for a few:', () => {
    it('each of a packet counts', async () => {
      const { writing } = await countStatements(app, async () => {
        const session = await app.store.pools.write.session();
        await session.query('SELECT 1; SELECT 2; DO 0');
        await session.query('SELECT ?', [1]);
        session.release();
      });
      expect(writing).toBe(4);
    });

    /** For 10 and for 1,000. */
    const costsTheSame = async (measure: (size: number) => Promise<Counted<unknown>>) => {
      const [few, many] = [await measure(10), await measure(1_000)];
      expect([many.writing, many.reading]).toEqual([few.writing, few.reading]);
      expect(many.writing).toBeLessThan(25);
      expect(many.reading).toBeLessThan(10);
    };

    it('createUsers with both licenses', async () => {
      await costsTheSame(async (size) => {
        const acme = await open(size);
        return countStatements(app, () => createUsers(acme, size));
      });
    });

    it('createUsers that is refused row by row', async () => {
      await costsTheSame(async (size) => {
        const acme = await openAcme(app);
        return countStatements(app, async () => {
          const { createUsers } = await acme.ada.ask(CreateUsersDocument, { input: { users: rows(size) } });
          expect(createUsers.userErrors).toHaveLength(2 * size);
        });
      });
    });

    it('assignLicenses, pages restored', async () => {
      await costsTheSame(async (size) => {
        const acme = await open(size);
        const userIds = await createUsers(acme, size);
        await acme.ada.ask(UnassignLicensesDocument, { input: { userIds, kind } });
        await addPages(acme, userIds, 'OWNER_UNLICENSED');
        return countStatements(app, async () => {
          const { assignLicenses } = await acme.ada.ask(AssignLicensesDocument, {
            input: { userIds, kind, restorePages: true },
          });
          expect(assignLicenses.licenses.map(({ holder }) => holder?.id)).toEqual(userIds);
          expect(assignLicenses.restoredPages.map(({ owner }) => owner.id)).toEqual(userIds);
        });
      });
    });

    it('unassignLicenses, pages disabled', async () => {
      await costsTheSame(async (size) => {
        const acme = await open(size);
        const userIds = await createUsers(acme, size);
        await addPages(acme, userIds, null);
        return countStatements(app, async () => {
          const { unassignLicenses } = await acme.ada.ask(UnassignLicensesDocument, { input: { userIds, kind } });
          expect(unassignLicenses.licenses).toHaveLength(size);
          expect(unassignLicenses.disabledPages.map(({ owner }) => owner.id)).toEqual(userIds);
          expect(unassignLicenses.availableAfter).toBe(size + 1);
        });
      });
    });

    it('unassignLicenses, pages to somebody', async () => {
      await costsTheSame(async (size) => {
        const acme = await open(size);
        const userIds = await createUsers(acme, size);
        const pagesTo = await acme.user({ licenses: [kind] });
        await addPages(acme, userIds, null);
        return countStatements(app, async () => {
          const { unassignLicenses } = await acme.ada.ask(UnassignLicensesDocument, {
            input: { userIds, kind, pagesTo },
          });
          expect(unassignLicenses.movedPages.map(({ owner }) => owner.id)).toEqual(Array(size).fill(pagesTo));
        });
      });
    });

    it('unassignLicenses, conversations requeued', async () => {
      await costsTheSame(async (size) => {
        const acme = await open(size);
        const userIds = await createUsers(acme, size);
        await addConversations(acme, userIds);
        return countStatements(app, async () => {
          const { unassignLicenses } = await acme.ada.ask(UnassignLicensesDocument, {
            input: { userIds, kind: 'LIVE_ENGAGEMENT' },
          });
          expect(unassignLicenses.licenses).toHaveLength(size);
          expect(unassignLicenses.requeuedConversations.map(({ status, agent }) => [status, agent])).toEqual(
            userIds.map(() => ['WAITING', null]),
          );
        });
      });
    });

    it('deleteUser with many pages, conversations and keys', async () => {
      await costsTheSame(async (size) => {
        const acme = await openAcme(app, { scheduledMeeting: 1, liveEngagement: 1 });
        const userId = await acme.user({ licenses: [...both] });
        await addPages(acme, Array(size).fill(userId), null);
        await addConversations(acme, Array(size).fill(userId));
        await app.store.pools.write.query(
          'INSERT INTO api_keys (account_id, id, user_id, label, secret_hash, created_at) VALUES ?',
          [
            Array.from({ length: size }, () => [
              acme.accountId,
              newId('key'),
              userId,
              'Test',
              randomBytes(32),
              new Date(),
            ]),
          ],
        );
        return countStatements(app, async () => {
          const { deleteUser } = await acme.ada.ask(DeleteUserDocument, { input: { userId } });
          expect(deleteUser.disabledPages).toHaveLength(size);
          expect(deleteUser.movedPages.map(({ owner }) => owner.id)).toEqual(Array(size).fill(acme.userId));
          expect(deleteUser.freedLicenses).toHaveLength(2);
          expect(deleteUser.requeuedConversations).toHaveLength(size);
        });
      });
    });
  });

  describe('E3: the events of one big change', () => {
    it('arrive in order and once, at each server, live or from a cursor; the change is answered', async () => {
      const elsewhere = await startApp();
      try {
        const acme = await open(1_000);
        const { account } = await acme.state();
        await acme.user();
        const query = 'subscription ($after: String) { accountEvents(after: $after) { __typename sequence } }';
        type Heard = { accountEvents: { __typename: string; sequence: number } };
        const listen = (server: { url: string }) =>
          subscribe<Heard, object>(server, acme.apiKey, query, { after: account.eventCursor });
        const live = [await listen(app), await listen(elsewhere)];
        const first = { __typename: 'UserCreated', sequence: 1 };
        // from then on they wait for what comes
        for (const listener of live) expect((await listener.next()).accountEvents).toEqual(first);

        const userIds = await createUsers(acme, 1_000);

        expect(new Set(userIds).size).toBe(1_000);
        const turn = ['UserCreated', 'SeatAssigned', 'SeatAssigned'];
        const expected = Array.from({ length: 3_000 }, (_, index) => ({
          __typename: turn[index % 3],
          sequence: index + 2,
        }));
        const late = [await listen(app), await listen(elsewhere)];
        for (const listener of late) expect((await listener.next()).accountEvents).toEqual(first);
        const all = [...live, ...late];
        for (const listener of all) {
          expect((await listener.take(3_000)).map(({ accountEvents }) => accountEvents)).toEqual(expected);
        }
        // and nothing more but what comes then
        await acme.user();
        for (const listener of all) {
          expect((await listener.next()).accountEvents).toEqual({ __typename: 'UserCreated', sequence: 3_002 });
          listener.socket.close();
        }
      } finally {
        await elsewhere.close();
      }
    });
  });
});
