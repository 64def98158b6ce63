import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { numbers } from '../events/support.js';
import { newKey, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { startGoBetween } from './go-between.js';
import { lineOf, newFolder, ORGANIZATION, openAccount, provided, rosterOf } from './organization.js';
import { run } from './run.js';

const folder = newFolder();
let app: App & { url: string };
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.close();
  folder.remove();
});

const importFile = (file: string, key: string, ...more: string[]) =>
  run('users-import', ['--file', file, '--key', key, '--url', app.url, ...more]);
const told = ({ stderr }: { stderr: string }) => stderr.trimEnd().split('\n');

describe('users:import of 1,144 people of whom 310 and 340 want licenses, with 300 and 340', () => {
  const file = folder.write(rosterOf(ORGANIZATION));
  const askers = [...ORGANIZATION.entries()].filter(([, { licenses }]) => licenses.includes('SCHEDULED_MEETING'));
  const named = askers
    .slice(300)
    .map(([place, { name, email }]) => `NO_FREE_LICENSE SCHEDULED_MEETING ${name} <${email}> (line ${lineOf(place)})`);
  let acme: Awaited<ReturnType<typeof openAccount>>;
  let dry: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    acme = await openAccount(app, [300, 340]);
  });

  it('tells dry what would happen, and changes nothing', async () => {
    const before = await acme.cursor();
    dry = await importFile(file, acme.apiKey, '--dry-run');
    expect([dry.code, dry.stderr]).toEqual([0, '']);
    expect(dry.lines[0]).toBe('DRY RUN: nothing was changed. This would happen now:');
    expect(await acme.cursor()).toBe(before);
    expect(await acme.people()).toEqual([]);
  });

  it('brings all of them, gives licenses in the order of the file while there are free ones, and names the ten last askers', async () => {
    const outcome = await importFile(file, acme.apiKey);
    expect(outcome.code).toBe(0);
    expect(told(outcome)).toEqual([200, 400, 600, 800, 1000, 1144].map((count) => `created ${count} of 1144`));
    expect(named).toHaveLength(10);
    expect(outcome.lines).toEqual([
      ...named,
      'rows: 1144',
      'created: 1144',
      'skipped: 0',
      'licenses given: SCHEDULED_MEETING 300, LIVE_ENGAGEMENT 340',
      'licenses wanted but not held: SCHEDULED_MEETING 10, LIVE_ENGAGEMENT 0',
    ]);
    expect(dry.lines.slice(1)).toEqual(outcome.lines);

    const expected = provided(ORGANIZATION, [300, 340]);
    expect(await acme.people()).toEqual(expected);
    expect(await acme.pools()).toEqual({
      SCHEDULED_MEETING: { assigned: 300, available: 0 },
      LIVE_ENGAGEMENT: { assigned: 340, available: 0 },
    });
    // E1, E2: person by person, UserCreated and then SeatAssigned of each kind
    const events = await acme.events();
    expect(events.map(({ sequence }) => sequence)).toEqual(numbers(1_784));
    expect(events.map((event) => [event.__typename, event.holderName ?? event.name])).toEqual(
      expected.flatMap(({ name, licenses }) => [['UserCreated', name], ...licenses.map(() => ['SeatAssigned', name])]),
    );
  });

  it('skips all of them the second time, names the same ten, and changes nothing (U6)', async () => {
    const before = await acme.cursor();
    const again = await importFile(file, acme.apiKey);
    expect([again.code, again.stderr]).toEqual([0, '1144 of 1144 exist already\n']);
    expect(again.lines).toEqual([
      ...ORGANIZATION.map(
        ({ name, email }, place) => `skipped ${name} <${email}> (line ${lineOf(place)}): exists already`,
      ),
      ...named,
      'rows: 1144',
      'created: 0',
      'skipped: 1144',
      'licenses given: SCHEDULED_MEETING 0, LIVE_ENGAGEMENT 0',
      'licenses wanted but not held: SCHEDULED_MEETING 10, LIVE_ENGAGEMENT 0',
    ]);
    expect(await acme.cursor()).toBe(before);
  });
});

