import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UserDocument, type UserFilter, UserListDocument, ViewerDocument } from '../generated/operations.js';
import { startApp } from '../support/app.js';
import { type Acme, openAcme } from './acme.js';

const kind = 'SCHEDULED_MEETING';

describe('users', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const CREATE =
    'mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } userErrors { code } } }';
  const named = async (acme: Acme, name: string, email: string) => {
    const { createUser } = await acme.ada.ask<{ createUser: { user: { id: string } } }, object>(CREATE, {
      input: { name, email },
    });
    return createUser.user.id;
  };
  const namesOf = async (acme: Acme, filter?: UserFilter | null) => {
    const { users } = await acme.ada.ask(UserListDocument, { filter });
    expect(users.totalCount).toBe(users.nodes.length);
    return users.nodes.map(({ name }) => name);
  };

  it('are ordered by name, ignoring case and accents, then by id; or by age', async () => {
    const acme = await openAcme(app);
    const byAge = [
      ['Ada', acme.userId],
      ['émile', await acme.user({ name: 'émile' })],
      ['Zoe', await acme.user({ name: 'Zoe' })],
      ['Émile', await acme.user({ name: 'Émile' })],
      ['bob', await acme.user({ name: 'bob' })],
      ['Emil', await acme.user({ name: 'Emil' })],
      ['emile', await acme.user({ name: 'emile' })],
    ] as const;
    const [ada, emile1, zoe, emile2, bob, emil, emile3] = byAge.map(([name, id]) => ({ id, name }));
    const list = async (orderBy?: 'NAME' | 'CREATED_AT' | null) =>
      (await acme.ada.ask(UserListDocument, { orderBy })).users;

    const byName = [ada, bob, emil, emile1, emile2, emile3, zoe];
    for (const orderBy of [undefined, null, 'NAME'] as const) {
      expect(await list(orderBy)).toMatchObject({ nodes: byName, totalCount: 7 });
    }
    expect(await list('CREATED_AT')).toMatchObject({
      nodes: [ada, emile1, zoe, emile2, bob, emil, emile3],
      totalCount: 7,
    });
  });

  it('are narrowed by role, by license and by its absence', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2, liveEngagement: 2 });
    await acme.user({ name: 'Both', licenses: [kind, 'LIVE_ENGAGEMENT'] });
    await acme.user({ name: 'Live', licenses: ['LIVE_ENGAGEMENT'], role: 'ADMINISTRATOR' });
    await acme.user({ name: 'Meeting', licenses: [kind] });
    await acme.user({ name: 'None' });
    const cases: [UserFilter | null | undefined, string[]][] = [
      [undefined, ['Ada', 'Both', 'Live', 'Meeting', 'None']],
      [null, ['Ada', 'Both', 'Live', 'Meeting', 'None']],
      [{ role: null, licensed: null, unlicensed: null, search: null }, ['Ada', 'Both', 'Live', 'Meeting', 'None']],
      [{ role: 'ADMINISTRATOR' }, ['Ada', 'Live']],
      [{ role: 'MEMBER' }, ['Both', 'Meeting', 'None']],
      [{ licensed: kind }, ['Both', 'Meeting']],
      [{ unlicensed: kind }, ['Ada', 'Live', 'None']],
      [{ licensed: 'LIVE_ENGAGEMENT' }, ['Both', 'Live']],
      [{ licensed: 'LIVE_ENGAGEMENT', unlicensed: kind }, ['Live']],
      [{ licensed: kind, unlicensed: kind }, []],
      [{ role: 'ADMINISTRATOR', unlicensed: kind }, ['Ada', 'Live']],
      [{ role: 'MEMBER', licensed: kind, search: 'm' }, ['Meeting']],
    ];
    for (const [filter, names] of cases) expect([filter, await namesOf(acme, filter)]).toEqual([filter, names]);
  });

  describe('search', () => {
    it('matches the beginning of a name or e-mail, ignoring case and accents', async () => {
      const acme = await openAcme(app);
      await named(acme, 'Müller', 'mm@x.example');
      await named(acme, 'MULLIGAN', 'other@x.example');
      await named(acme, 'Zoe', 'mull@x.example');
      await named(acme, 'Kim Müller', 'kim@x.example');
      const cases: [string, string[]][] = [
        ['mul', ['Müller', 'MULLIGAN', 'Zoe']],
        ['MÜLL', ['Müller', 'MULLIGAN', 'Zoe']],
        ['Müller', ['Müller']],
        ['kim M', ['Kim Müller']],
        ['OTHER@x', ['MULLIGAN']],
        ['x.example', []],
        ['üller', []],
      ];
      for (const [search, names] of cases) expect([search, await namesOf(acme, { search })]).toEqual([search, names]);
    });

    it('takes every character as itself', async () => {
      const acme = await openAcme(app);
      const names = ['100% Bob', '100 Bob', 'a_b', 'axb', 'back\\slash', "O'Brien"];
      for (const [index, name] of names.entries()) await named(acme, name, `user${index}@x.example`);
      const cases: [string, string[]][] = [
        ['%', []],
        ['_', []],
        ['\\', []],
        ['100%', ['100% Bob']],
        ['a_', ['a_b']],
        ['back\\', ['back\\slash']],
        ["O'", ["O'Brien"]],
        ["' OR 1=1 -- ", []],
      ];
      for (const [search, found] of cases) expect([search, await namesOf(acme, { search })]).toEqual([search, found]);
    });

    it('has 1 to 100 characters', async () => {
      const acme = await openAcme(app);
      await named(acme, 'x'.repeat(150), 'x@x.example');
      const list = (search: string) => acme.ada.refusals(UserListDocument, { filter: { search } });
      for (const search of ['', 'x'.repeat(101), '😀'.repeat(101)]) {
        expect(await list(search)).toEqual(['BAD_USER_INPUT']);
      }
      expect(await namesOf(acme, { search: 'x'.repeat(100) })).toEqual(['x'.repeat(150)]);
      expect(await namesOf(acme, { search: '😀'.repeat(100) })).toEqual([]);
    });
  });

  it('A2: are of one account', async () => {
    const acme = await openAcme(app);
    const other = await openAcme(app);
    await other.user({ name: 'Mallory' });
    expect(await namesOf(acme)).toEqual(['Ada']);
    expect(await namesOf(acme, { search: 'Mallory' })).toEqual([]);
  });

  it('A3: a Member looks up only themselves', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const grace = await acme.member({ licenses: [kind] });
    const { user } = await grace.ask(UserDocument, { id: grace.id });
    expect(user).toMatchObject({ id: grace.id, licenses: [{ kind }], canAcceptBookings: false });
    expect((await grace.ask(ViewerDocument)).viewer).toMatchObject({ id: grace.id, name: 'Grace', role: 'MEMBER' });
    expect(await grace.ask(UserDocument, { id: acme.userId })).toEqual({ user: null });
    expect(await grace.refusals(UserListDocument)).toEqual(['FORBIDDEN']);
    expect(await acme.ada.ask(UserDocument, { id: grace.id })).toEqual({ user });
  });

  it('A2: are null by an id that is malformed, unknown, of another type or account', async () => {
    const acme = await openAcme(app);
    const other = await openAcme(app);
    const { userId } = acme;
    for (const id of [other.userId, `${userId} `, ` ${userId}`, userId.toLowerCase(), acme.accountId, '', 'ü', '%']) {
      expect(await acme.ada.ask(UserDocument, { id })).toEqual({ user: null });
    }
  });
});
