import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CreateUserDocument,
  type CreateUserInput,
  CreateUsersDocument,
  DeleteUserDocument,
  ResizeLicensePoolDocument,
  UnassignLicenseDocument,
  UnassignLicensesDocument,
  UserListDocument,
} from '../generated/operations.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { type Acme, openAcme } from './acme.js';

const email = () => `${unique('user')}@acme.example`;
const SCHEDULED = 'SCHEDULED_MEETING';
const LIVE = 'LIVE_ENGAGEMENT';

describe('createUsers', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const create = async (acme: Acme, users: Partial<CreateUserInput>[]) =>
    (
      await acme.ada.ask(CreateUsersDocument, {
        input: { users: users.map((user) => ({ name: 'Grace', email: email(), ...user })) },
      })
    ).createUsers;

  it('U1: creates users in the order given, Members without a license unless asked', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1, liveEngagement: 1 });
    const emails = [email(), email(), email()];

    const { users, userErrors } = await create(acme, [
      { name: '  Linus Torvalds ', email: ` ${emails[0]} ` },
      { name: 'Bea', email: emails[1], role: 'ADMINISTRATOR' },
      { name: 'Bea', email: emails[2], role: null, licenses: null },
    ]);

    expect(userErrors).toEqual([]);
    const user = { id: expect.any(String), createdAt: expect.any(String), licenses: [] };
    expect(users).toEqual([
      { ...user, name: 'Linus Torvalds', email: emails[0], role: 'MEMBER' },
      { ...user, name: 'Bea', email: emails[1], role: 'ADMINISTRATOR' },
      { ...user, name: 'Bea', email: emails[2], role: 'MEMBER' },
    ]);
    expect(users.map(({ id }) => id)).toEqual(users.map(({ id }) => id).toSorted());
    const events = await acme.newEvents();
    expect(events).toMatchObject(
      users.map(({ id, name, role, createdAt }, index) => ({
        __typename: 'UserCreated',
        type: 'USER_CREATED',
        sequence: index + 1,
        occurredAt: createdAt,
        user: { id },
        name,
        role,
        actor: { id: acme.userId },
      })),
    );
    expect(events).toHaveLength(3);
    const { licensePools, users: found } = await acme.state();
    expect(licensePools).toMatchObject([{ assigned: 0 }, { assigned: 0 }]);
    expect(found.nodes).toEqual(expect.arrayContaining(users.map(({ createdAt: _createdAt, ...rest }) => rest)));
  });

  it('U2: an Administrator without a license may do what Administrators may', async () => {
    const acme = await openAcme(app);
    const { users } = await create(acme, [{ role: 'ADMINISTRATOR' }]);
    const { createApiKey } = await acme.ada.ask<{ createApiKey: { secret: string } }, object>(
      'mutation ($userId: ID!) { createApiKey(input: { userId: $userId, label: "Test" }) { secret } }',
      { userId: users[0]?.id },
    );
    const { createUsers } = await client(app, createApiKey.secret).ask(CreateUsersDocument, {
      input: { users: [{ name: 'Linus', email: email() }] },
    });
    expect(createUsers).toMatchObject({ users: [{ name: 'Linus', role: 'MEMBER' }], userErrors: [] });
  });

  it('records, user by user, UserCreated, then SeatAssigned for each kind in the order of the schema', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 3, liveEngagement: 5 });

    const { users } = await create(acme, [
      { name: 'Ann', licenses: [LIVE, SCHEDULED] },
      { name: 'Bob', licenses: [] },
      { name: 'Cid', licenses: [LIVE, LIVE] },
      { name: 'Dan', licenses: [SCHEDULED] },
    ]);

    const [ann, bob, cid, dan] = users;
    expect(users.map(({ licenses }) => licenses.map(({ kind }) => kind))).toEqual([
      [SCHEDULED, LIVE],
      [],
      [LIVE],
      [SCHEDULED],
    ]);
    const created = (user: (typeof users)[number] | undefined) => ({
      __typename: 'UserCreated',
      user: { id: user?.id },
      name: user?.name,
    });
    const seat = (user: (typeof users)[number] | undefined, kind: string, availableAfter: number) => ({
      __typename: 'SeatAssigned',
      license: { id: user?.licenses.find((license) => license.kind === kind)?.id },
      pool: { kind },
      availableAfter,
      holder: { id: user?.id },
      holderName: user?.name,
      actor: { id: acme.userId },
    });
    const events = await acme.newEvents();
    expect(events).toMatchObject([
      created(ann),
      seat(ann, SCHEDULED, 2),
      seat(ann, LIVE, 4),
      created(bob),
      created(cid),
      seat(cid, LIVE, 3),
      created(dan),
      seat(dan, SCHEDULED, 1),
    ]);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(events.map(({ occurredAt }) => occurredAt)).size).toBe(1);
    expect((await acme.state()).licensePools).toMatchObject([
      { assigned: 2, available: 1 },
      { assigned: 2, available: 3 },
    ]);
  });

  it('L3: gives the licenses longest free, then the lowest ids, in the order given', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 5 });
    const ids = (await acme.state()).licensePools[0]?.licenses.nodes.map(({ id }) => id);
    const licensed: Partial<CreateUserInput> = { licenses: [SCHEDULED] };
    const first = await create(acme, [licensed, {}, licensed, licensed]);
    const idsOf = ({ users }: typeof first) => users.map(({ licenses }) => licenses[0]?.id);
    expect(idsOf(first)).toEqual([ids?.[0], undefined, ids?.[1], ids?.[2]]);
    const free = (userId: string | undefined) =>
      acme.ada.ask(UnassignLicenseDocument, { input: { userId: userId as string, kind: SCHEDULED } });
    // the last of the first three becomes free before the first
    await free(first.users[3]?.id);
    await free(first.users[0]?.id);
    const second = await create(acme, [licensed]);
    expect(idsOf(second)).toEqual([ids?.[3]]);
    const third = await create(acme, [licensed, {}, licensed, licensed]);
    expect(idsOf(third)).toEqual([ids?.[4], undefined, ids?.[2], ids?.[0]]);

    // those freed by one change are free for as long: their ids decide
    const userIds = [third.users[0], third.users[2], second.users[0]].map((user) => user?.id as string);
    await acme.ada.ask(UnassignLicensesDocument, { input: { userIds, kind: SCHEDULED } });
    expect(idsOf(await create(acme, [licensed, licensed, licensed]))).toEqual([ids?.[2], ids?.[3], ids?.[4]]);
  });

  describe('E1: all or none:', () => {
    it('one fault among many leaves nothing behind, and what it names can be had again', async () => {
      const acme = await openAcme(app, { scheduledMeeting: 2 });
      const emails = [email(), email(), email()];
      const rows = emails.map((address): Partial<CreateUserInput> => ({ email: address, licenses: [SCHEDULED] }));
      const refused = await acme.unchangedBy(() => create(acme, rows));
      expect(refused).toEqual({
        users: [],
        userErrors: [{ code: 'NO_FREE_LICENSE', field: ['users', '2', 'licenses'], message: expect.any(String) }],
      });
      expect(await create(acme, [...rows.slice(0, 2).reverse(), { email: emails[2] }])).toMatchObject({
        users: [{ email: emails[1] }, { email: emails[0] }, { email: emails[2], licenses: [] }],
        userErrors: [],
      });
    });

    it('every fault of the batch is listed by its place', async () => {
      const acme = await openAcme(app, { scheduledMeeting: 1 });
      const taken = email();
      await create(acme, [{ email: taken }]);
      const repeated = email();
      const rows: Partial<CreateUserInput>[] = [
        { licenses: [SCHEDULED] },
        { name: '', email: 'nobody' },
        { email: taken.toUpperCase() },
        { email: repeated },
        { name: ' ', email: repeated },
        {},
        { name: 'a\nb', email: ` ${taken}`, licenses: [LIVE, SCHEDULED] },
        { email: repeated.toUpperCase(), licenses: [SCHEDULED] },
        { email: `${'x'.repeat(255)}@x` },
        { email: `${'x'.repeat(255)}@x` },
      ];
      const { users, userErrors } = await acme.unchangedBy(() => create(acme, rows));
      expect(users).toEqual([]);
      expect(userErrors.map(({ code, field }) => `${field?.join('.')} ${code}`)).toEqual([
        'users.1.name INVALID',
        'users.1.email INVALID',
        'users.2.email EMAIL_TAKEN',
        'users.4.name INVALID',
        'users.4.email EMAIL_TAKEN',
        'users.6.name INVALID',
        'users.6.email EMAIL_TAKEN',
        'users.6.licenses NO_FREE_LICENSE',
        'users.6.licenses NO_FREE_LICENSE',
        'users.7.email EMAIL_TAKEN',
        'users.7.licenses NO_FREE_LICENSE',
        'users.8.email INVALID',
        'users.9.email INVALID',
      ]);
      for (const { message } of userErrors) expect(message).not.toBe('');
    });

    it('L3: where licenses run out, each row beyond the free ones is named, for either kind', async () => {
      const acme = await openAcme(app, { scheduledMeeting: 2, liveEngagement: 1 });
      await create(acme, [{ licenses: [SCHEDULED] }]);
      const rows: Partial<CreateUserInput>[] = [
        { licenses: [LIVE] },
        {},
        { licenses: [SCHEDULED, LIVE] },
        { licenses: [SCHEDULED] },
        { licenses: [LIVE, LIVE] },
      ];
      const { userErrors } = await acme.unchangedBy(() => create(acme, rows));
      expect(
        userErrors.map(({ code, field, message }) => [code, field?.join('.'), /SCHEDULED|LIVE/.exec(message)?.[0]]),
      ).toEqual([
        ['NO_FREE_LICENSE', 'users.2.licenses', 'LIVE'],
        ['NO_FREE_LICENSE', 'users.3.licenses', 'SCHEDULED'],
        ['NO_FREE_LICENSE', 'users.4.licenses', 'LIVE'],
      ]);
      // a pool of none has none
      await acme.ada.ask(ResizeLicensePoolDocument, { input: { kind: LIVE, capacity: 0 } });
      const none = await acme.unchangedBy(() => create(acme, [{}, { licenses: [LIVE] }]));
      expect(none.userErrors).toMatchObject([{ code: 'NO_FREE_LICENSE', field: ['users', '1', 'licenses'] }]);
    });
  });

  describe('U4: an e-mail', () => {
    const placesTaken = ({ users, userErrors }: Awaited<ReturnType<typeof create>>) => {
      expect(userErrors.filter(({ code }) => code !== 'EMAIL_TAKEN')).toEqual([]);
      if (userErrors.length > 0) expect(users).toEqual([]);
      return userErrors.map(({ field }) => field?.join('.'));
    };

    it('of another user is taken, ignoring case and blanks around it', async () => {
      const acme = await openAcme(app);
      const local = unique('Grace');
      await create(acme, [{ email: `${local}@Acme.Example` }, { email: `ÖZGÜR.${local}@acme.example` }]);
      const rows = [
        `${local.toUpperCase()}@ACME.EXAMPLE`,
        email(),
        ` ${local.toLowerCase()}@acme.example\t`,
        `özgür.${local}@acme.example`,
        `ozgur.${local}@acme.example`,
        'ADA@acme.example',
      ].map((address) => ({ email: address }));
      expect(placesTaken(await acme.unchangedBy(() => create(acme, rows)))).toEqual(
        [0, 2, 3, 5].map((row) => `users.${row}.email`),
      );
    });

    it('repeated in the batch is taken at each later row', async () => {
      const acme = await openAcme(app);
      const local = unique('x');
      const rows = [
        `müller.${local}@x`,
        `muller.${local}@x`,
        `MÜLLER.${local}@X`,
        `mueller.${local}@x`,
        `Muller.${local}@x`,
        `  müller.${local}@x`,
      ].map((address) => ({ email: address }));
      expect(placesTaken(await acme.unchangedBy(() => create(acme, rows)))).toEqual(
        [2, 4, 5].map((row) => `users.${row}.email`),
      );
      const apart = [rows[0], rows[1], rows[3]] as { email: string }[];
      expect((await create(acme, apart)).users.map((user) => user.email)).toEqual(apart.map((row) => row.email));
    });

    it('is whatever the bounds allow, quotes and all', async () => {
      const acme = await openAcme(app);
      const local = unique('x');
      const odd = [
        '"o\'brien"',
        '\\',
        '\\\\"',
        '%_',
        '$[0]',
        '{"a":1}',
        '\\u0041',
        '😀',
        'e\u0301',
        ',',
        '?',
        ':a',
        '/*',
        '--',
      ].map((text) => ({ email: `${text}.${local}@x` }));
      expect((await create(acme, odd)).users.map((user) => user.email)).toEqual(odd.map((row) => row.email));
      expect(placesTaken(await acme.unchangedBy(() => create(acme, odd)))).toEqual(
        odd.map((_, row) => `users.${row}.email`),
      );
    });

    it('is the same as another exactly where createUser says so', async () => {
      const acme = await openAcme(app);
      const pairs = ['İi', 'Iı', 'ẞß', 'ΣΣ', 'Σς', '\u212ak', 'ǅǆ', 'ﬀF', 'ÿŸ', 'Дд', '𐐀𐐨', 'Ａａ', 'Ⅷⅷ', 'éÉ', 'ée'];
      const outcomes = new Map<string, string>();
      for (const pair of pairs) {
        const local = unique('x');
        const [one, other] = [...pair].map((letter) => ({ name: 'Grace', email: `${letter}.${local}@x` }));
        await acme.ada.ask(CreateUserDocument, { input: one as CreateUserInput });
        const { createUser } = await acme.ada.ask(CreateUserDocument, { input: other as CreateUserInput });
        const codes = createUser.userErrors.map(({ code }) => code);
        const fresh = [one, other].map((row) => ({ email: `fresh.${row?.email}` }));
        expect([pair, (await create(acme, fresh)).userErrors.map(({ code }) => code)]).toEqual([pair, codes]);
        outcomes.set(pair, codes.join());
      }
      expect([outcomes.get('éÉ'), outcomes.get('ée')]).toEqual(['EMAIL_TAKEN', '']);
    });

    it('of a deleted user is free, and of another account too', async () => {
      const acme = await openAcme(app);
      const other = await openAcme(app);
      const rows = [{ email: email() }, { email: email() }];
      await create(other, rows);
      const { users } = await create(acme, rows);
      expect(users).toHaveLength(2);
      await acme.ada.ask(DeleteUserDocument, { input: { userId: users[0]?.id as string } });
      expect(placesTaken(await create(acme, rows))).toEqual(['users.1.email']);
      const again = await create(acme, [rows[0] as { email: string }]);
      expect(again).toMatchObject({ users: [rows[0]], userErrors: [] });
      expect(again.users[0]?.id).not.toBe(users[0]?.id);
    });
  });

  describe('a batch', () => {
    it('must name somebody: none at all is INVALID', async () => {
      const acme = await openAcme(app);
      expect(await acme.unchangedBy(() => create(acme, []))).toMatchObject({
        users: [],
        userErrors: [{ code: 'INVALID', field: ['users'] }],
      });
    });

    it('of 1,001 is BATCH_TOO_LARGE, whatever else is wrong with it; 1,000 are created', async () => {
      const acme = await openAcme(app);
      const rows = Array.from({ length: 1_001 }, (_, index) => ({ name: `User ${index}`, email: email() }));
      const faulty = [{ name: '', email: '' }, ...rows.slice(1)];
      for (const tooMany of [rows, faulty]) {
        const { users, userErrors } = await acme.unchangedBy(() => create(acme, tooMany));
        expect({ users, userErrors }).toMatchObject({
          users: [],
          userErrors: [{ code: 'BATCH_TOO_LARGE', field: ['users'] }],
        });
        expect(userErrors).toHaveLength(1);
      }
      const { users, userErrors } = await create(acme, rows.slice(1));
      expect(userErrors).toEqual([]);
      expect(users.map(({ name }) => name)).toEqual(rows.slice(1).map(({ name }) => name));
      expect((await acme.ada.ask(UserListDocument, { first: 1 })).users.totalCount).toBe(1_001);
    });

    it('of 1,000 in which each row is wrong is told of each', async () => {
      const acme = await openAcme(app);
      const row: CreateUserInput = { name: '', email: 'ada@acme.example', licenses: [LIVE] };
      const rows = Array<CreateUserInput>(1_000).fill(row);
      const { userErrors } = await acme.unchangedBy(() => create(acme, rows));
      expect(userErrors.map(({ field, code }) => `${field?.join('.')} ${code}`)).toEqual(
        rows.flatMap((_, place) => [
          `users.${place}.name INVALID`,
          `users.${place}.email EMAIL_TAKEN`,
          `users.${place}.licenses NO_FREE_LICENSE`,
        ]),
      );
    });
  });

  it('keeps the bounds of createUser: just within them is taken, an emoji as one character', async () => {
    const acme = await openAcme(app);
    const longest = (length: number) => `${'x'.repeat(length - '@x.example'.length)}@x.example`;
    const faults = ['x'.repeat(201), '\u00a0', 'a\u0000b', '\ud800'].map((name) => ({ name }));
    const addresses = [longest(255), 'a@b@c', 'gra ce@x', 'a\u0000@x', '\ud83d@x'].map((address) => ({
      email: address,
    }));
    const { userErrors } = await acme.unchangedBy(() => create(acme, [...faults, ...addresses]));
    expect(userErrors.map(({ field, code }) => `${field?.join('.')} ${code}`)).toEqual([
      ...faults.map((_, row) => `users.${row}.name INVALID`),
      ...addresses.map((_, row) => `users.${faults.length + row}.email INVALID`),
    ]);
    const within = [
      { name: ` ${'😀'.repeat(200)} ` },
      { name: 'x' },
      { email: longest(254) },
      { email: '😀@x.example' },
    ];
    expect(await create(acme, within)).toMatchObject({
      users: [{ name: '😀'.repeat(200) }, { name: 'x' }, { email: longest(254) }, { email: '😀@x.example' }],
      userErrors: [],
    });
  });

  describe('by two servers at once', () => {
    let elsewhere: Awaited<ReturnType<typeof startApp>>;
    beforeAll(async () => {
      elsewhere = await startApp();
    });
    afterAll(() => elsewhere.close());

    const createAtOnce = async ({ apiKey }: Acme, batches: CreateUserInput[][]) => {
      const servers = [client(app, apiKey), client(elsewhere, apiKey)];
      return Promise.all(
        batches.map(async (users, index) => {
          const server = servers[index % 2] as (typeof servers)[number];
          return (await server.ask(CreateUsersDocument, { input: { users } })).createUsers;
        }),
      );
    };
    const rows = (length: number, row: () => Partial<CreateUserInput>) =>
      Array.from({ length }, (): CreateUserInput => ({ name: 'Grace', email: email(), ...row() }));

    it('L1, L3: batches that race for licenses get no more than there are, each all or none', async () => {
      for (let round = 0; round < 5; round++) {
        const acme = await openAcme(app, { scheduledMeeting: 10, liveEngagement: 100 });
        const batches = Array.from({ length: 6 }, () => rows(4, () => ({ licenses: [LIVE, SCHEDULED] })));

        const answers = await createAtOnce(acme, batches);

        const refused = answers.filter(({ userErrors }) => userErrors.length > 0);
        expect(answers.length - refused.length).toBe(2);
        for (const { users, userErrors } of refused) {
          expect(users).toEqual([]);
          // eight are held then: two are left
          expect(userErrors.map(({ code, field }) => [code, ...(field ?? [])])).toEqual([
            ['NO_FREE_LICENSE', 'users', '2', 'licenses'],
            ['NO_FREE_LICENSE', 'users', '3', 'licenses'],
          ]);
        }
        const given = answers.flatMap(({ users }) => users.flatMap(({ licenses }) => licenses.map(({ id }) => id)));
        expect(new Set(given).size).toBe(16);
        const { licensePools, users } = await acme.state();
        expect(licensePools).toMatchObject([{ assigned: 8 }, { assigned: 8 }]);
        expect(users.nodes).toHaveLength(1 + 8);
        // E1, E2: nothing is told of those that were refused
        const turn = ['UserCreated', 'SeatAssigned', 'SeatAssigned'];
        expect(await acme.newEventTypes()).toEqual(Array(8).fill(turn).flat());
      }
    });

    it('U4: one of the batches that share an e-mail is done', async () => {
      const acme = await openAcme(app);
      for (let round = 0; round < 5; round++) {
        const shared = email();
        const batches = [0, 1, 2, 3].map((place) =>
          rows(4, () => ({})).map((row, index) => ({
            ...row,
            email: index === place ? (place % 2 ? shared : shared.toUpperCase()) : row.email,
          })),
        );

        const answers = await createAtOnce(acme, batches);

        const done = answers.filter(({ userErrors }) => userErrors.length === 0);
        expect(done).toHaveLength(1);
        for (const [index, answer] of answers.entries()) {
          if (answer === done[0]) continue;
          expect(answer).toMatchObject({
            users: [],
            userErrors: [{ code: 'EMAIL_TAKEN', field: ['users', String(index), 'email'] }],
          });
        }
        expect(await acme.newEventTypes()).toEqual(Array(4).fill('UserCreated'));
      }
    });
  });

  it('is for Administrators', async () => {
    const acme = await openAcme(app);
    const grace = await acme.member();
    await acme.unchangedBy(async () => {
      const input = { users: [{ name: 'Mallory', email: email(), role: 'ADMINISTRATOR' as const }] };
      expect(await grace.refusals(CreateUsersDocument, { input })).toEqual(['FORBIDDEN']);
      expect(await grace.refusals(CreateUsersDocument, { input: { users: [] } })).toEqual(['FORBIDDEN']);
    });
  });
});
