import type { Logs } from './compare.js';
import { attemptOf, type Ledger, type Phase } from './ledger.js';
import type { Listener } from './listener.js';

/** In milliseconds, at the median and at the 99th percentile. */
export interface Spread {
  count: number;
  p50: number;
  p99: number;
}

export interface Lag {
  /** How long mutations took that were answered the first time. */
  answers: Spread;
  /** How much later than the answer an event was heard by those who listen at the other server. */
  deliveries: Spread;
}

/** By phase of the mutation, in the order of the run. */
export function lags(ledger: Ledger, logs: Logs, listeners: readonly Listener[]): Map<Phase, Lag> {
  const answers = new Map<Phase, number[]>();
  const deliveries = new Map<Phase, number[]>();
  const add = (map: Map<Phase, number[]>, phase: Phase, value: number) => {
    const values = map.get(phase);
    if (values) values.push(value);
    else map.set(phase, [value]);
  };
  for (const { phase, attempts, answer } of ledger.entries) {
    if (attempts === 1 && answer) add(answers, phase, answer.tookMs);
  }
  for (const { options, heard } of listeners) {
    if (options.server === undefined) continue;
    const log = logs.get(options.accountId) ?? [];
    for (const { sequence, at } of heard) {
      const asked = attemptOf(log[sequence - 1]?.requestId ?? '');
      const { answer, attempts, phase } = ledger.entries[asked?.entry ?? -1] ?? {};
      if (answer && attempts === 1 && phase && answer.server !== options.server) {
        add(deliveries, phase, Math.max(0, at - answer.at));
      }
    }
  }
  return new Map(
    [...answers].map(([phase, values]) => [
      phase,
      { answers: spread(values), deliveries: spread(deliveries.get(phase) ?? []) },
    ]),
  );
}

function spread(values: number[]): Spread {
  const sorted = values.sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99) };
}
