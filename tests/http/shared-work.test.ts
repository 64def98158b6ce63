import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { join } from '../conversations/live.js';
import { visitorOf } from '../conversations/visitor.js';
import { numbers } from '../events/support.js';
import { cursorOf, newAccount, newKey, newPage, newUser, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { countStatements } from '../support/count-statements.js';
import { type Subscriber, subscribe } from '../support/subscriber.js';

type Freed = { seatFreed: { sequence: number; pool: { capacity: number } } };

const FREED = 'subscription ($after: String) { seatFreed(after: $after) { sequence pool { capacity } } }';
/** The same in other words. */
const FREED_TOO = `# all seats
  subscription ($since: String) { seatFreed(after: $since) { sequence, pool { capacity } } }`;
const FREED_SINCE = (cursor: string) => FREED.replace('($after: String)', '').replace('$after', `"${cursor}"`);
const kind = 'SCHEDULED_MEETING';

describe('the work that subscribers share', () => {
  let app: App & { url: string };
  let apiKey: string;
  let ada: ReturnType<typeof client>;
  let graceId: string;
  let open: Subscriber<unknown>[];

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    ({ apiKey } = await newAccount({ scheduledMeeting: 400, liveEngagement: 10 }));
    ada = client(app, apiKey);
    graceId = await newUser(app, apiKey);
    open = [];
  });
  afterEach(() => {
    for (const { socket } of open) socket.cut();
  });

  const change = async (mutation: string, input: object, selection = 'userErrors { code }') => {
    const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
    const query = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { ${selection} } }`;
    return (await ada.ask<Record<string, never>, object>(query, { input }))[mutation] as never;
  };
  const now = () => cursorOf(app, apiKey);
  const listen = async <T = Freed>(query: string, variables?: object, key = apiKey): Promise<Subscriber<T>> => {
    const subscriber = await subscribe<T, object>(app, key, query, variables ?? { after: await now() });
    open.push(subscriber);
    return subscriber;
  };
  const listenAll = (count: number, query: string, variables?: object, key = apiKey) =>
    Promise.all(numbers(count).map(() => listen(query, variables, key)));
  const administrator = async () =>
    newKey(app, apiKey, await newUser(app, apiKey, { name: 'Ben', role: 'ADMINISTRATOR' }));
  const freeSeat = () => change('unassignLicense', { userId: graceId, kind });

  const seatIsFreed = async () => {
    await change('assignLicense', { userId: graceId, kind });
    await freeSeat();
  };

  /** The statements of snapshots from which it is told to all of these; when they are counted, all listen. */
  async function costFor(subscribers: Subscriber<unknown>[], happens = seatIsFreed): Promise<number> {
    const heard = async () => {
      await happens();
      await Promise.all(subscribers.map(({ next }) => next()));
    };
    await heard();
    return (await countStatements(app, heard)).reading;
  }

  it('is done once for each operation, however many Administrators listen by whatever keys', async () => {
    const first = await listen(FREED);
    const cost = await costFor([first]);
    expect(cost).toBeGreaterThan(0);

    const { secret } = await administrator();
    const many = [first, ...(await listenAll(8, FREED)), ...(await listenAll(8, FREED, undefined, secret))];
    many.push(...(await listenAll(3, FREED_TOO, { since: await now() })));
    many.push(await listen(FREED_SINCE(await now()), {}));
    expect(await costFor(many)).toBe(cost);

    const others = await listenAll(5, FREED.replace('sequence', 'id'));
    expect(await costFor([...many, ...others])).toBe(2 * cost);
  });

  it('is done for each value of a variable', async () => {
    const query = `subscription ($after: String, $first: Int) {
      seatFreed(after: $after) { pool { licenses(first: $first) { nodes { id } } } }
    }`;
    type Listed = { seatFreed: { pool: { licenses: { nodes: object[] } } } };
    const after = await now();
    const [three, one] = [
      await listen<Listed>(query, { after, first: 3 }),
      await listen<Listed>(query, { first: 1, after }),
    ];
    await seatIsFreed();
    expect((await three.next()).seatFreed.pool.licenses.nodes).toHaveLength(3);
    expect((await one.next()).seatFreed.pool.licenses.nodes).toHaveLength(1);
  });

  it('is done once for Members, too, where nothing depends on who they are', async () => {
    const { slug } = await newPage(app, apiKey);
    const query = `subscription ($after: String) { conversationWaiting(after: $after) {
      ... on ConversationStarted { conversation { visitorName agent { name } } }
    } }`;
    const keys = await Promise.all(
      ['Grace', 'Linus'].map(async (name) => {
        const userId = await newUser(app, apiKey, { name, licenses: ['LIVE_ENGAGEMENT'] });
        return (await newKey(app, apiKey, userId)).secret;
      }),
    );
    const visitorComes = async () => void (await visitorOf(app).started(slug, { visitorName: unique('Vera') }));
    const first = await listen<unknown>(query, undefined, keys[0]);
    const cost = await costFor([first], visitorComes);
    const many = await Promise.all(keys.map((key) => listenAll(5, query, undefined, key)));
    expect(await costFor([first, ...many.flat()], visitorComes)).toBe(cost);
  });

  it('A3: goes to no other Member where something depends on who they are', async () => {
    const { slug } = await newPage(app, apiKey);
    const license = { kind: 'LIVE_ENGAGEMENT' };
    const members: { userId: string; secret: string }[] = [];
    for (const name of ['Grace', 'Linus']) {
      const userId = await newUser(app, apiKey, { name, licenses: ['LIVE_ENGAGEMENT'] });
      const { secret } = await newKey(app, apiKey, userId);
      members.push({ userId, secret });
      await join(client(app, secret), (await visitorOf(app).started(slug)).conversationId);
    }
    const after = await now();
    for (const { userId } of members) {
      await change('unassignLicense', { userId, ...license });
      await change('assignLicense', { userId, ...license });
    }
    const query = `subscription ($after: String) { conversationWaiting(after: $after) {
      ... on ConversationRequeued { formerAgent { name } formerAgentName }
    } }`;
    const told = await Promise.all(
      [0, 1, 0, 1].map(async (member) => {
        const stream = await listen<unknown>(query, { after }, members[member]?.secret);
        return stream.take(2);
      }),
    );
    const requeued = (of: string, by: string) => ({
      conversationWaiting: { formerAgent: of === by ? { name: of } : null, formerAgentName: of },
    });
    const seenBy = (by: string) => [requeued('Grace', by), requeued('Linus', by)];
    expect(told).toEqual(['Grace', 'Linus', 'Grace', 'Linus'].map(seenBy));
  });

  it('is written once: all get the same text', async () => {
    // a name that needs the help of JSON
    const name = 'Grace "Amazing" Hopper';
    await change('updateUser', { userId: graceId, name });
    const listening = await listenAll(20, 'subscription { seatFreed { sequence formerHolderName } }');
    const heard = async () => {
      await seatIsFreed();
      return Promise.all(listening.map(({ next }) => next()));
    };
    // from then on all listen
    await heard();
    const { stringify } = JSON;
    let written = 0;
    JSON.stringify = (value: unknown, ...more: never[]) => {
      if (value === name) written++;
      return stringify(value, ...more);
    };
    try {
      const [first, ...others] = await heard();
      expect(first).toMatchObject({ seatFreed: { formerHolderName: name } });
      for (const other of others) expect(other).toEqual(first);
      expect(written).toBe(1);
    } finally {
      JSON.stringify = stringify;
    }
  });

  it('is done once for a state that many look at', async () => {
    const usage = `subscription { seatUsage(kind: ${kind}) { available licenses(first: 1) { totalCount } } }`;
    const first = await listen(usage);
    await first.next();
    let capacity = 500;
    const resized = async () => void (await change('resizeLicensePool', { kind, capacity: ++capacity }));
    const cost = await costFor([first], resized);
    const many = await listenAll(9, usage, {});
    await Promise.all(many.map(({ next }) => next()));
    expect(await costFor([first, ...many], resized)).toBe(cost);
  });

  it('is not handed to who comes later, when the account is not the same any more', async () => {
    const after = await now();
    const live = await listen(FREED, { after });
    await seatIsFreed();
    const { seatFreed } = await live.next();
    expect(seatFreed.pool.capacity).toBe(400);
    await change('resizeLicensePool', { kind, capacity: 401 });
    const resumed = await listen(FREED, { after });
    expect(await resumed.next()).toEqual({ seatFreed: { ...seatFreed, pool: { capacity: 401 } } });
  });

  it('waits for nobody: who does not read stays behind alone, and is then told of what is there then', async () => {
    const name = 'n'.repeat(200);
    const users = numbers(90).map(() => ({ name, email: `${unique('user')}@acme.example`, licenses: [kind] }));
    const { users: made } = (await change('createUsers', { users }, 'users { id }')) as { users: { id: string }[] };
    const aliases = numbers(40).map((number) => `name${number}: name`);
    const query = FREED.replace(
      'capacity',
      `capacity licenses(first: 37) { nodes { holder { ${aliases.join(' ')} } } }`,
    );
    const slow = await listen(query);
    const others = await listenAll(2, query);
    slow.socket.raw.pause();
    const userIds = made.slice(40).map(({ id }) => id);
    await change('unassignLicenses', { userIds, kind });
    const heard = await Promise.all(others.map(({ take }) => take(50)));
    await change('resizeLicensePool', { kind, capacity: 401 });
    slow.socket.raw.resume();
    const late = await slow.take(50);
    const sequencesOf = (freed: Freed[]) => freed.map(({ seatFreed }) => seatFreed.sequence);
    expect(sequencesOf(late)).toEqual(sequencesOf(heard[0] as Freed[]));
    expect(heard.flat().map(({ seatFreed }) => seatFreed.pool.capacity)).toEqual(numbers(100).map(() => 400));
    expect(late[0]?.seatFreed.pool.capacity).toBe(400);
    expect(late[49]?.seatFreed.pool.capacity).toBe(401);
  });

  it('A4: leaves out whose key is revoked', async () => {
    const { secret, id } = await administrator();
    const staying = await listenAll(5, FREED);
    const leaving = await listen(FREED, undefined, secret);
    await costFor([...staying, leaving]);
    await change('assignLicense', { userId: graceId, kind });
    await change('revokeApiKey', { apiKeyId: id });
    await freeSeat();
    await Promise.all(staying.map(({ next }) => next()));
    await expect(leaving.next()).rejects.toThrow('4403');
  });
});
