import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { startApp } from '../support/app.js';
import { freePort } from '../support/free-port.js';
import { type Server, startServer } from '../support/server.js';
import { type Batch, type Fate, startGoBetween } from './go-between.js';
import { lineOf, newFolder, ORGANIZATION, openAccount, provided, rosterOf, type Somebody } from './organization.js';
import { type Command, run, start } from './run.js';

type Account = Awaited<ReturnType<typeof openAccount>>;

const CREATE = 'mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } userErrors { code } } }';
const DELETE = 'mutation ($input: DeleteUserInput!) { deleteUser(input: $input) { userErrors { code } } }';
const KEYS = '{ apiKeys { nodes { id } } }';
const REVOKE = 'mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { userErrors { code } } }';

const folder = newFolder();
/** Three batches. */
const PEOPLE = ORGANIZATION.slice(0, 500);
const file = folder.write(rosterOf(PEOPLE));
const WANTED = PEOPLE.filter(({ licenses }) => licenses.includes('SCHEDULED_MEETING')).length;
/** Fewer than are wanted, so that they run out on the way. */
const POOLS: [number, number] = [90, 340];
const LACKING = WANTED - 90;
const LIVE = PEOPLE.filter(({ licenses }) => licenses.includes('LIVE_ENGAGEMENT')).length;

let app: App & { url: string };
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.close();
  folder.remove();
});

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function launch(url: string, { apiKey }: Account): Command {
  const command = start('users-import', ['--file', file, '--key', apiKey, '--url', url]);
  ends.push(() => {
    command.child.kill('SIGKILL');
    return command.ended;
  });
  return command;
}

async function between(onBatch: (batch: Batch) => Promise<Fate>) {
  const front = await startGoBetween(app, onBatch);
  ends.push(front.close);
  return front;
}

const importInto = ({ apiKey }: Account, url: string) =>
  run('users-import', ['--file', file, '--key', apiKey, '--url', url]);

/** The end of an import that nobody disturbs: everybody in the file's order, each once, and an event for each change. */
async function expectAllThere(acme: Account, people: Somebody[] = provided(PEOPLE, POOLS)) {
  expect(await acme.people()).toEqual(people);
  const events = await acme.events();
  expect(events.map((event) => [event.__typename, event.holderName ?? event.name])).toEqual(
    people.flatMap(({ name, licenses }) => [['UserCreated', name], ...licenses.map(() => ['SeatAssigned', name])]),
  );
}

const lacking = (lines: string[]) => lines.filter((line) => line.startsWith('NO_FREE_LICENSE'));

describe('users:import, killed', () => {
  it.each<[string, (batch: Batch, kill: () => void) => Promise<Fate>]>([
    [
      'before its batch arrives',
      async (_, kill) => {
        kill();
        return 'cut';
      },
    ],
    [
      'while the server works at its batch',
      async ({ deliver }, kill) => {
        deliver();
        kill();
        return 'cut';
      },
    ],
    [
      'before it hears that its batch was carried out',
      async ({ deliver }, kill) => {
        await deliver();
        kill();
        return 'cut';
      },
    ],
  ])('%s, and run again at once, ends as if it had run once, and names the same people', async (_, end) => {
    const acme = await openAccount(app, POOLS);
    const front = await between(async (batch) =>
      batch.count === 2 ? end(batch, () => killed.child.kill('SIGKILL')) : 'passed',
    );
    const killed = launch(front.url, acme);
    expect([await killed.ended, killed.lines()]).toEqual([null, []]);

    const again = await importInto(acme, app.url);
    expect(again.code).toBe(0);
    await expectAllThere(acme);
    const skipped = again.lines.filter((line) => line.endsWith('exists already')).length;
    expect([200, 400]).toContain(skipped);
    expect(again.lines).toContain(`created: ${PEOPLE.length - skipped}`);
    expect(lacking(again.lines)).toHaveLength(LACKING);
  });
});

