import type { FormattedExecutionResult } from 'graphql';
import type { Client, Sink, SubscribePayload } from 'graphql-ws';
import { hasAllEvents, kindOf } from './documents.js';
import { endOf, type Gap, StreamEnded, toldOf, waitAfter } from './failures.js';

export interface StreamOptions {
  /** A stream's line is lost, or the server asks it to wait; it goes on by itself, from where it was. */
  onInterrupted?: (interruption: Interruption) => void;
  /** Events are missing from a stream of all events, which goes on. Without this it ends with the code GAP. */
  onGap?: (gap: Gap) => void;
}

export interface Interruption {
  /** For people: what the server said, what closed the socket, or what went wrong below it. */
  reason: string;
  /** Of the close, if that is what happened: 4403 means that the key or its rights changed. */
  closeCode?: number;
  /** When it is tried again, in milliseconds. */
  retryIn: number;
  /** Where the stream is: right after the newest event that was handed on, or where it began; none before it has begun. */
  cursor: string | null | undefined;
}

type Result = FormattedExecutionResult<object, Record<string, unknown>>;

/** A line that held so long was a good one: the next wait is a short one again. */
const STEADY_MS = 10_000;

/**
 * One subscription over as many sockets as it takes; returns how to leave it. What may pass is waited out; what is for
 * good is told to the sink as `StreamEnded`, and a mistake in the document as `TypeError`. It is one of `streams` until it
 * has ended.
 */
export function openResumableStream(
  client: Client,
  payload: SubscribePayload,
  sink: Sink<Result>,
  { onInterrupted, onGap }: StreamOptions,
  streams: Set<() => void>,
): () => void {
  const kind = kindOf(payload.query);
  let cursor = payload.variables?.after as string | null | undefined;
  let sequence: number | undefined;
  let attempts = 0;
  let ended = false;
  /** Leaves the operation, or the wait, that the stream is at. */
  let leave = () => {};

  const end = (error?: unknown) => {
    if (ended) return;
    ended = true;
    streams.delete(end);
    leave();
    if (error === undefined) sink.complete();
    else sink.error(error);
  };

  const open = () => {
    if (kind === 'state') return run(payload, handOn);
    if (cursor != null) return run({ ...payload, variables: { ...payload.variables, after: cursor } }, handOnEvent);
    run({ query: '{ account { eventCursor } }' }, ({ data }) => {
      cursor = (data as { account: { eventCursor: string } }).account.eventCursor;
      const leaveQuestion = leave;
      open();
      // only now, so that the same socket serves both
      leaveQuestion();
    });
  };

  const run = (operation: SubscribePayload, take: (result: Result) => void) => {
    const opened = Date.now();
    let over = false;
    const fail = (failure: unknown) => {
      // graphql-ws would go on counting it among those that need the socket
      release();
      if (over) return;
      over = true;
      const final = endOf(failure, cursor);
      if (final) return end(final);
      if (Date.now() - opened > STEADY_MS) attempts = 0;
      const retryIn = waitAfter(failure, attempts++);
      const timer = setTimeout(open, retryIn);
      leave = () => clearTimeout(timer);
      onInterrupted?.({ ...toldOf(failure), retryIn, cursor });
    };
    const unsubscribe = client.subscribe<object, Record<string, unknown>>(operation, {
      next(result) {
        if (over) return;
        if (!result.data) return fail(result.errors ?? []);
        attempts = 0;
        take(result);
      },
      error: fail,
      complete: () => over || end(),
    });
    // not while a message is read: if the operation's end came with it, graphql-ws would count that twice
    const release = () => void setTimeout(unsubscribe);
    leave = () => {
      over = true;
      release();
    };
  };

  const handOnEvent = (result: Result) => {
    const event = Object.values(result.data as object)[0] as { cursor?: unknown; sequence?: unknown };
    if (typeof event.cursor !== 'string' || typeof event.sequence !== 'number') {
      return end(new TypeError(`Select cursor and sequence of each event: ${payload.query}`));
    }
    const [last, next] = [sequence, event.sequence];
    if (last !== undefined && next <= last) return;
    if (last !== undefined && next > last + 1 && hasAllEvents(payload.query)) {
      const gap = { after: last, before: next };
      if (!onGap)
        return end(new StreamEnded('GAP', `Events between ${last} and ${next} are missing.`, { gap, cursor }));
      onGap(gap);
    }
    sequence = next;
    cursor = event.cursor;
    handOn(result);
  };

  const handOn = (result: Result) => {
    try {
      sink.next(result);
    } catch (error) {
      // graphql-ws would close the socket for it, and with it the other streams
      end(error);
    }
  };

  streams.add(end);
  if (kind === 'unsafe') end(new TypeError(`Declare $after: String and give it to the field: ${payload.query}`));
  else open();
  return () => end();
}
