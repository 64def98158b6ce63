import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { StoredAnswers } from '../../src/http/stored-answers.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { viewerOf } from '../events/support.js';
import { newAccount, newKey, newPage, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';

/** What leads to each of the account's nouns; `eventCursor` names the state that it is told from. */
const QUERIES = [
  '{ account { eventCursor name } licensePools { id kind capacity assigned available } }',
  '{ account { eventCursor } viewer { id name role licenses { id kind } bookingPages { nodes { title enabled } } } }',
  '{ account { eventCursor } bookingPages { totalCount nodes { id title owner { name } } } }',
  '{ account { eventCursor } licensePools { licenses { nodes { id holder { id name role } } } } }',
  '{ account { eventCursor } conversations { nodes { id status visitorName agentName agent { id name } } } }',
  '{ account { eventCursor } ...on Query { seats: licensePool(kind: LIVE_ENGAGEMENT) { available } } }',
];
const ADMIN_QUERIES = [
  '{ account { eventCursor } users(first: 5) { totalCount nodes { id name email role licenses { kind } } } }',
  '{ account { eventCursor } users(orderBy: CREATED_AT, first: 3) { pageInfo { endCursor } nodes { canAcceptBookings } } }',
];

let app: App & { url: string };
/** The same, but for what is kept: it executes whatever it is asked. */
let executing: App & { url: string };
let raw: RawSession;
beforeAll(async () => {
  [app, executing] = await Promise.all([startApp(), startApp({ ANSWERS_MB: '0' })]);
  raw = await openRaw();
});
afterAll(async () => {
  await raw.end();
  await Promise.all([app.close(), executing.close()]);
});

async function ask(server: { url: string }, key: string, query: string): Promise<string> {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  });
  return response.text();
}

async function given(): Promise<number> {
  const text = await (await fetch(app.url.replace('graphql', 'metrics'))).text();
  return Number(/^seatkeeper_answers_given_again_total (\d+)$/m.exec(text)?.[1]);
}

/** How many of these are answered from what is kept. */
async function givenBy(work: () => Promise<unknown>): Promise<number> {
  const before = await given();
  await work();
  return (await given()) - before;
}

