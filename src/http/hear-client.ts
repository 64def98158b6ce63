import { type Session, STOPPING } from './socket-session.js';

/** Operations of one socket that are answered, or opened, at once. */
const AT_ONCE = 4;
/** So many characters of what a client says may wait for that, and are read off its line; each message counts for more. */
const WAITING = 64 * 1024;
const EACH = 64;

/**
 * Hands on what a client says, in order but for pings, and no faster than it is answered: while `AT_ONCE` operations are
 * under way, the next wait; while anything waits for the client to take it, or too much that it said, nothing more is read
 * off its line.
 */
export function hearClient(session: Session, hear: (message: string) => void): void {
  const { socket, outbox, unheard } = session;
  let hearing = false;
  let waiting = 0;

  const proceed = () => {
    if (hearing) return;
    hearing = true;
    while (unheard.length > 0 && mayHear(session)) {
      const message = unheard.shift() as string;
      waiting -= message.length + EACH;
      session.characters = message.length;
      if (!session.ended) hear(message);
    }
    hearing = false;
    const mayRead = session.ended || (outbox.clear && waiting <= WAITING);
    if (socket.isPaused !== mayRead) return;
    if (mayRead) {
      // a pong may have waited for us
      session.heardAt = performance.now();
      socket.resume();
    } else {
      socket.pause();
    }
  };
  outbox.onChange = proceed;
  socket.on('message', (data) => {
    session.heardAt = performance.now();
    // a text of its own: the bytes are a piece of a larger buffer
    const message = String(data);
    // who waits for an answer is told that we are there
    const waits = session.deaf || !mayHear(session);
    if (waits && !session.ended && outbox.clear && isPing(message)) return hear(message);
    if (session.deaf) return;
    unheard.push(message);
    waiting += message.length + EACH;
    proceed();
  });
  socket.on('pong', (data) => {
    session.heardAt = performance.now();
    if (String(data) === STOPPING) session.deaf = true;
  });
}

function mayHear({ ended, outbox, underWay }: Session): boolean {
  return ended || (outbox.clear && underWay.size < AT_ONCE);
}

const PING_CHARACTERS = 1_000;

function isPing(message: string): boolean {
  if (message.length > PING_CHARACTERS) return false;
  try {
    return (JSON.parse(message) as { type?: unknown } | null)?.type === 'ping';
  } catch {
    return false;
  }
}
