import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UpdateUserDocument, type UpdateUserInput, UserDocument, ViewerDocument } from '../generated/operations.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { type Acme, openAcme } from './acme.js';

const email = () => `${unique('user')}@acme.example`;

describe('updateUser', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const update = async (caller: Pick<Acme['ada'], 'ask'>, input: UpdateUserInput) =>
    (await caller.ask(UpdateUserDocument, { input })).updateUser;

  it('changes name and e-mail, blanks around them left out, and nothing else; records UserUpdated', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1, liveEngagement: 1 });
    const graceId = await acme.user({ role: 'ADMINISTRATOR', licenses: ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'] });
    await acme.page(graceId);
    const before = await acme.state();
    await acme.newEvents();
    const address = email();

    const { user, userErrors } = await update(acme.ada, {
      userId: graceId,
      name: '  Grace Hopper\n',
      email: `\t${address} `,
    });

    expect(userErrors).toEqual([]);
    const changed = { id: graceId, name: 'Grace Hopper', email: address };
    expect(user).toEqual({ ...changed, role: 'ADMINISTRATOR', createdAt: expect.any(String), deletedAt: null });
    const events = await acme.newEvents();
    expect(events).toMatchObject([
      {
        __typename: 'UserUpdated',
        type: 'USER_UPDATED',
        name: 'Grace Hopper',
        user: { id: graceId },
        actor: { id: acme.userId },
      },
    ]);
    expect(events).toHaveLength(1);
    const after = await acme.state();
    expect({ ...after, account: null, users: null }).toEqual({ ...before, account: null, users: null });
    const others = (nodes: typeof after.users.nodes) => nodes.filter(({ id }) => id !== graceId);
    expect(others(after.users.nodes)).toEqual(others(before.users.nodes));
    const ofGrace = (nodes: typeof after.users.nodes) => nodes.find(({ id }) => id === graceId);
    expect(ofGrace(after.users.nodes)).toEqual({ ...ofGrace(before.users.nodes), ...changed });
  });

  it('takes null as left out: unchanged', async () => {
    const acme = await openAcme(app);
    const graceId = await acme.user({ name: 'Grace' });
    const [first, second] = [email(), email()];
    await acme.newEvents();
    expect((await update(acme.ada, { userId: graceId, email: first })).user).toMatchObject({
      name: 'Grace',
      email: first,
    });
    expect((await update(acme.ada, { userId: graceId, name: null, email: second })).user).toMatchObject({
      name: 'Grace',
      email: second,
    });
    expect((await update(acme.ada, { userId: graceId, name: 'Hopper', email: null })).user).toMatchObject({
      name: 'Hopper',
      email: second,
    });
    expect(await acme.newEvents()).toMatchObject([
      { __typename: 'UserUpdated', name: 'Grace' },
      { __typename: 'UserUpdated', name: 'Grace' },
      { __typename: 'UserUpdated', name: 'Hopper' },
    ]);
  });

  it('U6: succeeds for what is so already, and records nothing', async () => {
    const acme = await openAcme(app);
    const address = email();
    const graceId = await acme.user({ name: 'Grace' });
    await update(acme.ada, { userId: graceId, email: address });
    await acme.unchangedBy(async () => {
      for (const input of [
        {},
        { name: null, email: null },
        { name: 'Grace' },
        { name: ' Grace ', email: ` ${address}\n` },
      ]) {
        expect(await update(acme.ada, { userId: graceId, ...input })).toMatchObject({
          user: { id: graceId, name: 'Grace', email: address },
          userErrors: [],
        });
      }
    });
    // a name in another case is another name
    expect((await update(acme.ada, { userId: graceId, name: 'GRACE' })).user?.name).toBe('GRACE');
    expect((await update(acme.ada, { userId: graceId, name: 'Grâce' })).user?.name).toBe('Grâce');
    expect(await acme.newEvents()).toMatchObject([{}, {}, { name: 'GRACE' }, { name: 'Grâce' }]);
  });

  describe('U4: an e-mail', () => {
    it('of another user is EMAIL_TAKEN, ignoring case; the name is not changed either (E1)', async () => {
      const acme = await openAcme(app);
      const graceId = await acme.user();
      const linusId = await acme.user();
      const local = unique('x');
      await update(acme.ada, { userId: linusId, email: `Jürgen.${local}@x` });
      await acme.unchangedBy(async () => {
        for (const taken of [`jürgen.${local}@x`, ` JÜRGEN.${local.toUpperCase()}@X `, 'ADA@acme.example']) {
          expect(await update(acme.ada, { userId: graceId, name: 'Hopper', email: taken })).toEqual({
            user: null,
            userErrors: [{ code: 'EMAIL_TAKEN', field: ['email'], message: expect.any(String) }],
          });
        }
      });
      expect((await update(acme.ada, { userId: graceId, email: `jurgen.${local}@x` })).userErrors).toEqual([]);
    });

    it('of one’s own may be written in another case, which is a change', async () => {
      const acme = await openAcme(app);
      const graceId = await acme.user();
      const address = email();
      await update(acme.ada, { userId: graceId, email: address });
      await acme.newEvents();
      expect(await update(acme.ada, { userId: graceId, email: address.toUpperCase() })).toMatchObject({
        user: { email: address.toUpperCase() },
        userErrors: [],
      });
      expect(await acme.newEventTypes()).toEqual(['UserUpdated']);
      expect((await acme.ada.ask(UserDocument, { id: graceId })).user?.email).toBe(address.toUpperCase());
    });

    it('that a user gave up is free, and so is one of another account', async () => {
      const acme = await openAcme(app);
      const other = await openAcme(app);
      const [graceId, linusId, foreignId] = [await acme.user(), await acme.user(), await other.user()];
      const address = email();
      await update(acme.ada, { userId: graceId, email: address });
      expect((await update(other.ada, { userId: foreignId, email: address })).user?.email).toBe(address);
      await update(acme.ada, { userId: graceId, email: email() });
      expect((await update(acme.ada, { userId: linusId, email: address })).user?.email).toBe(address);
    });

    it('goes to one of two who ask for it at once', async () => {
      const acme = await openAcme(app);
      const people = [await acme.user(), await acme.user()];
      await acme.newEvents();
      const address = email();
      const answers = await Promise.all(people.map((userId) => update(acme.ada, { userId, email: address })));
      expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['EMAIL_TAKEN']);
      expect(await acme.newEventTypes()).toEqual(['UserUpdated']);
    });
  });

  it('keeps the bounds, each fault listed, an Administrator’s as a Member’s', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    const longest = (length: number) => `${'x'.repeat(length - '@x.example'.length)}@x.example`;
    await acme.unchangedBy(async () => {
      for (const name of ['', ' ', 'x'.repeat(201), `${'😀'.repeat(201)}`, 'a\nb', 'a\u0000', '\ud800']) {
        expect([name, await update(acme.ada, { userId: grace.id, name })]).toMatchObject([
          name,
          { user: null, userErrors: [{ code: 'INVALID', field: ['name'] }] },
        ]);
      }
      for (const address of ['', 'grace', '@x', 'a@b@c', 'gra ce@x', longest(255), 'a\u0000@x', '\ud83d@x']) {
        expect([address, await update(grace, { userId: grace.id, email: address })]).toMatchObject([
          address,
          { user: null, userErrors: [{ code: 'INVALID', field: ['email'] }] },
        ]);
      }
      const { userErrors } = await update(grace, { userId: grace.id, name: '', email: '' });
      expect(userErrors.map(({ code, field }) => [code, field])).toEqual([
        ['INVALID', ['name']],
        ['INVALID', ['email']],
      ]);
    });
    for (const input of [{ name: ` ${'😀'.repeat(200)} ` }, { name: 'x' }, { email: longest(254) }]) {
      const trimmed = Object.fromEntries(Object.entries(input).map(([key, value]) => [key, value.trim()]));
      expect(await update(grace, { userId: grace.id, ...input })).toMatchObject({ user: trimmed, userErrors: [] });
    }
  });

  describe('A3: who may:', () => {
    it('a Member themselves, as the event’s actor', async () => {
      const acme = await openAcme(app);
      const grace = await acme.member({ name: 'Grace' });
      await acme.newEvents();
      const address = email();
      expect(await update(grace, { userId: grace.id, name: 'Hopper', email: address })).toMatchObject({
        user: { id: grace.id, name: 'Hopper', email: address, role: 'MEMBER' },
        userErrors: [],
      });
      expect((await grace.ask(ViewerDocument)).viewer.name).toBe('Hopper');
      expect(await acme.newEvents()).toMatchObject([
        { __typename: 'UserUpdated', user: { id: grace.id }, actor: { id: grace.id } },
      ]);
    });

    it('a Member nobody else: the answer is to the byte that for an id that nobody has', async () => {
      const acme = await openAcme(app);
      const other = await openAcme(app);
      const grace = await acme.member();
      const linusId = await acme.user();
      await acme.unchangedBy(async () => {
        const inputs = [{}, { name: 'Hopper' }, { email: 'ada@acme.example' }, { name: '', email: '' }];
        for (const input of inputs) {
          const answers = [];
          for (const userId of [linusId, acme.userId, other.userId, acme.accountId, 'nobody', '']) {
            answers.push(JSON.stringify(await grace.send(UpdateUserDocument, { input: { userId, ...input } })));
          }
          expect(answers[0]).toContain('name' in input && 'email' in input ? 'INVALID' : 'NOT_FOUND');
          expect(new Set(answers).size).toBe(1);
        }
      });
      expect(await update(grace, { userId: linusId, name: 'Hopper' })).toMatchObject({
        user: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['userId'] }],
      });
    });

    it('an Administrator whoever is of the account (A2)', async () => {
      const acme = await openAcme(app);
      const other = await openAcme(app);
      const foreignId = await other.user();
      await other.newEvents();
      await acme.unchangedBy(async () => {
        for (const userId of [foreignId, `${acme.userId} `, acme.userId.toLowerCase(), acme.accountId, 'nobody', '']) {
          expect(await update(acme.ada, { userId, name: 'Mallory' })).toMatchObject({
            user: null,
            userErrors: [{ code: 'NOT_FOUND', field: ['userId'] }],
          });
        }
      });
      expect(await other.newEvents()).toEqual([]);
      expect((await update(acme.ada, { userId: acme.userId, name: 'Countess' })).user?.name).toBe('Countess');
    });
  });

  it('leaves the names in old events as they were', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const graceId = await acme.user({ name: 'Grace', licenses: ['SCHEDULED_MEETING'] });
    await update(acme.ada, { userId: graceId, name: 'Hopper' });
    expect(await acme.newEvents()).toMatchObject([
      { __typename: 'UserCreated', name: 'Grace', user: { id: graceId } },
      { __typename: 'SeatAssigned', holderName: 'Grace', holder: { id: graceId } },
      { __typename: 'UserUpdated', name: 'Hopper', user: { id: graceId } },
    ]);
  });
});