/** Ada, Grace and Linus, of whom Grace holds both licenses and owns a page, and has a key for reading only, too. */
async function openTeam() {
  const { accountId, userId: adaId, apiKey: ada } = await newAccount({ scheduledMeeting: 3, liveEngagement: 2 });
  const graceId = await newUser(app, ada, { licenses: ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'] });
  const linusId = await newUser(app, ada, { name: 'Linus' });
  const page = await newPage(app, ada, graceId);
  const [grace, linus, reader] = await Promise.all([
    newKey(app, ada, graceId),
    newKey(app, ada, linusId),
    newKey(app, ada, graceId, 'READ'),
  ]);
  return { accountId, adaId, graceId, linusId, page, ada, grace, linus, reader: reader.secret };
}

describe('answers that are given again are those that would be executed', () => {
  it('whatever several users change and ask at the same time', async () => {
    const { ada, grace, linus, reader, graceId, linusId, page } = await openTeam();
    const seat = (verb: string, userId: string, kind: string) =>
      `mutation { ${verb}(input: { userId: "${userId}", kind: ${kind} }) { userErrors { code } } }`;
    const changes = [
      ...['assignLicense', 'unassignLicense'].flatMap((verb) =>
        [graceId, linusId].flatMap((userId) =>
          ['SCHEDULED_MEETING', 'LIVE_ENGAGEMENT'].map((kind) => seat(verb, userId, kind)),
        ),
      ),
      ...['Grace', 'Zoë'].map(
        (name) => `mutation { updateUser(input: { userId: "${graceId}", name: "${name}" }) { userErrors { code } } }`,
      ),
      ...['MEMBER', 'ADMINISTRATOR'].map(
        (role) => `mutation { changeUserRole(input: { userId: "${linusId}", role: ${role} }) { userErrors { code } } }`,
      ),
      ...['enable', 'disable'].map(
        (verb) => `mutation { ${verb}BookingPage(input: { pageId: "${page.id}" }) { userErrors { code } } }`,
      ),
    ];
    const keys = [ada, grace.secret, linus.secret, reader];
    const some = <T>(all: T[]): T => all[Math.floor(Math.random() * all.length)] as T;
    /** By who asked what of which state. */
    const told = new Map<string, { text: string; by: App }>();
    let committed = 0;
    let compared = 0;
    const read = async () => {
      const key = some(keys);
      const query = some(key === ada ? [...QUERIES, ...ADMIN_QUERIES] : QUERIES);
      const least = committed;
      const server = some([app, app, executing]);
      const text = await ask(server, key, query);
      const { data } = JSON.parse(text) as { data: { account: { eventCursor: string } } };
      const state = Buffer.from(data.account.eventCursor, 'base64url').toString();
      // never a state from before what was committed when it was asked
      expect(Number(state.split(' ').at(-1))).toBeGreaterThanOrEqual(least);
      const question = `${key} ${query} ${state}`;
      const before = told.get(question);
      if (before && before.by !== server) compared++;
      expect(text).toBe(before?.text ?? text);
      told.set(question, { text, by: server });
    };
    const write = async () => {
      expect(await ask(some([app, executing]), ada, some(changes))).toContain('"userErrors"');
      const { data } = JSON.parse(await ask(executing, ada, '{ account { eventCursor } }'));
      committed = Math.max(
        committed,
        Number(Buffer.from(data.account.eventCursor, 'base64url').toString().split(' ')[3]),
      );
    };
    const again = await givenBy(async () => {
      for (let round = 0; round < 40; round++) {
        await Promise.all([
          ...Array.from({ length: 12 }, read),
          ...(round % 2 === 0 ? [write(), read(), write()] : []),
        ]);
      }
    });
    expect(compared).toBeGreaterThan(20);
    expect(again).toBeGreaterThan(50);
  });

  it('A3: to others of the same role only what all of them see', async () => {
    const { ada, adaId, graceId, grace, linus, linusId } = await openTeam();
    const otherAda = (await newKey(app, ada, adaId)).secret;
    const pools = '{ licensePools { kind assigned } }';
    const viewer = '{ viewer { id } }';
    await Promise.all([pools, viewer].map((query) => ask(app, grace.secret, query)));
    expect(await givenBy(() => ask(app, linus.secret, pools))).toBe(1);
    expect(await givenBy(() => ask(app, ada, pools))).toBe(0);
    expect(await givenBy(() => ask(app, otherAda, pools))).toBe(1);
    expect(await ask(app, linus.secret, viewer)).toContain(linusId);
    expect(await ask(app, grace.secret, viewer)).toContain(graceId);
    expect(await givenBy(() => ask(app, grace.secret, viewer))).toBe(1);
  });

  it('A4: to nobody whose key was revoked, and by the role of the moment', async () => {
    const { ada, grace, linus, linusId } = await openTeam();
    const users = '{ users { totalCount } }';
    await ask(app, ada, users);
    expect(await ask(app, linus.secret, users)).toContain('FORBIDDEN');
    const { ask: change } = client(app, ada);
    await change(`mutation { changeUserRole(input: { userId: "${linusId}", role: ADMINISTRATOR }) { userErrors { code } }
      revokeApiKey(input: { apiKeyId: "${grace.id}" }) { userErrors { code } } }`);
    expect(await ask(app, linus.secret, users)).toContain('"totalCount":3');
    const pools = '{ licensePools { kind assigned } }';
    await ask(app, ada, pools);
    expect(await ask(app, grace.secret, pools)).toContain('UNAUTHENTICATED');
  });

  it.each([
    ['the clock', '{ bookingPages { nodes { upcomingBookings } } }'],
    ['when a key was used', '{ apiKeys { nodes { lastUsedAt } } }'],
    ['events, which are purged', '{ events { nodes { id } } }'],
    ['an event by its id', '{ node(id: "$event") { id } }'],
    ['other accounts', '{ publicBookingPage(slug: "$slug") { title } }'],
    ['the schema', '{ __schema { queryType { name } } }'],
    ['an error', '{ users(after: "x") { totalCount } }'],
  ])('never where they depend on %s', async (_what, asked) => {
    const { accountId, ada, page } = await openTeam();
    const query = asked.replace('$slug', page.slug).replace('$event', `evt_${accountId.slice(4)}_1`);
    const first = await ask(app, ada, query);
    expect(await givenBy(() => ask(app, ada, query))).toBe(0);
    expect(first).not.toMatch(/"(node|publicBookingPage)":null|VALIDATION/);
  });

  it('not of a state that was lost: an older one was restored, in which versions come again', async () => {
    const { accountId, ada } = await openTeam();
    const query = '{ account { name } }';
    await ask(app, ada, query);
    const [{ epoch }] = (await raw.query<{ epoch: string }>('SELECT epoch FROM deployment')) as [{ epoch: string }];
    try {
      await raw.query('UPDATE accounts SET name = ? WHERE id = ?', ['Other', accountId]);
      expect(await ask(app, ada, query)).toContain('Acme');
      await raw.query('UPDATE deployment SET epoch = ?', ['0'.repeat(26)]);
      expect(await ask(app, ada, query)).toContain('Other');
    } finally {
      await raw.query('UPDATE deployment SET epoch = ?', [epoch]);
    }
  });
});

describe('an answer that is given again', () => {
  it('costs what it did, counts as an operation, and has its own request id', async () => {
    const budgeted = await startApp({ RATE_BUDGET: '50000', QUERY_COST: '20000' });
    try {
      const { apiKey } = await newAccount();
      const query = 'query Seats { users(first: 100) { nodes { id bookingPages(first: 10) { nodes { id } } } } }';
      const ids = new Set<string | null>();
      const codes: (string | undefined)[] = [];
      for (let turn = 0; turn < 8; turn++) {
        const { errors, headers } = await client(budgeted, apiKey).send(query);
        ids.add(headers.get('x-request-id'));
        codes.push(errors[0]?.extensions.code);
      }
      expect(ids.size).toBe(8);
      expect(codes[0]).toBeUndefined();
      expect(codes[1]).toBeUndefined();
      expect(codes.at(-1)).toBe('RATE_LIMITED');
      const metrics = await (await fetch(budgeted.url.replace('graphql', 'metrics'))).text();
      const counted = (outcome: string) =>
        Number(new RegExp(`operations_total\\{operation="Seats".*outcome="${outcome}"\\} (\\d+)`).exec(metrics)?.[1]);
      expect(counted('ok') + counted('refused')).toBe(8);
      expect(counted('ok')).toBeGreaterThan(1);
      expect(metrics).toContain(`answers_given_again_total ${counted('ok') - 1}\n`);
    } finally {
      await budgeted.close();
    }
  });

  it('comes in the form that was asked for', async () => {
    const { apiKey } = await newAccount();
    const askFor = async (accept: string) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${apiKey}`, accept };
      const response = await fetch(app.url, { method: 'POST', headers, body: '{"query":"{ account { id } }"}' });
      return response.headers.get('content-type');
    };
    for (const type of ['application/graphql-response+json', 'application/json', 'application/graphql-response+json']) {
      expect(await askFor(type)).toBe(`${type}; charset=utf-8`);
    }
  });
});

describe('GET', () => {
  const get = (key: string, query: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}?${new URLSearchParams({ query })}`, { headers: { authorization: `Bearer ${key}`, ...headers } });

  it('names its answer, and tells who has it that nothing has changed, until something has', async () => {
    const { apiKey } = await newAccount({ scheduledMeeting: 1 });
    const query = '{ licensePools { kind assigned } users { totalCount } }';
    const etag = (await get(apiKey, query)).headers.get('etag') as string;
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await get(apiKey, query, { 'if-none-match': known });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect(again.headers.get('etag')).toBe(etag);
    }
    await newUser(app, apiKey);
    const changed = await get(apiKey, query, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(await changed.json()).toMatchObject({ data: { users: { totalCount: 2 } } });
    expect(changed.headers.get('etag')).not.toBe(etag);
    expect(changed.headers.get('cache-control')).toBe('private, no-cache');
    expect(changed.headers.get('vary')).toMatch(/authorization/);
  });

  it('names nothing that is refused', async () => {
    const { apiKey } = await newAccount();
    const refused = await get(apiKey, '{ nothing }', { accept: 'application/graphql-response+json' });
    expect(refused.status).toBe(400);
    expect(refused.headers.get('etag')).toBeNull();
  });
});

describe('what is kept', () => {
  const viewer = viewerOf({ accountId: 'acc', userId: 'usr' });
  const answerOf = (megabytes: number) => ({
    ...{ contentType: 'application/json', cost: 1, operationName: null },
    body: 'x'.repeat(megabytes * 500_000),
  });
  const isKept = (answers: StoredAnswers, asked: string) => answers.find(viewer, asked) !== null;
  const state = { version: viewer.version, epoch: viewer.epoch, isOwn: false };

  it('takes so much memory at most: what was used longest ago goes first', () => {
    const answers = new StoredAnswers(1);
    for (const asked of ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']) {
      answers.keep(viewer, asked, state, answerOf(0.12));
      expect(isKept(answers, 'one')).toBe(true);
      expect(answers.bytes).toBeLessThanOrEqual(1_048_576);
    }
    expect(isKept(answers, 'two')).toBe(false);
    expect(isKept(answers, 'nine')).toBe(true);
  });

  it('is nothing that is long, and nothing at all where no memory is given', () => {
    const [some, none] = [new StoredAnswers(1), new StoredAnswers(0)];
    some.keep(viewer, 'long answer', state, answerOf(0.2));
    some.keep(viewer, 'x'.repeat(20_000), state, answerOf(0));
    none.keep(viewer, 'any', state, answerOf(0));
    expect([some.bytes, none.bytes]).toEqual([0, 0]);
  });
});
