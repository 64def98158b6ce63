import type { Queries, Values } from './pools.js';

export interface Statement {
  sql: string;
  values: Values;
}

/** Sends several as one packet: what each is answered. Those after one that fails are not executed. */
export async function queryAll(db: Queries, statements: readonly Statement[]): Promise<unknown[]> {
  const values: Values[number][] = [];
  for (const statement of statements) values.push(...statement.values);
  const answers = await db.query(statements.map(({ sql }) => sql).join(';\n'), values);
  return statements.length === 1 ? [answers] : answers;
}
