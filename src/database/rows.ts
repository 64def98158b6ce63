import { columnsOf, isId, tableOf } from '../entities/index.js';
import type { Queries, Value } from './pools.js';

/** Which rows: text that is written in the code, and the values that its `?` stand for. */
export interface Condition {
  sql: string;
  values: Value[];
}

/** Those of which all of these hold. */
export function allOf(conditions: Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** What belongs to an account and is found by its id there. */
export interface AccountRow {
  accountId: string;
  id: string;
}

/** The rows of an account with these ids, by id. Malformed and unknown ids and those of other accounts are left out. */
export async function rowsByIds<T extends AccountRow>(
  db: Queries,
  entity: new () => T,
  accountId: string,
  ids: Iterable<string>,
): Promise<Map<string, T>> {
  const wanted = [...new Set(ids)].filter(isId);
  if (wanted.length === 0) return new Map();
  const rows = await db.query<T>(
    `/* rowsByIds */ SELECT ${columnsOf(entity, 'r')} FROM ${tableOf(entity)} r WHERE r.account_id = ? AND r.id IN (?)`,
    [accountId, wanted],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** For `IN (?)`, whatever a caller sent: the ids among it, or what no row has, since a list must not be empty. */
export function idsIn(texts: readonly string[]): (string | null)[] {
  const ids = texts.filter(isId);
  return ids.length > 0 ? ids : [null];
}

/** The rows of each key, in their order; keys in the order in which they come first. */
export function grouped<T>(rows: T[], keyOf: (row: T, index: number) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [index, row] of rows.entries()) {
    const key = keyOf(row, index);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
