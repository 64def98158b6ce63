import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CreateUserDocument, type CreateUserInput, UserDocument } from '../generated/operations.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { type Acme, openAcme } from './acme.js';

const email = () => `${unique('user')}@acme.example`;

describe('createUser', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const create = async (acme: Acme, input: Partial<CreateUserInput>) =>
    (await acme.ada.ask(CreateUserDocument, { input: { name: 'Grace', email: email(), ...input } })).createUser;

  it('U1: takes no license unless asked; a Member by default', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1, liveEngagement: 1 });
    const address = email();

    const { user, userErrors } = await create(acme, { name: '  Grace Hopper ', email: ` ${address} ` });

    expect(userErrors).toEqual([]);
    const grace = { id: expect.any(String), name: 'Grace Hopper', email: address, role: 'MEMBER', licenses: [] };
    expect(user).toEqual(grace);
    expect(await acme.newEvents()).toMatchObject([
      {
        __typename: 'UserCreated',
        type: 'USER_CREATED',
        sequence: 1,
        user: { id: user?.id },
        name: 'Grace Hopper',
        role: 'MEMBER',
        actor: { id: acme.userId },
      },
    ]);
    const { user: found } = await acme.ada.ask(UserDocument, { id: user?.id as string });
    expect(found).toEqual({ ...grace, canAcceptBookings: false, canJoinConversations: false });
    expect((await acme.state()).licensePools).toMatchObject([{ assigned: 0 }, { assigned: 0 }]);
  });

  it('records UserCreated, then SeatAssigned for each kind in the order of the schema', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2, liveEngagement: 5 });

    const { user } = await create(acme, { role: 'ADMINISTRATOR', licenses: ['LIVE_ENGAGEMENT', 'SCHEDULED_MEETING'] });

    expect(user).toMatchObject({
      role: 'ADMINISTRATOR',
      licenses: [{ kind: 'SCHEDULED_MEETING' }, { kind: 'LIVE_ENGAGEMENT' }],
    });
    const seat = (kind: string, availableAfter: number, license: object | undefined) => ({
      __typename: 'SeatAssigned',
      pool: { kind },
      availableAfter,
      license: { id: (license as { id: string }).id },
      holder: { id: user?.id },
      holderName: 'Grace',
    });
    const events = await acme.newEvents();
    expect(events).toMatchObject([
      { __typename: 'UserCreated', role: 'ADMINISTRATOR', sequence: 1 },
      { ...seat('SCHEDULED_MEETING', 1, user?.licenses[0]), sequence: 2 },
      { ...seat('LIVE_ENGAGEMENT', 4, user?.licenses[1]), sequence: 3 },
    ]);
    expect(new Set(events.map(({ occurredAt }) => occurredAt)).size).toBe(1);
  });

  it('takes null for role and licenses as left out, and a kind given twice as once', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    expect((await create(acme, { role: null, licenses: null })).user).toMatchObject({ role: 'MEMBER', licenses: [] });
    expect((await create(acme, { licenses: [] })).user).toMatchObject({ licenses: [] });
    const { user } = await create(acme, { licenses: ['SCHEDULED_MEETING', 'SCHEDULED_MEETING'] });
    expect(user?.licenses).toMatchObject([{ kind: 'SCHEDULED_MEETING' }]);
    expect((await acme.state()).licensePools[0]).toMatchObject({ assigned: 1 });
    expect(await acme.newEventTypes()).toEqual(['UserCreated', 'UserCreated', 'UserCreated', 'SeatAssigned']);
  });

  it('E1: NO_FREE_LICENSE of one kind rolls back the user and the other license', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const input: Partial<CreateUserInput> = { email: email(), licenses: ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'] };
    const refused = await acme.unchangedBy(() => create(acme, input));
    expect(refused).toMatchObject({ user: null, userErrors: [{ code: 'NO_FREE_LICENSE', field: ['licenses'] }] });
    // the e-mail is as free as the license
    const { user } = await create(acme, { ...input, licenses: ['SCHEDULED_MEETING'] });
    expect(user).toMatchObject({ email: input.email, licenses: [{ kind: 'SCHEDULED_MEETING' }] });
    expect(await acme.unchangedBy(() => create(acme, { licenses: ['SCHEDULED_MEETING'] }))).toMatchObject({
      userErrors: [{ code: 'NO_FREE_LICENSE' }],
    });
  });

  describe('U4: an e-mail', () => {
    it('is unique within the account, ignoring case and blanks around it', async () => {
      const acme = await openAcme(app);
      const local = unique('Grace');
      expect((await create(acme, { email: `${local}@Acme.Example` })).user?.email).toBe(`${local}@Acme.Example`);
      await create(acme, { email: `ÖZGÜR.${local}@acme.example` });
      const same = [
        `${local}@Acme.Example`,
        `${local.toUpperCase()}@ACME.EXAMPLE`,
        ` ${local.toLowerCase()}@acme.example\t`,
        `özgür.${local}@acme.example`,
        'ADA@acme.example',
      ];
      await acme.unchangedBy(async () => {
        for (const taken of same) {
          const refused = { user: null, userErrors: [{ code: 'EMAIL_TAKEN', field: ['email'] }] };
          expect(await create(acme, { email: taken })).toMatchObject(refused);
        }
      });
    });

    it('differs by an accent, and from one of another account', async () => {
      const acme = await openAcme(app);
      const other = await openAcme(app);
      const local = unique('x');
      for (const address of [`müller.${local}@x`, `muller.${local}@x`, `mueller.${local}@x`]) {
        expect((await create(acme, { email: address })).user?.email).toBe(address);
        expect((await create(other, { email: address })).user?.email).toBe(address);
      }
    });

    it('goes to one of two that ask for it at once', async () => {
      const acme = await openAcme(app);
      const address = email();
      const answers = await Promise.all([address, address.toUpperCase()].map((same) => create(acme, { email: same })));
      const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
      expect(codes).toEqual(['EMAIL_TAKEN']);
      expect(await acme.newEventTypes()).toEqual(['UserCreated']);
    });
  });

  describe('the bounds', () => {
    const longest = (length: number) => `${'x'.repeat(length - '@x.example'.length)}@x.example`;

    it('are kept: what breaks them is INVALID, each fault listed', async () => {
      const acme = await openAcme(app);
      const faults: [Partial<CreateUserInput>, string][] = [
        ...['', ' ', '\u00a0\n', 'x'.repeat(201), ` ${'😀'.repeat(201)} `].map((name) => [{ name }, 'name'] as const),
        ...['a\nb', 'a\u0000b', 'a\u0007', 'a\u0085b', 'a\u007f', '\ud800', 'a\udc00b'].map(
          (name) => [{ name }, 'name'] as const,
        ),
        ...['', 'grace', '@x.example', 'grace@', 'a@b@c', 'gra ce@x.example', 'grace@x .example'].map(
          (address) => [{ email: address }, 'email'] as const,
        ),
        ...[longest(255), 'a\u0000@x', '\ud83d@x', 'a\u001b@x'].map(
          (address) => [{ email: address }, 'email'] as const,
        ),
      ] as [Partial<CreateUserInput>, string][];
      await acme.unchangedBy(async () => {
        for (const [input, field] of faults) {
          const { user, userErrors } = await create(acme, input);
          expect([input, user, userErrors]).toEqual([
            input,
            null,
            [{ code: 'INVALID', field: [field], message: expect.any(String) }],
          ]);
        }
        const { userErrors } = await create(acme, { name: '', email: '' });
        expect(userErrors).toMatchObject([{ field: ['name'] }, { field: ['email'] }]);
      });
    });

    it('take what is just within them, an emoji as one character, blanks around not counted', async () => {
      const acme = await openAcme(app);
      const taken: [Partial<CreateUserInput>, object][] = [
        [{ name: 'x' }, { name: 'x' }],
        [{ name: ` ${'x'.repeat(200)}\n` }, { name: 'x'.repeat(200) }],
        [{ name: `\t${'😀'.repeat(200)} ` }, { name: '😀'.repeat(200) }],
        [{ name: '李 小龍 👩‍👩‍👧' }, { name: '李 小龍 👩‍👩‍👧' }],
        [{ name: `Robert'); DROP TABLE users;-- \\` }, { name: `Robert'); DROP TABLE users;-- \\` }],
        [{ email: longest(254) }, { email: longest(254) }],
        [{ email: '😀@x.example' }, { email: '😀@x.example' }],
      ];
      for (const [input, user] of taken) expect(await create(acme, input)).toMatchObject({ user, userErrors: [] });
      const names = (await acme.newEvents()).map((event) => 'name' in event && event.name);
      expect(names).toContain('😀'.repeat(200));
      expect(names).toContain(`Robert'); DROP TABLE users;-- \\`);
    });
  });

  it('is for Administrators', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    await acme.unchangedBy(async () => {
      const input = { name: 'Mallory', email: email(), role: 'ADMINISTRATOR' } as const;
      expect(await grace.refusals(CreateUserDocument, { input })).toEqual(['FORBIDDEN']);
    });
  });
});
