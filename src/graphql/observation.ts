import type { GraphQLError, OperationDefinitionNode } from 'graphql';
import { type Onlooker, seenPools } from '../database/traffic.js';
import type { Viewer } from '../entities/index.js';
import type { Store } from '../events/store.js';
import { Context } from './context.js';

export type Transport = 'http' | 'websocket';
type OperationType = `${OperationDefinitionNode['operation']}`;

/** Hears of operations: each is told once when it is answered or refused, a subscription again when it ends. */
export interface Observer {
  answered(observation: Observation): void;
  ended(observation: Observation): void;
}

/** What an operator may know of an operation. Nothing of what it asks for is kept but its name. */
export class Observation implements Onlooker {
  /** With which the operation works, so that what it sends to the database is seen. */
  readonly store: Store;
  sent = 0;
  trace: Onlooker['trace'] = null;
  /** Chosen by the client, 100 characters at most; null as long as it is not known, and for one without a name. */
  name: string | null = null;
  type: OperationType | null = null;
  /** Null for a guest, undefined for whoever was not let in. */
  viewer: Viewer | null | undefined;
  /** The codes of its errors, each once. */
  codes: string[] = [];
  /** Milliseconds until it was answered; of a stream that has ended, those that it was open. */
  ms = 0;
  /** Payloads that a stream has sent. */
  events = 0;
  private beganAt = performance.now();
  private state: 'asked' | 'answered' | 'open' | 'ended' = 'asked';

  constructor(
    store: Store,
    readonly requestId: string,
    readonly transport: Transport,
    private readonly observer: Observer,
  ) {
    // all else is the process's own, and its epoch may change
    this.store = Object.assign(Object.create(store), { pools: seenPools(store.pools, this) });
  }

  /** For the operation to be executed with: whoever asked is known from here on. */
  context(viewer: Viewer | null, counted?: ConstructorParameters<typeof Context>[3]): Context {
    this.viewer = viewer;
    const context = new Context(this.store, viewer, this.requestId, counted);
    context.observation = this;
    return context;
  }

  isOf(operation: OperationDefinitionNode): void {
    this.is(operation.operation, operation.name?.value ?? null);
  }

  is(type: OperationType, name: string | null): void {
    this.type = type;
    this.name = name;
  }

  get isAnswered(): boolean {
    return this.state !== 'asked';
  }

  /** It was answered, with these errors, or refused; what is told after that is not heard. */
  answered(errors: readonly unknown[] = []): void {
    if (this.state !== 'asked') return;
    this.state = 'answered';
    this.tell(errors);
    this.observer.answered(this);
  }

  /** It was answered by a stream. */
  opened(): void {
    if (this.state !== 'asked') return;
    this.answered();
    this.state = 'open';
    this.beganAt = performance.now();
  }

  /** The stream has ended, of itself or with these errors. */
  ended(errors: readonly unknown[] = []): void {
    if (this.state !== 'open') return;
    this.state = 'ended';
    this.tell(errors);
    this.observer.ended(this);
  }

  private tell(errors: readonly unknown[]): void {
    this.ms = performance.now() - this.beganAt;
    if (errors.length > 0) this.codes = [...new Set(errors.map(codeOf))];
  }
}

/** As callers are told it; what is no answer of ours is a fault. */
function codeOf(error: unknown): string {
  const { extensions } = error as Partial<GraphQLError>;
  if (extensions === undefined) return 'INTERNAL_SERVER_ERROR';
  return typeof extensions.code === 'string' ? extensions.code : 'BAD_USER_INPUT';
}
