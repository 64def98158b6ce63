import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { createDataSource } from '../../src/database/data-source.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { services } from '../support/services.js';
import { columnsOf, type DatabaseColumn, tablesOf } from './schema.js';

describe('the migrated tables and the entities', () => {
  let raw: RawSession;
  let columns: DatabaseColumn[];
  let entityColumns: Map<string, ColumnMetadata>;

  beforeAll(async () => {
    raw = await openRaw();
    columns = await columnsOf(raw);
    const dataSource = await createDataSource(services().databaseUrl).initialize();
    entityColumns = new Map(
      dataSource.entityMetadatas.flatMap(({ tableName, columns: all }) =>
        all.map((column) => [`${tableName}.${column.databaseName}`, column]),
      ),
    );
    expect(new Set(dataSource.entityMetadatas.map(({ tableName }) => tableName))).toEqual(new Set(await tablesOf(raw)));
    await dataSource.destroy();
  });
  afterAll(() => raw.end());

  it('agree on names, types, lengths, nullability, keys and collations', () => {
    const byName = new Map(columns.map((column) => [`${column.table}.${column.name}`, column]));
    for (const [name, wanted] of entityColumns) {
      const found = byName.get(name);
      expect({ name, ...comparable(found as DatabaseColumn) }).toEqual({ name, ...comparableOf(wanted) });
    }
    expect(entityColumns.size).toBeGreaterThan(40);
  });

  it('differ in nothing but columns that the database fills by itself', () => {
    const unknown = columns.filter(({ table, name }) => !entityColumns.has(`${table}.${name}`));
    expect(unknown.filter(({ generated, hasDefault }) => !generated && !hasDefault)).toEqual([]);
    expect(unknown.map(({ table, name }) => `${table}.${name}`)).toEqual([
      'accounts.newest_event',
      'bookings.confirmed_start',
      'booking_pages.enabled_by',
      'conversations.taken_by',
      'events.oldest',
      'events.previous',
      'licenses.state',
      'users.email_key',
    ]);
  });

  it('compare all texts byte by byte, but for those that people write', () => {
    const texts = columns.filter(({ charset }) => charset !== null);
    const loose = texts.filter(({ collation }) => collation !== 'ascii_bin');
    expect(loose.filter(({ type }) => type === 'varchar').map(({ table, name }) => `${table}.${name}`)).toEqual([
      'accounts.name',
      'api_keys.label',
      'bookings.page_title',
      'bookings.host_name',
      'bookings.guest_name',
      'bookings.guest_email',
      'booking_pages.title',
      'conversations.visitor_name',
      'conversations.agent_name',
      'users.name',
      'users.email',
      'users.email_key',
    ]);
    expect(loose.filter(({ charset }) => charset !== 'utf8mb4')).toEqual([]);
    for (const name of ['id', 'account_id', 'slug', 'kind', 'role', 'type', 'epoch', 'owner_id', 'holder_id']) {
      const named = texts.filter((column) => column.name === name);
      expect(named.map(({ collation }) => collation)).toEqual(named.map(() => 'ascii_bin'));
      expect(named).not.toEqual([]);
    }
  });

  it('compare e-mails by a column that tells accents apart, and keep hashes as bytes', () => {
    const of = (table: string, name: string) =>
      columns.find((column) => column.table === table && column.name === name);
    expect(of('users', 'email_key')).toMatchObject({ collation: 'utf8mb4_bin', generated: true });
    expect(of('api_keys', 'secret_hash')).toMatchObject({ type: 'binary', length: 32, nullable: false });
  });

  it('keep all instants in milliseconds, in tables of InnoDB', async () => {
    const instants = columns.filter(({ type }) => /date|time/.test(type));
    expect(instants.length).toBeGreaterThan(8);
    for (const { table, name, type, precision } of instants) {
      expect({ table, name, type, precision }).toEqual({ table, name, type: 'datetime', precision: 3 });
    }
    const engines = await raw.query(
      'SELECT DISTINCT ENGINE AS engine FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
    );
    expect(engines).toEqual([{ engine: 'InnoDB' }]);
  });
});

type Comparable = Pick<DatabaseColumn, 'type' | 'nullable' | 'primary'> & Partial<DatabaseColumn>;

function comparable(column: DatabaseColumn): Comparable {
  const { nullable, primary, length, charset, collation, precision } = column;
  // JSON is a long text with a check on MariaDB, and a type on MySQL
  const type = column.type === 'longtext' ? 'json' : column.type;
  if (type === 'varchar' || type === 'char') return { type: 'text', nullable, primary, length, charset, collation };
  if (type === 'binary') return { type, nullable, primary, length };
  if (type === 'datetime') return { type, nullable, primary, precision };
  return { type, nullable, primary };
}

function comparableOf(column: ColumnMetadata): Comparable {
  const common = { nullable: column.isNullable, primary: column.isPrimary };
  const type = String(column.type);
  if (type === 'varchar') {
    const { charset = null, collation = null } = column;
    return { type: 'text', ...common, length: Number(column.length), charset, collation };
  }
  if (type === 'binary') return { type, ...common, length: Number(column.length) };
  if (type === 'datetime') return { type, ...common, precision: column.precision ?? null };
  return { type, ...common };
}
