import type { Queries, SessionPool } from './pools.js';

/** So many ids go into one statement. */
const MOST = 500;

/**
 * Looks rows up by their ids, all that are asked for in one turn of the event loop by one statement: most of what a small
 * look-up takes is its way. Each is answered from a time after it was asked; where the statement fails, it fails for all.
 */
export function findTogether(query: Queries['query']): SessionPool['find'] {
  const turns = new Map<string, { ids: Set<string>; rows: Promise<Map<string, unknown>> }>();
  const begin = (sql: string) => {
    const ids = new Set<string>();
    const rows = new Promise((resolve) => setImmediate(resolve)).then(async () => {
      if (turns.get(sql)?.ids === ids) turns.delete(sql);
      const found = await query<{ id: string }>(sql, [[...ids]]);
      return new Map(found.map((row) => [row.id, row]));
    });
    const turn = { ids, rows };
    turns.set(sql, turn);
    return turn;
  };
  return async <Row>(sql: string, id: string) => {
    const known = turns.get(sql);
    const turn = known && known.ids.size < MOST ? known : begin(sql);
    turn.ids.add(id);
    return (await turn.rows).get(id) as Row | undefined;
  };
}
