import { setTimeout as sleep } from 'node:timers/promises';
import { createStore } from '../../src/app.js';
import {
  type AnyEvent,
  ApiKeyScope,
  EventType,
  newId,
  type Refusal,
  Role,
  type Viewer,
} from '../../src/entities/index.js';
import { type ChangeContext, changeAccount, type Tx } from '../../src/events/change-account.js';
import type { Store } from '../../src/events/store.js';
import type { RawSession } from '../database/raw.js';
import { services } from '../support/services.js';

export type OpenStore = Awaited<ReturnType<typeof createStore>>;

/** All that a server has behind its doors. Two of them stand for two processes: they share nothing but the services. */
export function openStore(settings: { databaseUrl?: string; redisUrl?: string } = {}): Promise<OpenStore> {
  return createStore({ ...services(), waitingLimit: 1_000, accountQueueLimit: 1_000, logLevel: 'silent', ...settings });
}

/** Where no Redis is. */
export const NO_REDIS = 'unix:///nowhere/redis.sock';

/** Who an operator's command acts as: no key that could end. */
export function viewerOf(account: { accountId: string; userId: string }, role = Role.ADMINISTRATOR): Viewer {
  const { accountId, userId } = account;
  const version = { version: 0, epoch: '' };
  return { accountId, userId, role, keyId: null, email: null, expiresAt: null, scope: ApiKeyScope.FULL, ...version };
}

export interface Changer {
  ctx: ChangeContext;
  change<T>(body: (tx: Tx) => Promise<T | Refusal>): Promise<T | Refusal>;
  /** One change that records this many events. */
  record(count?: number): Promise<void>;
}

export function changerOf(store: Store, account: { accountId: string; userId: string }): Changer {
  const ctx: ChangeContext = {
    store,
    viewer: viewerOf(account),
    requiredRole: Role.ADMINISTRATOR,
    requestId: 'test',
  };
  return {
    ctx,
    change: (body) => changeAccount(ctx, body),
    async record(count = 1) {
      await changeAccount(ctx, async (tx) => {
        for (let made = 0; made < count; made++) tx.record(pageCreated(account.userId));
      });
    },
  };
}

/** An event as good as any other. */
export function pageCreated(ownerId: string, slug = 'page') {
  return { type: EventType.PAGE_CREATED, pageId: newId('pag'), ownerId, slug } as const;
}

/** 1, 2, ..., `last`; or from `first` on. */
export function numbers(last: number, first = 1): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** The next `count` events' sequences. */
export async function take(stream: AsyncIterator<AnyEvent>, count: number): Promise<number[]> {
  const sequences: number[] = [];
  while (sequences.length < count) {
    const { done, value } = await stream.next();
    if (done) throw new Error(`the stream ended after ${sequences.join(', ')}`);
    sequences.push(value.sequence);
  }
  return sequences;
}

/** The account's version and the sequences of its log, as the database has them. */
export async function logOf(raw: RawSession, accountId: string): Promise<{ version: number; log: number[] }> {
  const [account] = await raw.query('SELECT sequence FROM accounts WHERE id = ?', [accountId]);
  const events = await raw.query('SELECT sequence FROM events WHERE account_id = ? ORDER BY sequence', [accountId]);
  return { version: account.sequence, log: events.map(({ sequence }) => sequence) };
}

/** Waits until `check` holds; for what happens by itself, at its own pace. */
export async function until(check: () => boolean | Promise<boolean>, what = String(check)): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`it did not happen within 20 s: ${what}`);
    await sleep(10);
  }
}

/** Repeats `work` for as long as `body` lasts, whatever becomes of it. */
export async function meanwhile(work: () => Promise<unknown>, body: () => Promise<void>): Promise<void> {
  let lasts = true;
  const repeating = (async () => {
    while (lasts) await work();
  })();
  // it is told of in the end
  repeating.catch(() => {});
  try {
    await body();
  } finally {
    lasts = false;
    await repeating;
  }
}
