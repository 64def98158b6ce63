import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { createPools } from '../../src/database/pools.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { asOwner, newDatabase, services } from '../support/services.js';
import { run } from './run.js';

const ACME = ['--name', 'Acme', '--admin-name', 'Ada', '--admin-email', 'ada@acme.example'];

const create = (args: string[], env: Record<string, string> = {}) =>
  run('account-create', args, { DATABASE_URL: services().databaseUrl, ...env });

describe('account:create', () => {
  let app: App & { url: string };
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('opens an account beside a running server, and prints one line of JSON with the ids of the API', async () => {
    const args = ['--name', ' Ünïcode & Söhne ', '--admin-name', 'Ada', '--admin-email', 'Ada@Acme.example'];
    const { code, lines, stderr } = await create([...args, '--scheduled-meeting', '10', '--live-engagement', '5']);
    expect([code, lines.length, stderr]).toEqual([0, 1, '']);
    const account = JSON.parse(lines[0] as string);
    expect(Object.keys(account)).toEqual(['accountId', 'userId', 'apiKey']);

    const answer = await client(app, account.apiKey).ask(`{
      account { id name }
      viewer { id name email role licenses { kind } bookingPages { totalCount } }
      licensePools { kind capacity assigned available licenses { totalCount } }
      events { nodes { sequence } }
    }`);
    const empty = (kind: string, capacity: number) => ({
      ...{ kind, capacity, assigned: 0, available: capacity },
      licenses: { totalCount: capacity },
    });
    expect(answer).toEqual({
      account: { id: account.accountId, name: 'Ünïcode & Söhne' },
      viewer: {
        ...{ id: account.userId, name: 'Ada', email: 'Ada@Acme.example', role: 'ADMINISTRATOR' },
        ...{ licenses: [], bookingPages: { totalCount: 0 } },
      },
      licensePools: [empty('SCHEDULED_MEETING', 10), empty('LIVE_ENGAGEMENT', 5)],
      events: { nodes: [] }, // the log's beginning
    });
  });

  it('migrates an empty database first, be it asked twice at once, and makes empty pools where no capacity is named', async () => {
    const DATABASE_URL = await newDatabase({ migrated: false });
    const env = { DATABASE_URL, MIGRATIONS_DATABASE_URL: asOwner(DATABASE_URL) };
    const outcomes = await Promise.all([create(ACME, env), create(ACME, env)]);
    expect(outcomes.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const ids = outcomes.map(({ lines }) => JSON.parse(lines[0] as string).accountId);
    expect(new Set(ids).size).toBe(2);
    const pools = createPools(DATABASE_URL);
    const rows = await pools.read.query('SELECT kind, capacity FROM license_pools WHERE account_id = ? ORDER BY kind', [
      ids[0],
    ]);
    await pools.end();
    expect(rows).toEqual([
      { kind: 'LIVE_ENGAGEMENT', capacity: 0 },
      { kind: 'SCHEDULED_MEETING', capacity: 0 },
    ]);
  });

  it.each([
    ['missing: --name', ACME.slice(2)],
    ['missing: --name, --admin-name, --admin-email', []],
    ['--name', ['--name', ' ', ...ACME.slice(2)]],
    ['--admin-email', [...ACME.slice(0, 4), '--admin-email', 'nobody']],
    ['--scheduled-meeting', [...ACME, '--scheduled-meeting=-1']],
    ['--live-engagement', [...ACME, '--live-engagement', 'ten']],
    ['--color', [...ACME, '--color', 'red']],
  ])('refuses by one clear line, and how it is used: %s of %j', async (at, args) => {
    const { code, lines, stderr } = await create(args);
    expect([code, lines]).toEqual([1, []]);
    const told = stderr.trimEnd().split('\n');
    expect(told[0]).toContain(at);
    expect(told.slice(1)).toEqual([expect.stringContaining('usage: npm run --silent account:create')]);
  });

  it('tells how it is used, when asked', async () => {
    const { code, lines } = await create(['--help']);
    expect([code, lines]).toEqual([0, [expect.stringContaining('usage: npm run --silent account:create')]]);
  });

  it.each([
    ['DATABASE_URL', { DATABASE_URL: 'postgres://localhost/seatkeeper' }],
    ['The database', { DATABASE_URL: 'mysql://nobody@127.0.0.1:1/seatkeeper' }],
  ])('refuses by one clear line what it cannot work with: %s', async (at, env) => {
    const { code, lines, stderr } = await create(ACME, env);
    expect([code, lines]).toEqual([1, []]);
    expect(stderr).toContain(at);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
