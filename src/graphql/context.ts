import type { ExecutionArgs, FieldNode, GraphQLError, GraphQLResolveInfo } from 'graphql';
import type { Role, Viewer } from '../entities/index.js';
import type { ChangeContext } from '../events/change-account.js';
import { readActor } from '../events/lock-account.js';
import type { StreamProgress } from '../events/progress.js';
import { AccountReads } from '../events/read-account.js';
import type { Store } from '../events/store.js';
import { unauthenticated } from './errors.js';
import { type Costs, type Limits, weighAnswer } from './limits.js';
import type { Observation } from './observation.js';

/** Counts one request more of the address that an operation comes from. Throws RATE_LIMITED beyond the rate of guests. */
export type CountRequest = () => Promise<void>;

/** Takes the cost of an operation from its caller's budget: RATE_LIMITED beyond it; no promise where it need not wait. */
export type Spend = (cost: number) => Promise<GraphQLError | undefined> | undefined;

/** By what an operation is counted before it is executed: a guest's by their address, all others by what they cost. */
export interface Counted {
  request?: CountRequest;
  cost?: Spend;
}

/**
 * What a resolver may use. Made anew for each operation, and for each event of a subscription. A class, since Apollo
 * copies the properties of an operation's context: `reads` must stay a getter.
 */
export class Context implements ChangeContext {
  /** Set by the guard of a mutation's field: they are answered one after the other. */
  requiredRole: Role | null = null;
  /** Of that field; set with it. */
  info: GraphQLResolveInfo | null = null;
  /** What its operation may ask for; set when it is executed. */
  limits: Limits | null = null;
  /** Of an operation on a socket; set before it is executed. */
  progress: StreamProgress | null = null;
  /** What operators learn of its operation; set when it is made for one. */
  observation: Observation | null = null;
  private readonly costs: Costs = new Map();
  /** What fields that lead to other rows lead to, by field and row; see `links.ts`. */
  readonly links = new Map<FieldNode, Map<unknown, unknown>>();
  /** What root fields come to, by their keys: each is asked once, whoever writes the answer (see `write-answer.ts`). */
  readonly rootValues = new Map<string | number, Promise<unknown>>();
  private readonly accountReads: AccountReads | null;
  private publicFields = 0;

  /** `viewer` is null for a guest, whose request itself is counted already. */
  constructor(
    readonly store: Store,
    readonly viewer: Viewer | null,
    readonly requestId: string,
    private readonly counted: Counted = {},
  ) {
    this.accountReads = viewer === null ? null : new AccountReads(store, viewer);
  }

  /** The one state of the account that this operation answers from. Throws UNAUTHENTICATED for a guest. */
  get reads(): AccountReads {
    if (this.accountReads === null) throw keyNeeded();
    return this.accountReads;
  }

  /**
   * The answer is read with the eyes of the caller as the change leaves them. Throws GRAPHQL_VALIDATION_FAILED when it
   * would be larger than an operation may ask for.
   */
  beforeEnding(caller: Viewer | null, result: object): void {
    if (this.accountReads && caller) this.accountReads.viewer = caller;
    this.weigh(result, 'has changed nothing.');
  }

  /** What was changed before is told with the eyes that the caller has by now. Throws FORBIDDEN when they lost the right (A4). */
  async lookAgain(): Promise<void> {
    if (this.accountReads === null) return;
    this.accountReads.viewer = await readActor(this.store.pools.read, this.accountReads.viewer, this.requiredRole);
  }

  /** Throws GRAPHQL_VALIDATION_FAILED as `beforeEnding` does, of a change that was made before. */
  beforeReplay(result: object): void {
    this.weigh(result, 'was done before, and stands.');
  }

  private weigh(result: object, outcome: string): void {
    if (this.info && this.limits) weighAnswer(result, this.info, this.costs, this.limits, outcome);
  }

  /** RATE_LIMITED where the caller's budget has not so much left. */
  spend(cost: number): ReturnType<Spend> {
    return this.counted.cost?.(cost);
  }

  /** Each @public field of a guest's operation beyond the first counts as one request more. Throws RATE_LIMITED. */
  async countPublicField(): Promise<void> {
    if (this.publicFields++ > 0) await this.counted.request?.();
  }

  /** What is read from now on is of a newer state. */
  renew(): void {
    this.accountReads?.renew();
  }

  /** What it reads is expected to be of the version with which whoever asks was let in: see `AccountReads`. */
  expectVersion(): void {
    if (this.viewer) this.accountReads?.expect(this.viewer);
  }

  /** The account moved on while the operation was executed: it is to be executed anew. */
  get hasMoved(): boolean {
    return this.accountReads?.hasMoved ?? false;
  }

  /** For the same query, from its beginning, by the caller as they are now. Throws FORBIDDEN when they are gone. */
  async anew(): Promise<Context> {
    const viewer = this.viewer && (await readActor(this.store.pools.read, this.viewer, null));
    const context = new Context(this.store, viewer, this.requestId, this.counted);
    context.accountReads?.expect(null);
    return Object.assign(context, { limits: this.limits, observation: this.observation });
  }

  /** Ends the reading. */
  close(): void {
    this.accountReads?.close();
  }
}

/** What an operation is executed with. */
export type OperationArgs = ExecutionArgs & { contextValue: Context; limits: Limits };

/** Throws UNAUTHENTICATED for a guest. */
export function viewerOf(ctx: Context): Viewer {
  if (ctx.viewer === null) throw keyNeeded();
  return ctx.viewer;
}

/** What a guest is told who asks for more than guests get. */
export function keyNeeded() {
  return unauthenticated('This needs an API key: send it as "Authorization: Bearer <key>".');
}