describe('users:import', () => {
  it('leaves who exists already as they are, ignoring case (U4), and says which licenses they lack though some are free', async () => {
    const acme = await openAccount(app, [5, 1]);
    const rows = [
      'Licenses,Name,EMAIL',
      'scheduled_meeting live_engagement,Augusta,ADA@acme.example',
      'LIVE_ENGAGEMENT,Žofie,žofie@acme.example',
    ];
    const outcome = await importFile(folder.write(`\uFEFF${rows.join('\r\n')}`), acme.apiKey);
    expect(outcome.code).toBe(0);
    expect(outcome.lines).toEqual([
      'skipped Augusta <ADA@acme.example> (line 2): exists already',
      'LICENSE_NOT_HELD SCHEDULED_MEETING Augusta <ADA@acme.example> (line 2)',
      'NO_FREE_LICENSE LIVE_ENGAGEMENT Augusta <ADA@acme.example> (line 2)',
      'rows: 2',
      'created: 1',
      'skipped: 1',
      'licenses given: SCHEDULED_MEETING 0, LIVE_ENGAGEMENT 1',
      'licenses wanted but not held: SCHEDULED_MEETING 1, LIVE_ENGAGEMENT 1',
    ]);
    const { viewer } = await acme.ada.ask<{ viewer: object }, object>(
      '{ viewer { name email role licenses { kind } } }',
    );
    expect(viewer).toEqual({ name: 'Ada', email: 'ada@acme.example', role: 'ADMINISTRATOR', licenses: [] });
    expect(await acme.people()).toEqual([
      { name: 'Žofie', email: 'žofie@acme.example', role: 'MEMBER', licenses: ['LIVE_ENGAGEMENT'] },
    ]);
  });

  it('prints no name that would make its line look like another one', async () => {
    const acme = await openAccount(app, [0, 0]);
    const names = ['Eve\u202e', 'Family 👨‍👩‍👧'];
    const rows = names.map((name, at) => `${name},eve${at}@acme.example,LIVE_ENGAGEMENT`);
    const outcome = await importFile(folder.write(['name,email,licenses', ...rows].join('\n')), acme.apiKey);
    expect(outcome.lines.slice(0, 2)).toEqual([
      'NO_FREE_LICENSE LIVE_ENGAGEMENT Eve\\u{202e} <eve0@acme.example> (line 2)',
      'NO_FREE_LICENSE LIVE_ENGAGEMENT Family 👨‍👩‍👧 <eve1@acme.example> (line 3)',
    ]);
    expect((await acme.people()).map(({ name }) => name).sort()).toEqual(names);
  });

  it('prints what the README shows of its example', async () => {
    const acme = await openAccount(app, [2, 1]);
    const shown = /\$ npm run --silent users:import -- --file (\S+) --key sk_\.\.\.\n([^`]*)```/.exec(
      readFileSync('README.md', 'utf8'),
    );
    const outcome = await importFile(shown?.[1] as string, acme.apiKey);
    expect([...told(outcome), ...outcome.lines, '']).toEqual(shown?.[2]?.split('\n'));
  });

  it('sends nothing when a row is bad, and says of each its line, its column and the reason', async () => {
    const between = await startGoBetween(app);
    const file = folder.write('name,email,role\nAda,ada@acme.example,\n,grace,\nLinus,ADA@ACME.example,king\n');
    const outcome = await run('users-import', ['--file', file, '--key', 'sk_any', '--url', between.url]);
    await between.close();
    expect([outcome.code, outcome.lines, between.requests()]).toEqual([1, [], 0]);
    expect(told(outcome)).toEqual([
      'line 3: name: Must have 1 to 200 characters, without line breaks or control characters.',
      'line 3: email: Must be an e-mail address of at most 254 characters, such as ada@acme.example.',
      'line 4: email: "ADA@ACME.example" is on line 2 already.',
      'line 4: role: "king" is none; there are MEMBER, ADMINISTRATOR.',
      `Nothing was sent: mend ${file} and run it again.`,
    ]);
  });

  it("takes an Administrator's key only (A1)", async () => {
    const acme = await openAccount(app, [0, 0]);
    const { secret } = await newKey(app, acme.apiKey, await newUser(app, acme.apiKey));
    const before = await acme.cursor();
    const file = folder.write(rosterOf(ORGANIZATION.slice(0, 3)));
    const outcomes = [await importFile(file, secret), await importFile(file, 'sk_wrong')];
    expect(outcomes.map(({ code, lines, stderr }) => [code, lines, stderr])).toEqual([
      [1, [], "--key is a MEMBER's: it takes an ADMINISTRATOR's\n"],
      [1, [], expect.stringMatching(/^UNAUTHENTICATED: .*\n$/)],
    ]);
    expect(await acme.cursor()).toBe(before);
  });

  it('says by one clear line what it cannot read or reach', async () => {
    const file = folder.write(rosterOf(ORGANIZATION.slice(0, 3)));
    const elsewhere = app.url.replace('/graphql', '/elsewhere');
    const outcomes = [
      await importFile('no/such/file.csv', 'sk_any'),
      await importFile('tests', 'sk_any'),
      await importFile(file, 'sk_any', '--url', elsewhere),
    ];
    expect(outcomes.map(({ code, lines, stderr }) => [code, lines, stderr])).toEqual([
      [1, [], "--file cannot be read: ENOENT: no such file or directory, open 'no/such/file.csv'\n"],
      [1, [], '--file cannot be read: EISDIR: illegal operation on a directory, read\n'],
      [1, [], 'NOT_FOUND: There is nothing here: GraphQL is at /graphql.\n'],
    ]);
  });

  it.each([
    ['--file', ['--key', 'k']],
    ['--key', ['--file', 'f']],
    ['--key', ['--file', 'f', '--key', 'two words']],
    ['--url', ['--file', 'f', '--key', 'k', '--url', 'ws://127.0.0.1/graphql']],
    ['--url', ['--file', 'f', '--key', 'k', '--url', 'http://ada:secret@127.0.0.1/graphql']],
    ['--dry-run', ['--file', 'f', '--key', 'k', '--dry-run=no']],
  ])('refuses by one clear line, and how it is used: %s of %j', async (at, args) => {
    const { code, lines, stderr } = await run('users-import', args);
    expect([code, lines]).toEqual([1, []]);
    const [first, ...rest] = stderr.trimEnd().split('\n');
    expect(first).toContain(at);
    expect(rest).toEqual([expect.stringContaining('usage: npm run --silent users:import')]);
  });
});
