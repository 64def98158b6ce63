import { setTimeout as sleep } from 'node:timers/promises';
import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Config } from '../config.js';
import type { LiveEvents } from '../events/stream-events.js';
import type { Observation } from '../graphql/observation.js';
import type { Payloads } from '../graphql/payloads.js';
import { type PayloadOfEvent, PayloadStream, SubscriptionEnded, subscribeOperation } from '../graphql/subscribe.js';
import type { Audience } from './audience.js';
import type { Audiences, Subscription } from './audiences.js';
import { openingOf } from './frames.js';
import type { Outbox } from './outbox.js';
import { finished, isReplaced, MB, never, type Session, type SocketOperation, type Turn } from './socket-session.js';

/** When an event is told again for which the database did not answer. */
const RETRY_MS = 500;

/**
 * A subscription beyond what a socket may have open is refused: it would pass only if the client closed others. So is one
 * whose message, with those of the others, is more than one message may hold: graphql-ws keeps them as long as they are open.
 */
export function withRoom(
  operation: SocketOperation,
  { sockets, messageMb }: Pick<Config, 'sockets' | 'messageMb'>,
): SocketOperation | readonly GraphQLError[] {
  const { isStream, session, turn } = operation;
  if (!isStream) return operation;
  const open = [...session.newest.values()].filter((other) => other.isStream);
  const most = sockets.subscriptions;
  if (open.length >= most) return [tooMany(`${most.toLocaleString('en-US')} subscriptions`)];
  const characters = open.reduce((sum, other) => sum + other.characters, turn.characters);
  if (characters > messageMb * MB)
    return [tooMany(`subscriptions of ${messageMb} MB, with all that their messages hold,`)];
  turn.isStream = true;
  return operation;
}

function tooMany(what: string): GraphQLError {
  return new GraphQLError(`A socket holds ${what} at most. Complete others, or open another socket.`, {
    extensions: { code: 'BAD_REQUEST' },
  });
}

/**
 * graphql-ws knows operations by their ids only: one that ends after its id was given to another would end that one. So
 * a stream that the client has left never says that it ended, and one that was replaced while it opened is closed here.
 */
export async function subscribeOnSocket(operation: SocketOperation, server: SubscriptionServer) {
  const { session, turn, contextValue } = operation;
  const { observation } = contextValue;
  try {
    const opened = await subscribeOperation(operation);
    if (opened instanceof SubscriptionEnded) observation?.answered(opened.errors);
    else observation?.opened();
    const stream = new SocketStream(operation, opened, server);
    if (!isReplaced(operation)) return stream;
    await stream.return();
    return never();
  } catch (error) {
    observation?.answered([error]);
    throw error;
  } finally {
    finished(session, operation);
    turn.progress.settle();
    // graphql-ws keeps the operation as long as it is open
    Object.assign(operation, { contextValue: null, document: null, variableValues: null });
  }
}

/** What subscriptions have in common. */
export interface SubscriptionServer {
  counts: { delivered: number };
  audiences: Audiences;
}

/**
 * Payloads come written, which graphql-ws knows nothing of: a stream sends them itself, and gives it its end only. While it
 * has nothing to tell it is one of an audience, who are told together, and runs alone otherwise. A class without promises
 * of its own while it waits: thousands do.
 */
class SocketStream implements AsyncIterableIterator<ExecutionResult>, Subscription {
  readonly id: string;
  readonly outbox: Outbox;
  readonly live: LiveEvents | null;
  readonly payloads: Payloads | null;
  readonly session: Session;
  readonly turn: Turn;
  private readonly observation: Observation | null;
  private audience: Audience | null = null;
  private left = false;
  private end: ((result: IteratorResult<ExecutionResult>) => void) | null = null;
  private fail: ((error: unknown) => void) | null = null;

  constructor(
    { id, session, turn, contextValue }: SocketOperation,
    private readonly stream: PayloadStream | SubscriptionEnded,
    private readonly server: SubscriptionServer,
  ) {
    this.id = id;
    this.session = session;
    this.turn = turn;
    this.outbox = session.outbox;
    this.observation = contextValue.observation;
    this.live = stream instanceof PayloadStream ? stream.live : null;
    this.payloads = stream instanceof PayloadStream ? stream.payloads : null;
  }

  /** Is asked once, since it never has a value: settles when the stream ends, or fails, and its client is to hear of it. */
  next(): Promise<IteratorResult<ExecutionResult>> {
    return new Promise((resolve, reject) => {
      this.end = resolve;
      this.fail = reject;
      this.goOn();
    });
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.left = true;
    this.audience?.leave(this);
    this.observation?.ended();
    this.turn.progress.end();
    if (!isReplaced(this)) this.session.newest.delete(this.id);
    if (this.stream instanceof PayloadStream) await this.stream.return();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  isOver(): boolean {
    return this.left || this.session.ended || !this.outbox.open;
  }

  sent(messages: number): void {
    this.server.counts.delivered += messages;
    if (this.observation) this.observation.events += messages;
  }

  goOn(): void {
    this.audience = null;
    this.tellAlone().catch((error) => {
      if (this.left) return;
      this.observation?.ended(error instanceof SubscriptionEnded ? error.errors : [error]);
      this.return().catch(() => undefined);
      this.fail?.(error);
    });
  }

  /** Until it is told with others, or is over. */
  private async tellAlone(): Promise<void> {
    const { stream, outbox } = this;
    if (stream instanceof SubscriptionEnded) throw stream;
    for (;;) {
      // nothing is executed for a client who does not take what was executed before
      await outbox.cleared();
      if (this.isOver()) return;
      this.audience = this.server.audiences.join(this);
      if (this.audience) return;
      const event = await stream.next();
      if (event.done && !this.isOver()) {
        this.end?.({ done: true, value: undefined });
        return;
      }
      while (!this.isOver() && !(await outbox.oneByOne(() => this.tell(event.value)))) await sleep(RETRY_MS);
    }
  }

  /** False when the database did not answer. */
  private async tell(payloadOf: PayloadOfEvent): Promise<boolean> {
    const payload = this.isOver() ? undefined : await payloadOf();
    if (payload === undefined || this.isOver()) return false;
    this.sent(1);
    await this.outbox.send(`${openingOf(this.id)}${payload}}`);
    return true;
  }
}
