import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChangeUserRoleDocument, DeleteUserDocument, type Role, ViewerDocument } from '../generated/operations.js';
import { startApp } from '../support/app.js';
import { type Acme, openAcme } from './acme.js';

describe('changeUserRole', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const change = async (caller: Pick<Acme['ada'], 'ask'>, userId: string, role: Role) =>
    (await caller.ask(ChangeUserRoleDocument, { input: { userId, role } })).changeUserRole;

  it('A1: gives another role, which counts from the next request on', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member({ name: 'Grace' });
    const list = '{ users { totalCount } }';
    await acme.newEvents();

    expect(await change(acme.ada, grace.id, 'ADMINISTRATOR')).toEqual({
      user: { id: grace.id, role: 'ADMINISTRATOR' },
      userErrors: [],
    });
    expect((await grace.ask(ViewerDocument)).viewer.role).toBe('ADMINISTRATOR');
    expect(await grace.refusals(list)).toEqual([]);

    expect((await change(acme.ada, grace.id, 'MEMBER')).user).toEqual({ id: grace.id, role: 'MEMBER' });
    expect((await grace.ask(ViewerDocument)).viewer.role).toBe('MEMBER');
    expect(await grace.refusals(list)).toEqual(['FORBIDDEN']);

    const event = {
      __typename: 'UserRoleChanged',
      type: 'USER_ROLE_CHANGED',
      user: { id: grace.id },
      name: 'Grace',
      actor: { id: acme.userId },
    };
    expect(await acme.newEvents()).toMatchObject([
      { ...event, role: 'ADMINISTRATOR', previousRole: 'MEMBER' },
      { ...event, role: 'MEMBER', previousRole: 'ADMINISTRATOR' },
    ]);
  });

  it('U2: leaves licenses and pages alone', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const graceId = await acme.user({ role: 'ADMINISTRATOR', licenses: ['SCHEDULED_MEETING'] });
    await acme.page(graceId);
    const before = await acme.state();
    await change(acme.ada, graceId, 'MEMBER');
    const { licensePools, bookingPages } = await acme.state();
    expect({ licensePools, bookingPages }).toEqual({
      licensePools: before.licensePools,
      bookingPages: before.bookingPages,
    });
    expect(bookingPages.nodes).toMatchObject([{ enabled: true }]);
  });

  it('U6: succeeds for the role they have, and records nothing', async () => {
    const acme = await openAcme(app);
    const graceId = await acme.user();
    await acme.unchangedBy(async () => {
      expect(await change(acme.ada, graceId, 'MEMBER')).toMatchObject({ user: { role: 'MEMBER' }, userErrors: [] });
      // also for the last Administrator
      const { user, userErrors } = await change(acme.ada, acme.userId, 'ADMINISTRATOR');
      expect({ user, userErrors }).toEqual({ user: { id: acme.userId, role: 'ADMINISTRATOR' }, userErrors: [] });
    });
  });

  it('U3: the last Administrator cannot be demoted, until there is another', async () => {
    const acme = await openAcme(app);
    const other = await openAcme(app);
    await other.user({ role: 'ADMINISTRATOR' });
    const graceId = await acme.user();
    expect(await acme.unchangedBy(() => change(acme.ada, acme.userId, 'MEMBER'))).toMatchObject({
      user: null,
      userErrors: [{ code: 'LAST_ADMINISTRATOR', field: ['userId'] }],
    });
    await change(acme.ada, graceId, 'ADMINISTRATOR');
    // themselves too: what they may do ends with it (A4)
    expect(await change(acme.ada, acme.userId, 'MEMBER')).toMatchObject({ user: { role: 'MEMBER' }, userErrors: [] });
    const input = { userId: acme.userId, role: 'ADMINISTRATOR' } as const;
    expect(await acme.ada.refusals(ChangeUserRoleDocument, { input })).toEqual(['FORBIDDEN']);
  });

  it('U3: a deleted Administrator does not count', async () => {
    const acme = await openAcme(app);
    const graceId = await acme.user({ role: 'ADMINISTRATOR' });
    await acme.ada.ask(DeleteUserDocument, { input: { userId: graceId } });
    expect(await acme.unchangedBy(() => change(acme.ada, acme.userId, 'MEMBER'))).toMatchObject({
      user: null,
      userErrors: [{ code: 'LAST_ADMINISTRATOR', field: ['userId'] }],
    });
  });

  it('U3: two who demote each other at once leave one', async () => {
    const acme = await openAcme(app);
    for (let round = 0; round < 3; round++) {
      const grace = await acme.member({ role: 'ADMINISTRATOR' });
      const linus = await acme.member({ role: 'ADMINISTRATOR' });
      await change(grace, acme.userId, 'MEMBER');
      const input = (userId: string) => ({ input: { userId, role: 'MEMBER' } }) as const;
      const answers = await Promise.all([
        grace.send(ChangeUserRoleDocument, input(linus.id)),
        linus.send(ChangeUserRoleDocument, input(grace.id)),
      ]);
      const refusals = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
      expect(refusals).toEqual(['FORBIDDEN']);
      const one = answers[0]?.errors.length === 0 ? grace : linus;
      const { users } = await one.ask<{ users: { nodes: object[] } }, object>(
        '{ users(filter: { role: ADMINISTRATOR }) { nodes { id } } }',
      );
      expect(users.nodes).toEqual([{ id: one.id }]);
      await change(one, acme.userId, 'ADMINISTRATOR');
      await change(acme.ada, one.id, 'MEMBER');
    }
  });

  it('answers NOT_FOUND for whoever is not of the account (A2), and is for Administrators', async () => {
    const acme = await openAcme(app);
    const other = await openAcme(app);
    const grace = await acme.member();
    await acme.unchangedBy(async () => {
      for (const userId of [other.userId, `${grace.id} `, grace.id.toLowerCase(), acme.accountId, 'nobody', '']) {
        expect(await change(acme.ada, userId, 'ADMINISTRATOR')).toMatchObject({
          user: null,
          userErrors: [{ code: 'NOT_FOUND', field: ['userId'] }],
        });
      }
      const input = { userId: grace.id, role: 'ADMINISTRATOR' } as const;
      expect(await grace.refusals(ChangeUserRoleDocument, { input })).toEqual(['FORBIDDEN']);
    });
    expect(await other.newEvents()).toEqual([]);
  });
});
