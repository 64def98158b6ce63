import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * A client that takes little of the machine that it measures on: kept connections, ready-made requests, one under way on
 * each. Whatever is not an answer of status 200 with a `Content-Length` and without errors ends the measurement.
 */

/** What the connection sends next; undefined: it has sent all that it has to. */
export type Next = (connection: number, isOver: boolean) => Buffer | undefined;

export interface Answered {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  count: number;
}

/** Asks on all connections until the time is over and each has sent its last. */
export async function drive(url: string, connections: number, seconds: number, next: Next): Promise<Answered> {
  const took: number[] = [];
  const began = performance.now();
  const ends = began + seconds * 1_000;
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      const line = await openLine(url);
      for (;;) {
        const sent = performance.now();
        const request = next(connection, sent >= ends);
        if (request === undefined) break;
        await line.ask(request);
        took.push(performance.now() - sent);
      }
      line.close();
    }),
  );
  const perSecond = (took.length * 1_000) / (performance.now() - began);
  const sorted = Float64Array.from(took).sort();
  const quantile = (share: number) => sorted[Math.floor(share * sorted.length)] ?? 0;
  return { perSecond, p50: quantile(0.5), p99: quantile(0.99), count: took.length };
}

/** One answer, parsed. */
export async function ask<Data>(url: string, request: Buffer): Promise<Data> {
  const line = await openLine(url);
  const body = await line.ask(request);
  line.close();
  return JSON.parse(String(body)).data;
}

/** A connection, on which one request after the other is answered with its body. */
async function openLine(url: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.setNoDelay(true);
  let answer: { resolve(body: Buffer): void; reject(error: Error): void } | undefined;
  let received: Buffer | undefined;
  let length = 0;
  socket.on('data', (data) => {
    received = received === undefined ? data : Buffer.concat([received, data]);
    if (length === 0) length = lengthOf(received);
    if (received.length < length) return;
    const whole = received;
    received = undefined;
    length = 0;
    const fault = faultOf(whole);
    if (fault) answer?.reject(fault);
    else answer?.resolve(whole.subarray(whole.indexOf('\r\n\r\n') + 4));
  });
  const fail = () => answer?.reject(new Error('the connection was closed'));
  socket.on('close', fail);
  socket.on('error', fail);
  return {
    ask: (request: Buffer) =>
      new Promise<Buffer>((resolve, reject) => {
        answer = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

/** Of the answer with its head, which comes in one piece. What has no length is taken for whole, and found faulty. */
function lengthOf(received: Buffer): number {
  const end = received.indexOf('\r\n\r\n');
  const body = /\r\ncontent-length: (\d+)/i.exec(received.toString('latin1', 0, end))?.[1];
  return body === undefined ? 0 : end + 4 + Number(body);
}

function faultOf(whole: Buffer): Error | undefined {
  const ok = lengthOf(whole) === whole.length && whole.toString('latin1', 9, 12) === '200';
  const refused = whole.includes('"errors":') || whole.includes('"code":');
  return ok && !refused ? undefined : new Error(`refused: ${whole}`);
}
