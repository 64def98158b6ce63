import type { RawSession } from '../database/raw.js';

/** The names of the tables that migrations made; not the one in which TypeORM keeps their names. */
export async function tablesOf(raw: RawSession): Promise<string[]> {
  const tables = await raw.query<{ name: string }>(
    `SELECT TABLE_NAME AS name FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'migrations' ORDER BY TABLE_NAME`,
  );
  return tables.map(({ name }) => name);
}

/** All tables as the database would make them anew: two schemas are the same when these are. */
export async function schemaOf(raw: RawSession): Promise<string[]> {
  const statements: string[] = [];
  for (const name of await tablesOf(raw)) {
    const [table] = await raw.query<Record<'Create Table', string>>(`SHOW CREATE TABLE ${name}`);
    // rows that were once there have left a counter behind
    statements.push((table as Record<'Create Table', string>)['Create Table'].replace(/ AUTO_INCREMENT=\d+/, ''));
  }
  return statements;
}

export interface DatabaseColumn {
  table: string;
  name: string;
  type: string;
  length: number | null;
  precision: number | null;
  nullable: boolean;
  primary: boolean;
  charset: string | null;
  collation: string | null;
  generated: boolean;
  hasDefault: boolean;
}

export async function columnsOf(raw: RawSession): Promise<DatabaseColumn[]> {
  const columns = await raw.query(
    `SELECT TABLE_NAME AS \`table\`, COLUMN_NAME AS name, DATA_TYPE AS type, CHARACTER_MAXIMUM_LENGTH AS length,
       DATETIME_PRECISION AS \`precision\`, IS_NULLABLE = 'YES' AS nullable, COLUMN_KEY = 'PRI' AS \`primary\`,
       CHARACTER_SET_NAME AS charset, COLLATION_NAME AS collation, EXTRA LIKE '%GENERATED%' AS generated,
       COLUMN_DEFAULT IS NOT NULL AS hasDefault
     FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'migrations'
     ORDER BY TABLE_NAME, ORDINAL_POSITION`,
  );
  return columns.map((column) => ({
    ...column,
    length: column.length === null ? null : Number(column.length),
    precision: column.precision === null ? null : Number(column.precision),
    nullable: column.nullable === 1,
    primary: column.primary === 1,
    generated: column.generated === 1,
    hasDefault: column.hasDefault === 1,
  }));
}
