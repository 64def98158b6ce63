import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import type { Config } from '../config.js';
import type { LiveEvents } from '../events/stream-events.js';
import type { Observation } from '../graphql/observation.js';
import type { Payloads } from '../graphql/payloads.js';
import { type PayloadOfEvent, PayloadStream, SubscriptionEnded, subscribeOperation } from '../graphql/subscribe.js';
import type { Audience } from './audience.js';
import type { Audiences, Subscription } from './audiences.js';
import { nextOf } from './frames.js';
import type { Outbox } from './outbox.js';
import {
  finished,
  forget,
  isAwaited,
  MB,
  never,
  type Session,
  type Socket,
  type SocketOperation,
  sayLast,
  type Turn,
} from './socket-session.js';

/** When an event is told again for which the database did not answer. */
const RETRY_MS = 500;

/**
 * A subscription beyond what a socket may have open is refused: it would pass only if the client closed others. So is one
 * whose message, with those of the others, is more than one message may hold: what they ask is kept as long as they are open.
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
 * A stream that is open sends its payloads, which come written, and its end itself: graphql-ws, which would keep its message,
 * its operation and a promise as long, closes it when the client completes it or goes, and knows no more of it.
 */
export async function subscribeOnSocket(operation: SocketOperation, server: SubscriptionServer): Promise<never> {
  const { session, ctx, id, turn, contextValue } = operation;
  const { observation } = contextValue;
  try {
    const opened = await subscribeOperation(operation);
    if (opened instanceof SubscriptionEnded) observation?.answered(opened.errors);
    else observation?.opened();
    const stream = new SocketStream(operation, opened, server);
    if (isAwaited(operation)) {
      ctx.subscriptions[id] = stream;
      stream.goOn();
    } else {
      await stream.return();
    }
  } catch (error) {
    observation?.answered([error]);
    throw error;
  } finally {
    finished(session, operation);
    turn.progress.settle();
  }
  return never();
}

/** What subscriptions have in common. */
export interface SubscriptionServer {
  counts: { delivered: number };
  audiences: Audiences;
  /** Is told what nobody expected. */
  failed(session: Session, error: unknown): void;
}

/**
 * While it has nothing to tell it is one of an audience, who are told together, and runs alone otherwise. A class without
 * promises of its own while it waits: thousands do.
 */
class SocketStream implements AsyncIterableIterator<never>, Subscription {
  readonly id: string;
  readonly outbox: Outbox;
  readonly live: LiveEvents | null;
  readonly payloads: Payloads | null;
  readonly session: Session;
  readonly ctx: Socket;
  readonly turn: Turn;
  private readonly observation: Observation | null;
  private audience: Audience | null = null;
  private left = false;

  constructor(
    { id, session, ctx, turn, contextValue }: SocketOperation,
    private readonly stream: PayloadStream | SubscriptionEnded,
    private readonly server: SubscriptionServer,
  ) {
    this.id = id;
    this.session = session;
    this.ctx = ctx;
    this.turn = turn;
    this.outbox = session.outbox;
    this.observation = contextValue.observation;
    this.live = stream instanceof PayloadStream ? stream.live : null;
    this.payloads = stream instanceof PayloadStream ? stream.payloads : null;
  }

  /** Of the interface of those that graphql-ws closes: it has no values for anybody. */
  next(): Promise<never> {
    return never();
  }

  async return(): Promise<IteratorResult<never>> {
    this.left = true;
    this.audience?.leave(this);
    this.observation?.ended();
    this.turn.progress.end();
    forget(this);
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
      const isEnd = error instanceof SubscriptionEnded;
      this.observation?.ended(isEnd ? error.errors : [error]);
      if (isEnd) this.end(error.errors);
      else this.server.failed(this.session, error);
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
      if (event.done) {
        if (!this.isOver()) this.end();
        return;
      }
      while (!this.isOver() && !(await outbox.oneByOne(() => this.tell(event.value)))) await sleep(RETRY_MS);
    }
  }

  private end(errors?: readonly GraphQLError[]): void {
    sayLast(this, errors);
    this.return().catch(() => undefined);
  }

  /** False when the database did not answer. */
  private async tell(payloadOf: PayloadOfEvent): Promise<boolean> {
    const payload = this.isOver() ? undefined : await payloadOf();
    if (payload === undefined || this.isOver()) return false;
    this.sent(1);
    await this.outbox.send(nextOf(this.id, payload));
    return true;
  }
}
