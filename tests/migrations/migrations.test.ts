import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource, QueryRunner } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { createDataSource } from '../../src/database/data-source.js';
import { migrate } from '../../src/database/migrate.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { newAccount } from '../support/accounts.js';
import { asOwner, newDatabase } from '../support/services.js';
import { schemaOf, tablesOf } from './schema.js';

describe('migrations', () => {
  /** What a database has after all of them, when nothing went wrong. */
  let whole: string[];
  const opened: RawSession[] = [];
  const open = async (url: string) => {
    const raw = await openRaw(url);
    opened.push(raw);
    return raw;
  };
  const withDataSource = async (url: string, work: (dataSource: DataSource) => Promise<void>) => {
    const dataSource = await createDataSource(url).initialize();
    try {
      await work(dataSource);
    } finally {
      await dataSource.destroy();
    }
  };

  beforeAll(async () => {
    whole = await schemaOf(await open(await newDatabase()));
    expect(whole.length).toBeGreaterThanOrEqual(9);
  });
  afterAll(async () => {
    for (const raw of opened) await raw.end();
  });

  it('go up on an empty database, down to nothing one by one, and up again to the same', async () => {
    const url = asOwner(await newDatabase({ migrated: false }));
    const raw = await open(url);
    expect(await migrate(url)).toEqual(migrations.map(({ name }) => name));
    expect(await schemaOf(raw)).toEqual(whole);
    expect(await migrate(url)).toEqual([]);

    await withDataSource(url, async (dataSource) => {
      for (let left = migrations.length; left > 0; left--) {
        const before = await schemaOf(raw);
        await dataSource.undoLastMigration();
        expect((await schemaOf(raw)).join('').length).toBeLessThan(before.join('').length);
      }
    });
    expect(await tablesOf(raw)).toEqual([]);
    expect(await raw.query('SELECT * FROM migrations')).toEqual([]);

    await migrate(url);
    expect(await schemaOf(raw)).toEqual(whole);
  });

  it('go down with data in the tables', async () => {
    const url = asOwner(await newDatabase());
    await newAccount({ databaseUrl: url, scheduledMeeting: 2 });
    await withDataSource(url, async (dataSource) => {
      for (const _each of migrations) await dataSource.undoLastMigration();
    });
    expect(await tablesOf(await open(url))).toEqual([]);
  });

  it('run once when several migrate an empty database at the same time', async () => {
    const url = asOwner(await newDatabase({ migrated: false }));
    const ran = await Promise.all([migrate(url), migrate(url), migrate(url), migrate(url)]);
    expect(ran.filter((names) => names.length > 0)).toEqual([migrations.map(({ name }) => name)]);
    const raw = await open(url);
    expect(await schemaOf(raw)).toEqual(whole);
    expect(await raw.query('SELECT name FROM migrations ORDER BY id')).toEqual(
      migrations.map(({ name }) => ({ name })),
    );
    expect(await raw.query('SELECT only FROM deployment')).toEqual([{ only: 1 }]);
  });

  it('run once when two processes start on an empty database at the same time', async () => {
    const url = asOwner(await newDatabase({ migrated: false }));
    const run = async () => {
      const env = { ...process.env, DATABASE_URL: url };
      const { stdout } = await promisify(execFile)(process.execPath, ['dist/bundle/migrate.js'], { env });
      return stdout.split('\n').slice(0, -1);
    };
    const ran = await Promise.all([run(), run()]);
    expect(ran.filter((names) => names.length > 0)).toEqual([migrations.map(({ name }) => name)]);
    expect(await schemaOf(await open(url))).toEqual(whole);
  });

  it('run again where they were killed, after any of their statements', async () => {
    const url = asOwner(await newDatabase({ migrated: false }));
    let killed = 0;
    for (const Migration of migrations) {
      for (let statements = 1; !(await runStatements(url, Migration, statements)); statements++) killed++;
      await withDataSource(url, (dataSource) => recordAsRun(dataSource, Migration));
    }
    expect(killed).toBeGreaterThanOrEqual(8);
    expect(await schemaOf(await open(url))).toEqual(whole);
    expect(await migrate(url)).toEqual([]);
  });

  it('keep the data and the deployment when the last one was killed before it was recorded', async () => {
    const url = asOwner(await newDatabase());
    const raw = await open(url);
    const { accountId } = await newAccount({ databaseUrl: url, scheduledMeeting: 2 });
    const deployment = await raw.query('SELECT * FROM deployment');

    await raw.query('DELETE FROM migrations');
    expect(await migrate(url)).toEqual(migrations.map(({ name }) => name));
    expect(await schemaOf(raw)).toEqual(whole);
    expect(await raw.query('SELECT id FROM accounts')).toEqual([{ id: accountId }]);
    expect(await raw.query('SELECT COUNT(*) AS count FROM licenses')).toEqual([{ count: 2 }]);
    expect(await raw.query('SELECT * FROM deployment')).toEqual(deployment);
  });

  it('give each installation a deployment and an epoch of its own', async () => {
    const [one, other] = await Promise.all([newDatabase(), newDatabase()]);
    const read = async (url: string) => (await (await open(url)).query('SELECT id, epoch FROM deployment'))[0];
    const all = [await read(one), await read(other)].flatMap(({ id, epoch }) => [id, epoch]);
    expect(new Set(all).size).toBe(4);
    for (const id of all) expect(id).toMatch(/^[0-9A-Z]{26}$/);
  });
});

class Killed extends Error {}

/** Runs the first statements of a migration in a session that is then gone; true if there were no more of them. */
async function runStatements(url: string, Migration: (typeof migrations)[number], limit: number): Promise<boolean> {
  const raw = await openRaw(url);
  let ran = 0;
  const runner = {
    query: async (sql: string, values?: unknown[]) => {
      if (ran === limit) throw new Killed();
      ran++;
      return raw.query(sql, values);
    },
  };
  try {
    await new Migration().up(runner as unknown as QueryRunner);
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  } finally {
    await raw.end();
  }
}

/** What TypeORM notes once a migration has run; the table comes with the first one. */
async function recordAsRun(dataSource: DataSource, Migration: (typeof migrations)[number]): Promise<void> {
  await dataSource.query(
    'CREATE TABLE IF NOT EXISTS migrations (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, timestamp BIGINT NOT NULL, name VARCHAR(255) NOT NULL)',
  );
  const timestamp = Number(/\d{13}$/.exec(Migration.name)?.[0]);
  await dataSource.query('INSERT INTO migrations (timestamp, name) VALUES (?, ?)', [timestamp, Migration.name]);
}
