import type { Viewer } from '../graphql/authenticate.js';
import { selfOf } from '../graphql/sight.js';
import { MB } from './socket-session.js';

/** An answer without errors to a query, as it was sent. */
export interface StoredAnswer {
  body: string;
  contentType: string;
  /** What the query costs, each time. */
  cost: number;
  operationName: string | null;
}

/** Of which state of the account it was told, and whether only to this user and key. */
export interface Sighting {
  version: number;
  epoch: string;
  isOwn: boolean;
}

interface Kept extends Pick<Sighting, 'version' | 'epoch'> {
  /** Null where answers are each user's own. */
  answer: StoredAnswer | null;
  bytes: number;
}

/** What is kept of an answer beside its text, roughly. */
const EACH = 500;
/** Longer requests are rarely asked twice. */
const LONG = 16 * 1024;

/**
 * Answers that may be given again: the same was asked, in the same form, by somebody who sees the same, and the account
 * has the version that it was answered at. So it is what executing it once more would tell, and never an old state: a
 * version moves with every change and with nothing else. Those that were used longest ago go first.
 */
export class StoredAnswers {
  private readonly kept = new Map<string, Kept>();
  /** Of all that is kept. */
  bytes = 0;
  /** How many were given again. */
  given = 0;

  constructor(private readonly megabytes: number) {}

  /** `asked` is all of a request that its answer depends on beside who asks. */
  find(viewer: Viewer, asked: string): StoredAnswer | null {
    if (asked.length > LONG) return null;
    const shared = this.look(viewer, keyOf(viewer, '', asked));
    if (shared === undefined) return null;
    return shared.answer ?? this.look(viewer, keyOf(viewer, selfOf(viewer), asked))?.answer ?? null;
  }

  keep(viewer: Viewer, asked: string, { version, epoch, isOwn }: Sighting, answer: StoredAnswer): void {
    if (asked.length > LONG || this.megabytes === 0) return;
    const label = { version, epoch };
    this.put(keyOf(viewer, '', asked), { ...label, answer: isOwn ? null : answer, bytes: 0 });
    if (isOwn) this.put(keyOf(viewer, selfOf(viewer), asked), { ...label, answer, bytes: 0 });
  }

  private look({ version, epoch }: Viewer, key: string): Kept | undefined {
    const kept = this.kept.get(key);
    if (kept?.version !== version || kept.epoch !== epoch) return undefined;
    this.kept.delete(key);
    this.kept.set(key, kept);
    return kept;
  }

  private put(key: string, kept: Kept): void {
    this.drop(key);
    // a character takes two bytes at most
    kept.bytes = EACH + 2 * (key.length + (kept.answer?.body.length ?? 0));
    if (kept.bytes > (this.megabytes * MB) / 8) return;
    this.kept.set(key, kept);
    this.bytes += kept.bytes;
    for (const [oldest] of this.kept) {
      if (this.bytes <= this.megabytes * MB) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.bytes -= this.kept.get(key)?.bytes ?? 0;
    this.kept.delete(key);
  }
}

/** A role is one of the account's; what a key allows beside matters for mutations only. */
function keyOf({ accountId, role, scope }: Viewer, self: string, asked: string): string {
  return `${accountId} ${role} ${scope} ${self} ${asked}`;
}
