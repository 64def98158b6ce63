import type { RawSession } from '../database/raw.js';

/** All rows of a database, as a dump has them; what is returned puts this state back. Nobody may write meanwhile. */
export async function dump(raw: RawSession): Promise<() => Promise<void>> {
  const columns = await raw.query(
    `SELECT TABLE_NAME AS \`table\`, COLUMN_NAME AS name FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE() AND EXTRA NOT LIKE '%GENERATED%'`,
  );
  const tables = new Map<string, string[]>();
  for (const { table, name } of columns) tables.set(table, [...(tables.get(table) ?? []), `\`${name}\``]);
  const kept: { table: string; names: string; rows: unknown[][] }[] = [];
  for (const [table, names] of tables) {
    const rows = await raw.query<Record<string, unknown>>(`SELECT ${names} FROM \`${table}\``);
    kept.push({ table, names: names.join(), rows: rows.map((row) => Object.values(row)) });
  }
  return async () => {
    await raw.query('SET FOREIGN_KEY_CHECKS = 0');
    // servers look meanwhile
    await raw.query('START TRANSACTION');
    for (const { table, names, rows } of kept) {
      await raw.query(`DELETE FROM \`${table}\``);
      if (rows.length > 0) await raw.query(`INSERT INTO \`${table}\` (${names}) VALUES ?`, [rows]);
    }
    await raw.query('COMMIT');
    await raw.query('SET FOREIGN_KEY_CHECKS = 1');
  };
}
