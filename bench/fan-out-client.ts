import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/**
 * The subscribers of the bench, in a process of their own: sockets that speak just enough of the protocol to subscribe, and
 * then count the messages that come. As cheap as can be: they share the machine with the server.
 */
export interface Order {
  port: number;
  sockets: number;
  authorization: string;
  payload: { query: string; variables: object };
  /** Each subscription has an id of its own, as many clients choose one. */
  ownIds: boolean;
}

export type Request = { open: Order } | { watch: { messages: number; every: number } } | { close: true };
/** `times` are those at which so many more messages had come, in nanoseconds of the machine's clock. */
export type Reply = { done: true } | { times: string[]; sample: string };

const OPENING_AT_ONCE = 40;
const [TEXT, PING, PONG] = [1, 9, 10];

const sockets: Socket[] = [];
let heard = 0;
let every = Number.POSITIVE_INFINITY;
let until = Number.POSITIVE_INFINITY;
let times: string[] = [];
let sample = '';

process.on('message', async (request: Request) => {
  if ('watch' in request) {
    [heard, every, until, times] = [0, request.watch.every, request.watch.messages, []];
  } else if ('close' in request) {
    for (const socket of sockets.splice(0)) socket.destroy();
    reply({ done: true });
  } else {
    await openAll(request.open);
    reply({ done: true });
  }
});

function reply(message: Reply): void {
  process.send?.(message);
}

async function openAll(order: Order): Promise<void> {
  let left = order.sockets;
  const openSome = async () => {
    while (left-- > 0) sockets.push(await open(order));
  };
  await Promise.all(Array.from({ length: OPENING_AT_ONCE }, openSome));
}

/** Resolves once its subscription is open: a head is told then. */
function open({ port, authorization, payload, ownIds }: Order): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').setNoDelay();
  const say = (message: object) => socket.write(masked(TEXT, Buffer.from(JSON.stringify(message))));
  socket.write(
    `GET /graphql HTTP/1.1\r\nHost: bench\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
  );
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => sockets.length > 0 && console.error('a socket was closed'));
    let begun = '';
    const begin = (chunk: Buffer) => {
      begun += chunk.toString('latin1');
      if (begun.includes('\r\n\r\n')) {
        begun = '';
        say({ type: 'connection_init', payload: { authorization } });
      } else if (begun.includes('connection_ack')) {
        begun = '';
        say({ id: ownIds ? randomUUID() : '1', type: 'subscribe', payload });
        say({ id: 'head', type: 'subscribe', payload: { query: 'subscription { logHead { sequence } }' } });
      } else if (begun.includes('"head"') && begun.includes('}')) {
        say({ id: 'head', type: 'complete' });
        socket.removeListener('data', begin);
        socket.on('data', frameReader(socket));
        resolve(socket);
      }
    };
    socket.on('data', begin);
  });
}

/** Counts texts, and answers pings. */
function frameReader(socket: Socket): (chunk: Buffer) => void {
  /** Bytes of a frame that are still to come; the beginning of one whose header is not there yet. */
  let left = 0;
  let header: Buffer | null = null;
  return (piece) => {
    const chunk = header ? Buffer.concat([header, piece]) : piece;
    header = null;
    let at = left;
    while (at < chunk.length) {
      const frame = frameAt(chunk, at);
      if (frame === null) {
        header = chunk.subarray(at);
        left = 0;
        return;
      }
      const opcode = (chunk[at] as number) & 15;
      at = frame.end;
      if (opcode === TEXT) hear(chunk, frame);
      else if (opcode === PING) socket.write(masked(PONG, chunk.subarray(frame.start, frame.end)));
    }
    left = at - chunk.length;
  };
}

function frameAt(chunk: Buffer, at: number): { start: number; end: number } | null {
  const short = chunk[at + 1];
  const start = at + (short === 127 ? 10 : short === 126 ? 4 : 2);
  if (short === undefined || start > chunk.length) return null;
  const length = short === 127 ? chunk.readUInt32BE(at + 6) : short === 126 ? chunk.readUInt16BE(at + 2) : short;
  return { start, end: start + length };
}

function hear(chunk: Buffer, { start, end }: { start: number; end: number }): void {
  heard++;
  if (heard % every === 0) times.push(String(process.hrtime.bigint()));
  if (sample === '' && end <= chunk.length) sample = chunk.toString('utf8', start, end);
  if (heard === until) reply({ times, sample });
}

/** With a mask of zeros. */
function masked(opcode: number, data: Buffer): Buffer {
  const length = data.length < 126 ? [0x80 | data.length] : [0x80 | 126, data.length >> 8, data.length & 255];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...length, 0, 0, 0, 0]), data]);
}
