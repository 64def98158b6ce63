import type { Pools, SessionPool, Values } from '../../src/database/pools.js';

/** One statement of a packet. */
export interface SeenStatement {
  /** Its own, or that of the packet's last statement before it that has one. */
  name: string;
  sql: string;
  values: unknown[];
}

const FEW = 6;

/** From now on notes what the pools are asked, each text with the first few values. */
export function noteStatements(pools: Pools): Map<string, SeenStatement[]> {
  const seen = new Map<string, SeenStatement[]>();
  for (const pool of [pools.read, pools.write]) noteIn(pool, seen);
  return seen;
}

function noteIn(pool: SessionPool, seen: Map<string, SeenStatement[]>): void {
  const { session: open, query, find } = pool;
  pool.query = (sql, values) => {
    note(seen, sql, values);
    return query(sql, values);
  };
  pool.find = (sql, id) => {
    note(seen, sql, [[id]]);
    return find(sql, id);
  };
  pool.session = async () => {
    const session = await open();
    return {
      release: session.release,
      query: (sql, values) => {
        note(seen, sql, values);
        return session.query(sql, values);
      },
    };
  };
}

function note(seen: Map<string, SeenStatement[]>, packet: string, values: Values = []): void {
  const left = [...values];
  let name = 'none';
  for (const sql of packet.split(/;\s*/)) {
    const own = left.splice(0, sql.split('?').length - 1);
    name = /\/\* (\w+) \*\//.exec(sql)?.[1] ?? name;
    if (!/^(\/\* \w+ \*\/)?\s*\(?SELECT\b/.test(sql)) continue;
    const sameText = seen.get(sql) ?? [];
    seen.set(sql, sameText);
    if (sameText.length < FEW) sameText.push({ name, sql, values: own });
  }
}
