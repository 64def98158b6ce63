import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLInputObjectType, type GraphQLSchema, getNamedType } from 'graphql';
import { type Acme, openAcme } from '../accounts/acme.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { until } from '../events/support.js';
import { schema } from '../isolation/emitted-schema.js';
import { mutationDocument } from '../model/documents.js';
import { newKey, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { lockAccount } from '../support/lock-account.js';
import { CASES, type Input } from './cases.js';

type App = Awaited<ReturnType<typeof startApp>>;
// biome-ignore lint/suspicious/noExplicitAny: each mutation has a payload of its own
type Payload = any;

const SECRETS = ['secret', 'cancelToken', 'visitorToken'];
const MUTATIONS = Object.values((schema as GraphQLSchema).getMutationType()?.getFields() ?? {});

let app: App;
let other: App;
let raw: RawSession;

beforeAll(async () => {
  [app, other, raw] = await Promise.all([startApp(), startApp(), openRaw()]);
});
afterAll(async () => {
  await Promise.all([app.close(), other.close(), raw.end()]);
});

async function openAccount(): Promise<Acme> {
  const acme = await openAcme(app, { scheduledMeeting: 20, liveEngagement: 20 });
  const { userId } = acme;
  await acme.ada.ask(
    `mutation { assignLicense(input: {userId: "${userId}", kind: LIVE_ENGAGEMENT}) { availableAfter } }`,
  );
  return acme;
}

const send = async (server: App, key: string, mutation: string, input: Input): Promise<Payload> =>
  (await client(server, key).ask<{ payload: Payload }, object>(mutationDocument(schema, mutation), { input })).payload;

const codes = ({ userErrors }: Payload) => userErrors.map(({ code }: { code: string }) => code);

/** What people wrote, and the key itself: a row has ids, hashes and numbers only. */
const WRITTEN =
  /^(name|email|title|slug|label|guestName|guestEmail|visitorName|cancelToken|visitorToken|idempotencyKey)$/;

async function expectNothingKeptOf(accountId: string, input: Input): Promise<void> {
  const rows = await raw.query('SELECT * FROM idempotency_keys WHERE account_id = ?', [accountId]);
  expect(rows).toHaveLength(1);
  const texts = Object.values(rows[0]).map(String);
  const written: string[] = [];
  JSON.stringify(input, (name, value) => {
    if (WRITTEN.test(name) && typeof value === 'string') written.push(value);
    return value;
  });
  // the input's own key at least
  expect(written).not.toEqual([]);
  for (const value of written) for (const text of texts) expect(text).not.toContain(value);
}

/** As it is told again: all but the secrets. */
function toldAgain(payload: Payload): Payload {
  const secrets = SECRETS.filter((name) => payload[name] !== undefined);
  const told = secrets.map(() => ({ code: 'SECRET_ALREADY_SHOWN', field: null }));
  return { ...payload, ...Object.fromEntries(secrets.map((name) => [name, null])), userErrors: told };
}

describe('an idempotencyKey', () => {
  it.each(MUTATIONS.map(({ name }) => name))(
    'makes %s happen once, and tells its result again, from any server and by any key of the actor',
    async (mutation) => {
      const acme = await openAccount();
      const [asked, otherwise] = await (CASES[mutation] as (typeof CASES)[string])(acme, app);
      const input = { ...asked, idempotencyKey: unique('key') };
      await acme.newEvents();

      const first = await send(app, acme.apiKey, mutation, input);
      expect(first.userErrors).toEqual([]);
      expect(await acme.newEvents()).not.toEqual([]);
      const secondKey = (await newKey(app, acme.apiKey, acme.userId)).secret;
      await acme.newEvents();
      // left out and null are the same
      const again = await send(other, secondKey, mutation, { ...input, ...nullsOf(mutation, input) });
      const reused = await send(other, acme.apiKey, mutation, { ...input, ...otherwise });

      expect(again).toEqual(toldAgain(first));
      expect(Object.keys(otherwise).length > 0 ? codes(reused) : ['IDEMPOTENCY_KEY_REUSED']).toEqual([
        'IDEMPOTENCY_KEY_REUSED',
      ]);
      expect(await acme.newEvents()).toEqual([]);
      await expectNothingKeptOf(acme.accountId, input);
    },
  );

  it('is for one mutation: with another one it was used for something else', async () => {
    const acme = await openAccount();
    const pageId = (await acme.page()).id;
    const idempotencyKey = unique('key');
    await send(app, acme.apiKey, 'disableBookingPage', { pageId, idempotencyKey });
    const reused = await send(app, acme.apiKey, 'deleteBookingPage', { pageId, idempotencyKey });
    expect(reused).toMatchObject({
      deletedPageId: null,
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['idempotencyKey'] }],
    });
  });

  it('is the actor’s own: others use the same for what they do', async () => {
    const acme = await openAccount();
    const globex = await openAccount();
    const grace = await acme.member({ name: 'Grace', role: 'ADMINISTRATOR' });
    const idempotencyKey = unique('key');
    const create = async (key: string) =>
      send(app, key, 'createBookingPage', { title: 'Hello', slug: unique('page'), idempotencyKey });
    const made = [await create(acme.apiKey), await create(grace.key), await create(globex.apiKey)];
    expect(made.map(codes)).toEqual([[], [], []]);
    expect(new Set(made.map(({ page }) => page.id)).size).toBe(3);
  });

  it.each(['createUser', 'deleteUser', 'unassignLicense', 'bookAppointment', 'createApiKey', 'leaveConversation'])(
    'lets %s, sent 100 times at once to two servers, happen once, and answers each time',
    async (mutation) => {
      const acme = await openAccount();
      const [asked] = await (CASES[mutation] as (typeof CASES)[string])(acme, app);
      const input = { ...asked, idempotencyKey: unique('key') };
      await acme.newEvents();

      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, index) => send(index % 2 ? app : other, acme.apiKey, mutation, input)),
      );

      const [first, ...more] = answers.filter((answer) => answer.userErrors.length === 0);
      expect(first).toBeDefined();
      const hasSecret = SECRETS.some((name) => first[name] !== undefined);
      if (hasSecret) expect(more).toEqual([]);
      for (const answer of answers) {
        if (answer !== first) expect(answer).toEqual(toldAgain(first));
      }
      const requests = (await acme.newEvents()).length;
      expect(requests).toBeGreaterThan(0);
      await send(app, acme.apiKey, mutation, input);
      expect(await acme.newEvents()).toEqual([]);
    },
  );

  it('tells what was so already, whatever became of it since (U6)', async () => {
    const acme = await openAccount();
    const userId = await acme.user({ licenses: ['SCHEDULED_MEETING'] });
    const input = { userId, kind: 'SCHEDULED_MEETING' };
    const keyed = { ...input, idempotencyKey: unique('key') };
    const held = await acme.unchangedBy(() => send(app, acme.apiKey, 'assignLicense', keyed));
    expect(held).toMatchObject({ license: { holder: { id: userId } }, availableAfter: 19, userErrors: [] });
    await send(app, acme.apiKey, 'unassignLicense', input);

    // numbers as they were, rows as they are
    const again = await acme.unchangedBy(() => send(app, acme.apiKey, 'assignLicense', keyed));
    expect(again).toMatchObject({ license: { id: held.license.id, holder: null }, availableAfter: 19, userErrors: [] });
  });

  it('does not keep a refusal: it is decided again', async () => {
    const acme = await openAccount();
    const userId = await acme.user();
    const input = { userId, kind: 'SCHEDULED_MEETING', idempotencyKey: unique('key') };
    expect(codes(await send(app, acme.apiKey, 'unassignLicense', input))).toEqual(['LICENSE_NOT_HELD']);
    await send(app, acme.apiKey, 'assignLicense', { userId, kind: 'SCHEDULED_MEETING' });
    expect(codes(await send(app, acme.apiKey, 'unassignLicense', input))).toEqual([]);
    // and then it is kept
    expect(codes(await send(app, acme.apiKey, 'unassignLicense', input))).toEqual([]);
    expect((await acme.newEventTypes()).filter((type) => type === 'SeatFreed')).toHaveLength(1);
  });

  it('is not used up by a dry run', async () => {
    const acme = await openAccount();
    const input = { userId: await acme.user(), kind: 'SCHEDULED_MEETING', idempotencyKey: unique('key') };
    expect(codes(await send(app, acme.apiKey, 'assignLicense', { ...input, dryRun: true }))).toEqual([]);
    expect(codes(await send(app, acme.apiKey, 'assignLicense', input))).toEqual([]);
    expect(codes(await send(app, acme.apiKey, 'assignLicense', { ...input, dryRun: true }))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
  });

  it('has 1 to 255 characters, as people count them', async () => {
    const acme = await openAccount();
    const rename = (idempotencyKey: string) =>
      send(app, acme.apiKey, 'updateUser', { userId: acme.userId, name: unique('Ada'), idempotencyKey });
    for (const bad of ['', '👍'.repeat(256)]) {
      const refused = await acme.unchangedBy(() => rename(bad));
      expect(refused).toMatchObject({ user: null, userErrors: [{ code: 'INVALID', field: ['idempotencyKey'] }] });
    }
    for (const good of ['k', ' ', '👍'.repeat(255)]) expect(codes(await rename(good))).toEqual([]);
  });

  it('is for a whole batch: in a row of createUsers it is INVALID', async () => {
    const acme = await openAccount();
    const row = () => ({ name: 'Grace', email: `${unique('grace')}@acme.example` });
    const users = [row(), { ...row(), idempotencyKey: 'mine' }];
    const refused = await acme.unchangedBy(() =>
      send(app, acme.apiKey, 'createUsers', { users, idempotencyKey: unique('key') }),
    );
    expect(refused).toMatchObject({
      users: [],
      userErrors: [{ code: 'INVALID', field: ['users', '1', 'idempotencyKey'] }],
    });
  });

  it('A3: tells a Member nothing again of what they do not see any more', async () => {
    const acme = await openAccount();
    const grace = await acme.member({ name: 'Grace' });
    const input = { title: 'Hello', slug: unique('page'), idempotencyKey: unique('key') };
    const { page } = await send(app, grace.key, 'createBookingPage', input);
    expect(await send(app, grace.key, 'createBookingPage', input)).toMatchObject({ page: { id: page.id } });
    await send(app, acme.apiKey, 'reassignBookingPage', { pageId: page.id, ownerId: acme.userId });
    expect(await send(app, grace.key, 'createBookingPage', input)).toMatchObject({ page: null, userErrors: [] });
  });

  it('A1: tells nothing again to who may not do it any more', async () => {
    const acme = await openAccount();
    const grace = await acme.member({ name: 'Grace', role: 'ADMINISTRATOR' });
    const input = { name: 'Linus', email: `${unique('linus')}@acme.example`, idempotencyKey: unique('key') };
    expect(codes(await send(app, grace.key, 'createUser', input))).toEqual([]);
    await send(app, acme.apiKey, 'changeUserRole', { userId: grace.id, role: 'MEMBER' });
    expect(await grace.refusals(mutationDocument(schema, 'createUser'), { input })).toEqual(['FORBIDDEN']);
  });

  it('A3, A4: is told with the eyes that somebody has when they are told, not with those they came with', async () => {
    const acme = await openAccount();
    const grace = await acme.member({ name: 'Grace', role: 'ADMINISTRATOR' });
    const userId = await acme.user({ name: 'Linus' });
    const rename = { userId, name: 'Linnea', idempotencyKey: unique('key') };
    const create = { name: 'Mia', email: `${unique('mia')}@acme.example`, idempotencyKey: unique('key') };
    const { queue } = app.store;
    const { run } = queue;
    let queued = 0;
    queue.run = (accountId, work) => {
      if (accountId === acme.accountId) queued++;
      return run(accountId, work);
    };
    const inLine = async <T>(answer: Promise<T>) => {
      const place = queued + 1;
      await until(() => queued === place);
      return { answer };
    };
    const lock = await lockAccount(acme.accountId);
    const ask = (mutation: string, input: Input) =>
      grace.send<{ payload: Payload }, object>(mutationDocument(schema, mutation), { input });
    const done = [await inLine(ask('updateUser', rename)), await inLine(ask('createUser', create))];
    const demoted = await inLine(send(app, acme.apiKey, 'changeUserRole', { userId: grace.id, role: 'MEMBER' }));
    const again = [await inLine(ask('updateUser', rename)), await inLine(ask('createUser', create))];
    await lock.release();
    queue.run = run;

    for (const { answer } of done) expect((await answer).data?.payload.user).not.toBeNull();
    expect(codes(await demoted.answer)).toEqual([]);
    const [renamed, created] = await Promise.all(again.map(({ answer }) => answer));
    // the change stands, and who it is about is nobody's business but the Administrators'
    expect(renamed?.data?.payload).toEqual({ user: null, userErrors: [] });
    expect(created?.errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(JSON.stringify([renamed, created])).not.toMatch(/Linnea|Mia/);
  });

  it('leaves out of lists what is gone', async () => {
    const acme = await openAccount();
    const userId = await acme.user({ licenses: ['SCHEDULED_MEETING'] });
    const [page, gone] = [await acme.page(userId), await acme.page(userId)];
    const input = { userId, kind: 'SCHEDULED_MEETING', idempotencyKey: unique('key') };
    expect((await send(app, acme.apiKey, 'unassignLicense', input)).disabledPages).toHaveLength(2);
    await send(app, acme.apiKey, 'deleteBookingPage', { pageId: gone.id });
    const again = await send(app, acme.apiKey, 'unassignLicense', input);
    expect(again.disabledPages.map(({ id }: { id: string }) => id)).toEqual([page.id]);
  });
});

/** The optional fields that an input leaves out, as null. */
function nullsOf(mutation: string, input: Input): Input {
  const type = MUTATIONS.find(({ name }) => name === mutation)?.args[0]?.type;
  const names = Object.keys((getNamedType(type) as GraphQLInputObjectType).getFields());
  return Object.fromEntries(names.filter((name) => !(name in input)).map((name) => [name, null]));
}
