import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '../../src/database/data-source.js';
import { isBroken, isUnavailable } from '../../src/database/failures.js';
import { createPools, type Pools, type Queries } from '../../src/database/pools.js';
import { changerOf, type OpenStore, openStore, until } from '../events/support.js';
import { newAccount } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { asOwner, newDatabase, services } from '../support/services.js';
import { openRaw, type RawSession } from './raw.js';

const STATEMENT_MS = 1_000;
/** Where something has to happen within that time. */
const LONGER_MS = 5_000;
/** Much longer than a test waits for anything. Unlike SLEEP it does not look by itself whether its client is gone. */
const FOR_EVER = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
  SELECT SUM(a.i + b.i + c.i + d.i) AS total FROM n a, n b, n c, n d`;

describe('a statement that takes too long', () => {
  let pools: Pools;
  let raw: RawSession;
  beforeAll(async () => {
    pools = createPools(services().databaseUrl, { statementMs: STATEMENT_MS });
    raw = await openRaw();
  });
  afterAll(() => Promise.all([pools.end(), raw.end()]));

  const idOf = async (db: Queries) => (await db.query('SELECT CONNECTION_ID() AS id'))[0].id as number;
  const isRunning = async (id: number) =>
    (await raw.query('SELECT 1 FROM information_schema.PROCESSLIST WHERE ID = ? AND INFO LIKE ?', [id, `${FOR_EVER}%`]))
      .length > 0;
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: Error & { cause?: unknown }) => error,
    );

  it.each(['read', 'write'] as const)('is ended in the database, which is unavailable then: %s', async (kind) => {
    const session = await pools[kind].session();
    const id = await idOf(session);
    const failure = await failureOf(session.query(FOR_EVER));
    expect(failure).toMatchObject({ name: 'TookTooLong', cause: { errno: 1969 } });
    expect([isUnavailable(failure), isBroken(failure)]).toEqual([true, false]);
    await until(async () => !(await isRunning(id)), 'the database ended it');
    expect(await idOf(session)).toBe(id);
    session.release();
  });

  it('costs no connection', async () => {
    const id = await idOf(pools.read);
    expect(await failureOf(pools.read.query(FOR_EVER))).toMatchObject({ name: 'TookTooLong' });
    expect(await idOf(pools.read)).toBe(id);
  });

  it('is ended also when its client is gone', async () => {
    const patient = createPools(services().databaseUrl, { statementMs: LONGER_MS });
    const session = await patient.read.session();
    const id = await idOf(session);
    void failureOf(session.query(FOR_EVER));
    await until(() => isRunning(id));
    session.release(true);
    await until(async () => !(await isRunning(id)), 'the database ended it');
    await patient.end();
  });

  it('may take up to 10 s in a server, for as long as it likes in a migration', async () => {
    const limit = 'SELECT @@max_statement_time AS seconds';
    const byDefault = createPools(services().databaseUrl);
    expect(await byDefault.read.query(limit)).toEqual([{ seconds: 10 }]);
    expect(await byDefault.write.query(limit)).toEqual([{ seconds: 10 }]);
    await byDefault.end();
    const dataSource = await createDataSource(asOwner(services().databaseUrl)).initialize();
    expect(await dataSource.query(limit)).toEqual([{ seconds: 0 }]);
    await dataSource.destroy();
  });

  describe('within a change', () => {
    let store: OpenStore;
    beforeAll(async () => {
      store = await openStore();
    });
    afterAll(() => store.close());

    it('undoes the change, frees the account at once, and is not tried again', async () => {
      const account = await newAccount();
      const { change, record } = changerOf({ ...store, pools }, account);
      let runs = 0;
      const changing = change(async (tx) => {
        runs++;
        tx.write('UPDATE users SET name = ? WHERE account_id = ? AND id = ?', ['Nobody', tx.accountId, account.userId]);
        await tx.query(FOR_EVER);
        return null;
      });
      expect(await failureOf(changing)).toMatchObject({ name: 'TookTooLong' });
      expect(runs).toBe(1);
      await record();
      expect(await raw.query('SELECT name FROM users WHERE account_id = ?', [account.accountId])).toEqual([
        { name: 'Ada' },
      ]);
    });
  });

  it('is SERVICE_UNAVAILABLE with retryAfter to who asked, and the same question is answered later', async () => {
    const databaseUrl = await newDatabase();
    const [app, holder] = await Promise.all([startApp({ DATABASE_URL: databaseUrl }), openRaw(databaseUrl)]);
    const { pools: patient } = app.store;
    const hasty = createPools(databaseUrl, { statementMs: LONGER_MS });
    const { apiKey } = await newAccount({ databaseUrl });
    const ask = async () => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` };
      const body = JSON.stringify({ query: '{ licensePools { capacity } }' });
      const response = await fetch(app.url, { method: 'POST', headers, body });
      return [response.status, response.headers.get('retry-after'), await response.json()];
    };
    try {
      app.store.pools = hasty;
      // as when somebody alters the table
      await holder.query('LOCK TABLES license_pools WRITE');
      expect(await ask()).toEqual([
        503,
        '1',
        expect.objectContaining({
          errors: [
            expect.objectContaining({
              extensions: expect.objectContaining({ code: 'SERVICE_UNAVAILABLE', retryAfter: 1 }),
            }),
          ],
        }),
      ]);
      await holder.query('UNLOCK TABLES');
      expect(await ask()).toMatchObject([200, null, { data: { licensePools: [{ capacity: 0 }, { capacity: 0 }] } }]);
    } finally {
      app.store.pools = patient;
      await Promise.all([app.close(), holder.end()]);
      await hasty.end();
    }
  });
});

describe('a connection that does not become free', () => {
  it('is waited for some seconds: the database is unavailable then; a late one goes back', async () => {
    const pools = createPools(services().databaseUrl);
    const sessions = await Promise.all(Array.from({ length: 16 }, () => pools.read.session()));
    const refused = pools.read.session();
    await expect(refused).rejects.toMatchObject({ name: 'Unavailable', message: expect.stringMatching('became free') });
    expect(pools.read.traffic).toMatchObject({ inUse: 16, waiting: 0 });
    for (const session of sessions) session.release();
    // the first of them goes to who waits no more, and all are there for others
    const again = await Promise.all(Array.from({ length: 16 }, () => pools.read.session()));
    expect(pools.read.traffic).toMatchObject({ inUse: 16, waiting: 0 });
    for (const session of again) session.release();
    await pools.end();
  });
});
