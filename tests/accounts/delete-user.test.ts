import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AssignLicenseDocument,
  CreateUsersDocument,
  DeleteUserDocument,
  type DeleteUserInput,
  DisableBookingPageDocument,
  EnableBookingPageDocument,
  type LicenseKind,
  ResizeLicensePoolDocument,
  RevokeApiKeyDocument,
} from '../generated/operations.js';
import { newKey, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { subscribe } from '../support/subscriber.js';
import { type Acme, openAcme } from './acme.js';

const SCHEDULED = 'SCHEDULED_MEETING';
const LIVE = 'LIVE_ENGAGEMENT';

describe('deleteUser', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const remove = async (caller: Pick<Acme['ada'], 'ask'>, input: DeleteUserInput) =>
    (await caller.ask(DeleteUserDocument, { input })).deleteUser;
  const disable = async (acme: Acme, pageId: string) =>
    (await acme.ada.ask(DisableBookingPageDocument, { input: { pageId } })).disableBookingPage.page;
  const pagesOf = async (acme: Acme) => (await acme.state()).bookingPages.nodes;
  const licenseIdsOf = async (acme: Acme, userId: string) =>
    (await acme.state()).users.nodes.find(({ id }) => id === userId)?.licenses.map(({ id }) => id) as string[];

  it('U5: hands the pages on, frees the licenses, revokes the keys, and then deletes, in this order', async () => {
    const acme = await openAcme(app, { liveEngagement: 2 });
    // licenses bought later have later ids: by id, this kind comes last
    await acme.ada.ask(ResizeLicensePoolDocument, { input: { kind: SCHEDULED, capacity: 3 } });
    const linusId = await acme.user({ name: 'Linus', licenses: [SCHEDULED] });
    const grace = await acme.member({ name: 'Grace', licenses: [SCHEDULED, LIVE] });
    const [scheduledId, liveId] = await licenseIdsOf(acme, grace.id);
    const pages = [await acme.page(grace.id), await acme.page(grace.id), await acme.page(grace.id)];
    const ofLinus = await acme.page(linusId);
    const dark = await disable(acme, pages[1]?.id as string);
    const keyIds = [grace.keyId, (await newKey(app, acme.apiKey, grace.id)).id];
    await acme.newEvents();

    const deleted = await remove(acme.ada, { userId: grace.id });

    const events = await acme.newEvents();
    const at = events[0]?.occurredAt;
    const disabled = ({ id, slug }: (typeof pages)[number]) => ({
      __typename: 'PageDisabled',
      page: { id },
      slug,
      reason: 'OWNER_DELETED',
    });
    const reassigned = ({ id, slug }: (typeof pages)[number]) => ({
      __typename: 'PageReassigned',
      page: { id },
      slug,
      owner: { id: acme.userId },
      ownerName: 'Ada',
      formerOwner: { id: grace.id },
      formerOwnerName: 'Grace',
    });
    const freed = (id: string | undefined, kind: string, availableAfter: number) => ({
      __typename: 'SeatFreed',
      license: { id },
      pool: { kind },
      formerHolder: { id: grace.id },
      formerHolderName: 'Grace',
      availableAfter,
    });
    const [first, second, third] = pages as [(typeof pages)[0], (typeof pages)[0], (typeof pages)[0]];
    const told = [
      disabled(first),
      reassigned(first),
      reassigned(second),
      disabled(third),
      reassigned(third),
      freed(liveId, LIVE, 2),
      freed(scheduledId, SCHEDULED, 2),
      ...keyIds.map((id) => ({ __typename: 'ApiKeyRevoked', apiKey: { id } })),
      { __typename: 'UserDeleted', type: 'USER_DELETED', name: 'Grace', user: { id: grace.id, deletedAt: at } },
    ];
    expect(events).toMatchObject(told.map((event) => ({ ...event, actor: { id: acme.userId }, occurredAt: at })));
    expect(events).toHaveLength(told.length);

    // the rows as they end
    const moved = (page: object, reason: string, disabledAt: string | null | undefined) => ({
      ...page,
      enabled: false,
      disabledReason: reason,
      disabledAt,
      owner: { id: acme.userId },
    });
    const movedPages = [
      moved(first, 'OWNER_DELETED', at),
      moved(second, 'BY_USER', dark?.disabledAt),
      moved(third, 'OWNER_DELETED', at),
    ];
    const license = (id: string | undefined, kind: string) => ({ id, kind, assignedAt: null, holder: null });
    expect(deleted).toEqual({
      deletedUserId: grace.id,
      freedLicenses: [license(liveId, LIVE), license(scheduledId, SCHEDULED)],
      movedPages,
      disabledPages: [movedPages[0], movedPages[2]],
      requeuedConversations: [],
      userErrors: [],
    });
    expect(await pagesOf(acme)).toEqual([...movedPages, { ...ofLinus, owner: { id: linusId } }]);
    const { licensePools, users } = await acme.state();
    expect(licensePools).toMatchObject([{ assigned: 1 }, { assigned: 0 }]);
    expect(licensePools[1]?.licenses.nodes.every(({ holder }) => holder === null)).toBe(true);
    expect(users.nodes.map(({ id }) => id).toSorted()).toEqual([acme.userId, linusId].toSorted());
  });

  it('of one who has nothing records UserDeleted only, also with a receiver', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const people = [await acme.user(), await acme.user()];
    await acme.newEvents();
    for (const [userId, pagesTo] of [
      [people[0], null],
      [people[1], acme.userId],
    ]) {
      expect(await remove(acme.ada, { userId: userId as string, pagesTo })).toEqual({
        deletedUserId: userId,
        freedLicenses: [],
        movedPages: [],
        disabledPages: [],
        requeuedConversations: [],
        userErrors: [],
      });
    }
    expect(await acme.newEventTypes()).toEqual(['UserDeleted', 'UserDeleted']);
  });

  describe('the pages', () => {
    /** Grace with an enabled page and three that are dark, for each reason one. */
    const openWithPages = async (licensesOfLinus: LicenseKind[] = []) => {
      const acme = await openAcme(app, { scheduledMeeting: 3, liveEngagement: 1 });
      const linusId = await acme.user({ name: 'Linus', licenses: licensesOfLinus });
      const graceId = await acme.user({ name: 'Grace' });
      const unlicensed = await acme.page(graceId);
      await acme.ada.ask(AssignLicenseDocument, { input: { userId: graceId, kind: SCHEDULED } });
      const byUser = await disable(acme, (await acme.page(graceId)).id);
      const heir = await acme.user({ licenses: [SCHEDULED] });
      const ofDeleted = await acme.page(heir);
      await remove(acme.ada, { userId: heir });
      await acme.ada.ask(
        'mutation ($pageId: ID!, $ownerId: ID!) { reassignBookingPage(input: { pageId: $pageId, ownerId: $ownerId }) { userErrors { code } } }',
        { pageId: ofDeleted.id, ownerId: graceId },
      );
      const enabled = await acme.page(graceId);
      const before = await pagesOf(acme);
      expect(before).toMatchObject([
        { id: unlicensed.id, disabledReason: 'OWNER_UNLICENSED', owner: { id: graceId } },
        { id: byUser?.id, disabledReason: 'BY_USER', owner: { id: graceId } },
        { id: ofDeleted.id, disabledReason: 'OWNER_DELETED', owner: { id: graceId } },
        { id: enabled.id, enabled: true, owner: { id: graceId } },
      ]);
      await acme.newEvents();
      return { acme, graceId, linusId, enabledId: enabled.id, before };
    };

    it('P4: stay enabled with a licensed receiver; dark ones keep their reason', async () => {
      const { acme, graceId, linusId, before } = await openWithPages([SCHEDULED]);

      const deleted = await remove(acme.ada, { userId: graceId, pagesTo: linusId });

      const after = before.map((page) => ({ ...page, owner: { id: linusId } }));
      expect(deleted).toMatchObject({ deletedUserId: graceId, movedPages: after, disabledPages: [], userErrors: [] });
      expect(await pagesOf(acme)).toEqual(after);
      const events = await acme.newEvents();
      expect(events).toMatchObject([
        ...before.map(({ id }) => ({
          __typename: 'PageReassigned',
          page: { id },
          owner: { id: linusId },
          ownerName: 'Linus',
          formerOwner: { id: graceId },
          formerOwnerName: 'Grace',
        })),
        { __typename: 'SeatFreed' },
        { __typename: 'UserDeleted' },
      ]);
    });

    it.each([
      ['without any license', []],
      ['with a license of the other kind', [LIVE]],
    ] as [string, LicenseKind[]][])(
      'P2, L6: go dark as OWNER_UNLICENSED with a receiver %s, and can be restored',
      async (_name, licenses) => {
        const { acme, graceId, linusId, enabledId, before } = await openWithPages(licenses);

        const deleted = await remove(acme.ada, { userId: graceId, pagesTo: linusId });

        const events = await acme.newEvents();
        const after = before.map((page) => ({
          ...page,
          owner: { id: linusId },
          ...(page.enabled && {
            enabled: false,
            disabledReason: 'OWNER_UNLICENSED',
            disabledAt: events[0]?.occurredAt,
          }),
        }));
        expect(deleted).toMatchObject({ movedPages: after, disabledPages: [after[3]], userErrors: [] });
        expect(deleted.disabledPages).toHaveLength(1);
        expect(await pagesOf(acme)).toEqual(after);
        const types = ['PageReassigned', 'PageReassigned', 'PageReassigned', 'PageDisabled', 'PageReassigned'];
        expect(events.map((event) => event.__typename)).toEqual([...types, 'SeatFreed', 'UserDeleted']);
        expect(events[3]).toMatchObject({ page: { id: enabledId }, reason: 'OWNER_UNLICENSED' });

        const { assignLicense } = await acme.ada.ask(AssignLicenseDocument, {
          input: { userId: linusId, kind: SCHEDULED, restorePages: true },
        });
        expect(assignLicense.restoredPages.map(({ id }) => id)).toEqual([before[0]?.id, enabledId]);
      },
    );

    it('A3: were not the receiver’s yet when they went dark: a Member hears of their own only', async () => {
      const { acme, graceId } = await openWithPages();
      const bea = await acme.member({ name: 'Bea' });
      const cursor = (await acme.state()).account.eventCursor;
      await remove(acme.ada, { userId: graceId, pagesTo: bea.id });
      const heard = await subscribe<{ pageDisabled: { page: { id: string } } }, { after: string }>(
        app,
        bea.key,
        'subscription ($after: String) { pageDisabled(after: $after) { page { id } } }',
        { after: cursor },
      );
      await acme.ada.ask(AssignLicenseDocument, { input: { userId: bea.id, kind: SCHEDULED } });
      const own = await acme.page(bea.id);
      await disable(acme, own.id);
      expect((await heard.next()).pageDisabled).toEqual({ page: { id: own.id } });
      heard.socket.close();
    });

    it('go to the calling Administrator where nobody is named, dark as OWNER_DELETED though she is licensed', async () => {
      const { acme, graceId, enabledId, before } = await openWithPages();
      await acme.ada.ask(AssignLicenseDocument, { input: { userId: acme.userId, kind: SCHEDULED } });
      await acme.newEvents();

      const deleted = await remove(acme.ada, { userId: graceId, pagesTo: null });

      const [{ occurredAt } = { occurredAt: '' }] = await acme.newEvents();
      const after = before.map((page) => ({
        ...page,
        owner: { id: acme.userId },
        ...(page.enabled && { enabled: false, disabledReason: 'OWNER_DELETED', disabledAt: occurredAt }),
      }));
      expect(deleted).toMatchObject({ movedPages: after, disabledPages: [after[3]], userErrors: [] });
      expect(await pagesOf(acme)).toEqual(after);
      // it is hers to decide
      const { enableBookingPage } = await acme.ada.ask(EnableBookingPageDocument, { input: { pageId: enabledId } });
      expect(enableBookingPage.page).toMatchObject({ id: enabledId, enabled: true });
    });

    it('stay enabled with the calling Administrator where she is named and licensed', async () => {
      const { acme, graceId, before } = await openWithPages();
      await acme.ada.ask(AssignLicenseDocument, { input: { userId: acme.userId, kind: SCHEDULED } });
      const deleted = await remove(acme.ada, { userId: graceId, pagesTo: acme.userId });
      expect(deleted.movedPages).toEqual(before.map((page) => ({ ...page, owner: { id: acme.userId } })));
      expect(deleted.disabledPages).toEqual([]);
    });

    it('go to nobody but another user of the account, else nothing is done (E1)', async () => {
      const { acme, graceId, linusId } = await openWithPages();
      const other = await openAcme(app);
      await remove(acme.ada, { userId: linusId });
      await acme.unchangedBy(async () => {
        for (const pagesTo of [other.userId, linusId, `${acme.userId} `, acme.userId.toLowerCase(), 'nobody', '']) {
          expect([pagesTo, await remove(acme.ada, { userId: graceId, pagesTo })]).toEqual([
            pagesTo,
            {
              deletedUserId: null,
              freedLicenses: [],
              movedPages: [],
              disabledPages: [],
              requeuedConversations: [],
              userErrors: [{ code: 'NOT_FOUND', field: ['pagesTo'], message: expect.any(String) }],
            },
          ]);
        }
        expect(await remove(acme.ada, { userId: graceId, pagesTo: graceId })).toMatchObject({
          deletedUserId: null,
          userErrors: [{ code: 'INVALID', field: ['pagesTo'] }],
        });
      });
    });
  });

  it('L1, L3: the licenses stand behind those that were free before, and are given again', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 3 });
    const graceId = await acme.user({ licenses: [SCHEDULED] });
    const [licenseId] = await licenseIdsOf(acme, graceId);
    await remove(acme.ada, { userId: graceId });
    const users = Array.from({ length: 4 }, () => ({
      name: 'Linus',
      email: `${unique('user')}@x`,
      licenses: [SCHEDULED],
    }));
    const create = async (count: number) =>
      (await acme.ada.ask(CreateUsersDocument, { input: { users: users.slice(0, count) as never } })).createUsers;
    expect((await create(4)).userErrors).toMatchObject([
      { code: 'NO_FREE_LICENSE', field: ['users', '3', 'licenses'] },
    ]);
    const given = (await create(3)).users.map(({ licenses }) => licenses[0]?.id);
    expect(given[2]).toBe(licenseId);
    expect(given.slice(0, 2)).not.toContain(licenseId);
    expect((await acme.state()).licensePools[0]).toMatchObject({ capacity: 3, assigned: 3, available: 0 });
  });

  it('revokes keys that expired, too, and no key twice', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    const [revoked, expired] = [await newKey(app, acme.apiKey, grace.id), await newKey(app, acme.apiKey, grace.id)];
    const { revokeApiKey } = await acme.ada.ask(RevokeApiKeyDocument, { input: { apiKeyId: revoked.id } });
    await app.store.pools.write.query('UPDATE api_keys SET expires_at = created_at WHERE id = ?', [expired.id]);
    await acme.newEvents();

    await remove(acme.ada, { userId: grace.id });

    const events = await acme.newEvents();
    expect(events).toMatchObject([
      { __typename: 'ApiKeyRevoked', apiKey: { id: grace.keyId } },
      { __typename: 'ApiKeyRevoked', apiKey: { id: expired.id } },
      { __typename: 'UserDeleted' },
    ]);
    const { nodes } = await acme.ada.ask<{ nodes: object[] }, object>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ApiKey { revokedAt user { id } } } }',
      { ids: [grace.keyId, revoked.id, expired.id] },
    );
    const user = { id: grace.id };
    const revokedAt = events[0]?.occurredAt;
    expect(nodes).toEqual([
      { revokedAt, user },
      { revokedAt: revokeApiKey.apiKey?.revokedAt, user },
      { revokedAt, user },
    ]);
  });

  describe('U3: the last Administrator', () => {
    it('cannot be deleted, until there is another', async () => {
      const acme = await openAcme(app);
      const other = await openAcme(app);
      await other.user({ role: 'ADMINISTRATOR' });
      const graceId = await acme.user();
      const refused = { deletedUserId: null, userErrors: [{ code: 'LAST_ADMINISTRATOR', field: ['userId'] }] };
      await acme.unchangedBy(async () => {
        expect(await remove(acme.ada, { userId: acme.userId, pagesTo: graceId })).toMatchObject(refused);
        // all that is wrong is told
        for (const pagesTo of [null, acme.userId]) {
          const { userErrors } = await remove(acme.ada, { userId: acme.userId, pagesTo });
          expect(userErrors.map(({ code, field }) => [code, field])).toEqual([
            ['LAST_ADMINISTRATOR', ['userId']],
            ['INVALID', ['pagesTo']],
          ]);
        }
      });
      const linus = await acme.member({ role: 'ADMINISTRATOR' });
      expect(await remove(acme.ada, { userId: acme.userId, pagesTo: graceId })).toMatchObject({
        deletedUserId: acme.userId,
        userErrors: [],
      });
      // a tombstone does not count
      expect(await remove(linus, { userId: linus.id, pagesTo: graceId })).toMatchObject(refused);
    });

    it('is not deleted by two who delete each other at once, each at a server of their own', async () => {
      const acme = await openAcme(app);
      const elsewhere = await startApp();
      try {
        for (let round = 0; round < 5; round++) {
          const [grace, linus] = [
            await acme.member({ role: 'ADMINISTRATOR' }),
            await acme.member({ role: 'ADMINISTRATOR' }),
          ];
          const answers = await Promise.all([
            client(app, grace.key).send(DeleteUserDocument, { input: { userId: linus.id } }),
            client(elsewhere, linus.key).send(DeleteUserDocument, { input: { userId: grace.id } }),
          ]);
          const done = answers.filter(({ data }) => data?.deleteUser.deletedUserId);
          expect(done).toHaveLength(1);
          // at the door their key is gone, under the lock they are
          const codes = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
          expect(codes).toHaveLength(1);
          expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain(codes[0]);
          await remove(acme.ada, { userId: done[0] === answers[0] ? grace.id : linus.id });
        }
      } finally {
        await elsewhere.close();
      }
    });

    it('stays of all who delete themselves at once', async () => {
      const acme = await openAcme(app);
      const heirId = await acme.user();
      const all = [{ id: acme.userId, ask: acme.ada.ask }];
      for (let count = 0; count < 3; count++) all.push(await acme.member({ role: 'ADMINISTRATOR' }));
      const answers = await Promise.all(all.map((one) => remove(one, { userId: one.id, pagesTo: heirId })));
      expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['LAST_ADMINISTRATOR']);
      const left = all[answers.findIndex(({ deletedUserId }) => deletedUserId === null)];
      const { users } = await (left as typeof acme.ada & { id: string }).ask<{ users: { nodes: object[] } }, object>(
        '{ users(filter: { role: ADMINISTRATOR }) { nodes { id } } }',
      );
      expect(users.nodes).toEqual([{ id: left?.id }]);
    });
  });

  describe('who deletes themselves', () => {
    it('must name who gets the pages, though they have none', async () => {
      const acme = await openAcme(app);
      const grace = await acme.member({ role: 'ADMINISTRATOR' });
      await acme.unchangedBy(async () => {
        for (const pagesTo of [undefined, null, grace.id]) {
          expect(await remove(grace, { userId: grace.id, pagesTo })).toMatchObject({
            deletedUserId: null,
            userErrors: [{ code: 'INVALID', field: ['pagesTo'] }],
          });
        }
      });
    });

    it('is answered, and is the actor of all that was done', async () => {
      const acme = await openAcme(app, { scheduledMeeting: 2 });
      const grace = await acme.member({ role: 'ADMINISTRATOR', licenses: [SCHEDULED] });
      const page = await acme.page(grace.id);
      await acme.newEvents();
      const deleted = await remove(grace, { userId: grace.id, pagesTo: acme.userId });
      expect(deleted).toMatchObject({
        deletedUserId: grace.id,
        freedLicenses: [{ holder: null }],
        movedPages: [{ id: page.id, owner: { id: acme.userId }, disabledReason: 'OWNER_UNLICENSED' }],
        disabledPages: [{ id: page.id, owner: { id: acme.userId } }],
        userErrors: [],
      });
      const types = ['PageDisabled', 'PageReassigned', 'SeatFreed', 'ApiKeyRevoked', 'UserDeleted'];
      expect(await acme.newEvents()).toMatchObject(
        types.map((type) => ({ __typename: type, actor: { id: grace.id } })),
      );
    });
  });

  it('a dry run changes nothing and answers with what would happen; null is no dry run', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2, liveEngagement: 1 });
    const grace = await acme.member({ licenses: [SCHEDULED, LIVE] });
    for (let count = 0; count < 3; count++) await acme.page(grace.id);
    const dry = await acme.unchangedBy(() => remove(acme.ada, { userId: grace.id, dryRun: true }));
    expect(dry.disabledPages).toMatchObject(Array(3).fill({ owner: { id: acme.userId }, enabled: false }));
    expect((await grace.send('{ viewer { id } }')).errors).toEqual([]);
    await acme.unchangedBy(async () => {
      const refused = await remove(acme.ada, { userId: acme.userId, dryRun: true });
      expect(refused.userErrors.map(({ code }) => code)).toEqual(['LAST_ADMINISTRATOR', 'INVALID']);
    });
    const done = await remove(acme.ada, { userId: grace.id, dryRun: null });
    const untimed = ({ movedPages, disabledPages, ...rest }: typeof dry) => ({
      ...rest,
      pages: [movedPages, disabledPages].map((pages) => pages.map((page) => ({ ...page, disabledAt: null }))),
    });
    expect(untimed(done)).toEqual(untimed(dry));
    expect(await acme.newEventTypes()).toContain('UserDeleted');
  });

  it('answers NOT_FOUND for whoever is not of the account (A2), and is for Administrators', async () => {
    const acme = await openAcme(app);
    const other = await openAcme(app);
    const foreignId = await other.user();
    await other.newEvents();
    const grace = await acme.member();
    await acme.unchangedBy(async () => {
      for (const userId of [foreignId, other.userId, `${grace.id} `, grace.id.toLowerCase(), acme.accountId, 'x', '']) {
        for (const pagesTo of [undefined, acme.userId, userId]) {
          expect(await remove(acme.ada, { userId, pagesTo })).toMatchObject({
            deletedUserId: null,
            userErrors: [{ code: 'NOT_FOUND', field: ['userId'] }],
          });
        }
      }
      const input = { userId: grace.id, pagesTo: acme.userId };
      expect(await grace.refusals(DeleteUserDocument, { input })).toEqual(['FORBIDDEN']);
    });
    expect(await other.newEvents()).toEqual([]);
  });

  it('is done once, by two requests at once and a second time', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const graceId = await acme.user({ licenses: [SCHEDULED] });
    await acme.newEvents();
    const answers = await Promise.all([0, 1, 2].map(() => remove(acme.ada, { userId: graceId })));
    expect(answers.flatMap(({ deletedUserId }) => deletedUserId ?? [])).toEqual([graceId]);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(await acme.newEventTypes()).toEqual(['SeatFreed', 'UserDeleted']);
  });
});