describe('users:import, whose server is killed', () => {
  it('waits for it to come back, and goes on by itself', async () => {
    const acme = await openAccount(app, POOLS);
    const serve = async (PORT: string) => {
      const server: Server = await startServer({ PORT });
      ends.push(() => server.stop('SIGKILL'));
      return server;
    };
    const port = String(await freePort());
    const server = await serve(port);
    const front = await startGoBetween(server, async ({ count }) => {
      if (count === 2) await server.stop('SIGKILL');
      return 'passed';
    });
    ends.push(front.close);
    const command = launch(front.url, acme);
    await command.told('trying again in 1 s');
    await serve(port);
    expect(await command.ended).toBe(0);
    expect(command.lines()).toContain(`created: ${PEOPLE.length}`);
    await expectAllThere(acme);
  });

  it('gives up after a while, and says how far it came', async () => {
    const acme = await openAccount(app, POOLS);
    const front = await between(async ({ count }) => {
      if (count < 3) return 'passed';
      await front.close();
      ends.pop();
      return 'cut';
    });
    const outcome = await importInto(acme, front.url);
    expect([outcome.code, outcome.lines]).toEqual([1, []]);
    const told = outcome.stderr.trimEnd().split('\n');
    expect(told.at(-2)).toMatch(/^no answer: .*ECONNREFUSED.*; gave up after 21 tries: run it again later$/);
    expect(told.at(-1)).toBe('Stopped: created 400 of 500. A new run goes on from there.');
    expect(outcome.stderr).not.toContain('    at ');
  });
});

describe('users:import, whose line breaks', () => {
  it('looks whether a batch without an answer was carried out, and never creates anybody twice', async () => {
    const acme = await openAccount(app, POOLS);
    const cut: number[] = [];
    const front = await between(async ({ count, deliver }) => {
      // each second one, in turn before and after the server has heard of it
      if (count % 2 === 1) return 'passed';
      cut.push(count);
      if (count % 4 === 0) await deliver();
      return 'cut';
    });
    const outcome = await importInto(acme, front.url);
    expect(outcome.code).toBe(0);
    expect(cut).toEqual([2, 4]);
    expect(outcome.lines).toEqual(
      expect.arrayContaining([
        'created: 500',
        'skipped: 0',
        `licenses given: SCHEDULED_MEETING 90, LIVE_ENGAGEMENT ${LIVE}`,
      ]),
    );
    await expectAllThere(acme);
  });

  it('knows its own people when the batch that got lost arrives after it looked, and before it is sent again', async () => {
    const acme = await openAccount(app, POOLS);
    let late = async () => {};
    const front = await between(async ({ count, deliver }) => {
      if (count === 2) late = deliver;
      if (count === 2) return 'cut';
      if (count === 3) await late();
      return 'passed';
    });
    const outcome = await importInto(acme, front.url);
    expect(outcome.code).toBe(0);
    expect(outcome.lines).toEqual(expect.arrayContaining(['created: 500', 'skipped: 0']));
    // three batches, and the second once more, which was refused
    expect(front.batches()).toBe(4);
    await expectAllThere(acme);
  });

  it('waits as long as a refusal for now says, and gives up when it stays so', async () => {
    const acme = await openAccount(app, POOLS);
    const busy = (code: string): Fate => ({
      status: 503,
      body: { data: null, errors: [{ message: 'Not now.', extensions: { code, retryAfter: 0.01 } }] },
    });
    const front = await between(async ({ count }) => {
      if (count <= 5) return busy('SERVICE_UNAVAILABLE');
      if (count === 6) return 'passed';
      return busy('RATE_LIMITED');
    });
    const outcome = await importInto(acme, front.url);
    expect([outcome.code, outcome.lines]).toEqual([1, []]);
    const waits = outcome.stderr.match(/no answer: Not now\.; trying again in 0\.01 s \(\d+ of 20\)/g);
    // renewed by the batch that arrived
    expect(waits).toHaveLength(25);
    expect(outcome.stderr).toContain('no answer: Not now.; gave up after 21 tries');
    expect(await acme.people()).toHaveLength(200);
  });
});

