/** What is done to the four. */
export type Phase =
  | 'opening'
  | 'kills'
  | 'coming back'
  | 'Redis calm'
  | 'Redis stopped'
  | 'Redis flapping'
  | 'Redis half-open';

/** A mutation that a client wants done once, however often it has to ask. */
export interface Wanted {
  mutation: string;
  /** Undefined for a guest. */
  key?: string;
  input: object;
  /** What else than its faults it is asked for. */
  selection?: string;
  /** It changes nothing, and must record nothing. */
  isDryRun?: boolean;
  /** What is so already succeeds and records nothing (U6). */
  mayRecordNothing?: boolean;
}

/** What became of it, for the books. */
export interface Entry extends Wanted {
  accountId: string;
  phase: Phase;
  /** How often it was asked for. */
  attempts: number;
  /** Undefined until it is answered. */
  outcome?: 'done' | 'refused';
  /** By which server, and how long the one asking had waited, in milliseconds. */
  answer?: { server: number; at: number; tookMs: number };
  /** It was done by an attempt that was not answered, and told to a later one. */
  wasDoneUnheard?: boolean;
}

/** All that was asked for in a run. */
export class Ledger {
  readonly entries: Entry[] = [];
  /** What must not be answered, whatever was killed. */
  readonly wrong: string[] = [];
  /** Answers that never came, and those that said to come back later. */
  unanswered = 0;
  /** Mutations that were answered in the end. */
  answered = 0;
  phase: Phase = 'opening';

  open(accountId: string, wanted: Wanted): { entry: Entry; number: number } {
    const entry: Entry = { ...wanted, accountId, phase: this.phase, attempts: 0 };
    return { entry, number: this.entries.push(entry) - 1 };
  }
}

/** What the log keeps of each attempt. */
export function requestId(entry: number, attempt: number): string {
  return `faults-${entry}-${attempt}`;
}

/** Undefined for requests that were none of ours. */
export function attemptOf(id: string): { entry: number; attempt: number } | undefined {
  const [, entry, attempt] = /^faults-(\d+)-(\d+)$/.exec(id) ?? [];
  return entry === undefined ? undefined : { entry: Number(entry), attempt: Number(attempt) };
}
