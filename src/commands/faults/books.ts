import type { Pools } from '../../database/pools.js';
import { audit } from '../invariants/audit.js';
import { checkHeard, checkMutations, checkNumbers, type LogEvent, type Logs } from './compare.js';
import { Findings } from './findings.js';
import type { Ledger } from './ledger.js';
import type { Listener } from './listener.js';

export async function readLogs(pools: Pools, accountIds: readonly string[]): Promise<Logs> {
  const logs: Logs = new Map();
  for (const accountId of accountIds) {
    const events = await pools.read.query<LogEvent>(
      `/* readLogs */ SELECT sequence, type, request_id AS requestId, JSON_VALUE(data, '$.ownerId') AS ownerId
       FROM events WHERE account_id = ? ORDER BY sequence`,
      [accountId],
    );
    logs.set(accountId, events);
  }
  return logs;
}

/** Holds state, log, what was answered and what was heard side by side. */
export async function checkBooks(
  pools: Pools,
  logs: Logs,
  ledger: Ledger,
  listeners: readonly Listener[],
): Promise<Findings> {
  const findings = new Findings();
  for (const text of [...ledger.wrong, ...listeners.flatMap(({ wrong }) => wrong)]) findings.add('wrong', text);
  checkNumbers(logs, findings);
  for (const { options, heard } of listeners) checkHeard(options, heard, logs.get(options.accountId) ?? [], findings);
  checkMutations(ledger.entries, logs, findings);
  await checkKeys(pools, ledger, logs, findings);
  const { found } = await audit(pools.read);
  for (const { lines, count } of found) findings.add('wrong', lines[0] as string, count);
  return findings;
}

/** Each acknowledged mutation is remembered under its key, also those that had nothing to record; no other is. */
async function checkKeys(pools: Pools, { entries }: Ledger, logs: Logs, findings: Findings): Promise<void> {
  for (const accountId of logs.keys()) {
    const [row] = await pools.read.query<{ keys: number }>(
      '/* checkKeys */ SELECT COUNT(*) AS `keys` FROM idempotency_keys WHERE account_id = ?',
      [accountId],
    );
    const kept = Number(row?.keys);
    const done = entries.filter(
      (entry) => entry.accountId === accountId && entry.outcome === 'done' && !entry.isDryRun,
    ).length;
    const text = `${accountId}: ${done} mutations were acknowledged, ${kept} are remembered`;
    findings.add('lost', text, Math.max(0, done - kept));
    findings.add('doubled', text, Math.max(0, kept - done));
  }
}