describe('users:import, while others change the account', () => {
  const [first] = PEOPLE as [Somebody];
  const create = async ({ ada }: Account, input: Partial<Somebody>) => {
    const { createUser } = await ada.ask<{ createUser: { user: { id: string } } }, object>(CREATE, { input });
    return createUser.user.id;
  };

  it('gives the licenses that are left in the order of the file when others take some in between', async () => {
    const acme = await openAccount(app, POOLS);
    const front = await between(async ({ count }) => {
      if (count === 2) {
        for (const name of ['Grace', 'Linus']) {
          await create(acme, { name, email: `${name}@acme.example`, licenses: ['SCHEDULED_MEETING'] });
        }
      }
      return 'passed';
    });
    const outcome = await importInto(acme, front.url);
    expect(outcome.code).toBe(0);
    expect(outcome.lines).toContain(`licenses given: SCHEDULED_MEETING 88, LIVE_ENGAGEMENT ${LIVE}`);
    const others = (await acme.people()).splice(200, 2);
    expect(others.map(({ name }) => name)).toEqual(['Grace', 'Linus']);
    const people = (await acme.people()).filter(({ email }) => !email.endsWith('@acme.example'));
    expect(people).toEqual(provided(PEOPLE, [88, 340]));
  });

  it('asks for fewer when the last license is taken between its look and its batch', async () => {
    const acme = await openAccount(app, [1, 0]);
    const front = await between(async ({ count }) => {
      if (count === 1)
        await create(acme, { name: 'Grace', email: 'grace@acme.example', licenses: ['SCHEDULED_MEETING'] });
      return 'passed';
    });
    const outcome = await importInto(acme, front.url);
    expect([outcome.code, front.batches()]).toEqual([0, 4]);
    expect(outcome.stderr).toContain('others have changed the account meanwhile: looking again');
    expect(outcome.lines).toContain('licenses given: SCHEDULED_MEETING 0, LIVE_ENGAGEMENT 0');
    expect(lacking(outcome.lines)).toHaveLength(WANTED + LIVE);
  });

  it('skips whom others create between its look and its batch', async () => {
    const acme = await openAccount(app, POOLS);
    const place = 250;
    const front = await between(async ({ count }) => {
      const { email } = PEOPLE[place] as Somebody;
      if (count === 2) await create(acme, { name: 'By others', email: email.toUpperCase() });
      return 'passed';
    });
    const outcome = await importInto(acme, front.url);
    expect(outcome.code).toBe(0);
    const { name, email } = PEOPLE[place] as Somebody;
    expect(outcome.lines[0]).toBe(`skipped ${name} <${email}> (line ${lineOf(place)}): exists already`);
    expect(outcome.lines).toEqual(expect.arrayContaining(['created: 499', 'skipped: 1']));
    expect(outcome.stderr).toContain('created 499 of 499');
    expect((await acme.people()).filter((somebody) => somebody.name !== 'By others')).toEqual(
      provided(PEOPLE.toSpliced(place, 1), POOLS),
    );
  });

  it('gives up when they are faster for ever, and says on which line', async () => {
    const acme = await openAccount(app, POOLS);
    const front = await between(async ({ deliver }) => {
      const userId = await create(acme, { name: first.name, email: first.email });
      await deliver();
      await acme.ada.ask(DELETE, { input: { userId } });
      return 'passed';
    });
    const outcome = await importInto(acme, front.url);
    expect([outcome.code, outcome.lines, front.batches()]).toEqual([1, [], 21]);
    expect(outcome.stderr.trimEnd().split('\n').slice(-2)).toEqual([
      'line 2: email: EMAIL_TAKEN: Another user, or an earlier row, has this e-mail.',
      'Stopped: created 0 of 500. A new run goes on from there.',
    ]);
  });

  it('stops when its key is revoked, and says how far it came (A4)', async () => {
    const acme = await openAccount(app, POOLS);
    const front = await between(async ({ count }) => {
      if (count === 3) {
        const { apiKeys } = await acme.ada.ask<{ apiKeys: { nodes: { id: string }[] } }, object>(KEYS);
        await acme.ada.ask(REVOKE, { input: { apiKeyId: apiKeys.nodes[0]?.id } });
      }
      return 'passed';
    });
    const outcome = await importInto(acme, front.url);
    expect([outcome.code, outcome.lines]).toEqual([1, []]);
    expect(outcome.stderr.trimEnd().split('\n').slice(-2)).toEqual([
      expect.stringMatching(/^UNAUTHENTICATED: /),
      'Stopped: created 400 of 500. A new run goes on from there.',
    ]);
  });
});
