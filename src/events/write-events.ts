import type { Value } from '../database/pools.js';
import type { EventDraft, EventRow } from '../entities/index.js';
import type { Tx } from './change-account.js';
import type { Author } from './lock-account.js';

/** More events than that would not fit into what the database takes as one packet. */
const ROWS = 5_000;

/** In whose name, and in which request, events are recorded. */
interface Recorder {
  author: Author;
  requestId: string;
}

/** The rows of these events, the first of which is that of the account's next version. */
export function eventRows(tx: Tx, drafts: EventDraft[], recorder: Recorder): EventRow[] {
  return drafts.map((draft, index) => eventRow(recorder, tx.now, tx.version + index, draft));
}

/** Writes them, and moves the account's sequence to the last one. */
export async function writeEvents(tx: Tx, rows: EventRow[]): Promise<void> {
  if (rows.length === 0) return;
  for (let from = 0; from < rows.length; from += ROWS) {
    if (from > 0) await tx.flush();
    tx.write(
      `/* changeAccount */ INSERT INTO events
       (account_id, sequence, type, occurred_at, actor_id, api_key_id, request_id, data) VALUES ?`,
      [rows.slice(from, from + ROWS).map(columns)],
    );
  }
  tx.write('/* changeAccount */ UPDATE accounts SET sequence = ? WHERE id = ?', [
    tx.version + rows.length - 1,
    tx.accountId,
  ]);
}

function eventRow({ requestId, author }: Recorder, now: Date, sequence: number, draft: EventDraft): EventRow {
  const { type, ...data } = draft;
  return {
    accountId: author.accountId,
    sequence,
    type,
    occurredAt: now,
    actorId: author.userId ?? null,
    apiKeyId: author.userId === undefined ? null : author.keyId,
    requestId,
    data: JSON.stringify(data),
  };
}

function columns(row: EventRow): Value[] {
  return [row.accountId, row.sequence, row.type, row.occurredAt, row.actorId, row.apiKeyId, row.requestId, row.data];
}
