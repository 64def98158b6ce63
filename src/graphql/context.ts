import type { FieldNode } from 'graphql';
import type { Viewer } from '../entities/index.js';
import type { ChangeContext } from '../events/change-account.js';
import { AccountReads } from '../events/read-account.js';
import type { Store } from '../events/store.js';
import { unauthenticated } from './errors.js';

/** What a resolver may use. Made anew for each operation, and for each event of a subscription. */
export interface Context extends ChangeContext {
  /** The one state of the account that this operation answers from. Throws UNAUTHENTICATED for a guest. */
  readonly reads: AccountReads;
  /** What fields that lead to other rows lead to, by field and row; see `links.ts`. */
  readonly links: Map<FieldNode, Map<unknown, unknown>>;
  /** Ends the reading. */
  close(): void;
}

/** `viewer` is null for a guest. */
export function createContext(store: Store, viewer: Viewer | null, requestId: string): Context {
  const reads = viewer === null ? null : new AccountReads(store, viewer);
  return {
    store,
    viewer,
    requestId,
    requiredRole: null,
    get reads() {
      if (reads === null) throw guest();
      return reads;
    },
    links: new Map(),
    changed: () => reads?.renew(),
    close: () => reads?.close(),
  };
}

/** Throws UNAUTHENTICATED for a guest. */
export function viewerOf(ctx: Context): Viewer {
  if (ctx.viewer === null) throw guest();
  return ctx.viewer;
}

function guest() {
  return unauthenticated('This needs an API key: send it as "Authorization: Bearer <key>".');
}
