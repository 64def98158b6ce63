import type { Session } from './socket-session.js';

/** Operations of one socket that are answered, or opened, at once. */
const AT_ONCE = 4;

/**
 * Hands on what a client says, in order, and no faster than it is answered: while `AT_ONCE` operations are under way, or
 * anything waits for the client to take it, nothing more of it is handed on, nor read off its line.
 */
export function hearClient(session: Session, hear: (message: string) => void): void {
  const { socket, outbox, underWay, unheard } = session;
  let hearing = false;

  const hasRoom = () => session.ended || (outbox.clear && underWay.size < AT_ONCE);
  const proceed = () => {
    if (hearing) return;
    hearing = true;
    while (unheard.length > 0 && hasRoom()) {
      const message = unheard.shift() as string;
      if (!session.ended) hear(message);
    }
    hearing = false;
    if (socket.isPaused !== hasRoom()) return;
    if (hasRoom()) {
      // a pong may have waited for us
      session.heardAt = Date.now();
      socket.resume();
    } else {
      socket.pause();
    }
  };
  outbox.onChange = proceed;
  socket.on('message', (data) => {
    session.heardAt = Date.now();
    // a text of its own: the bytes are a piece of a larger buffer
    unheard.push(String(data));
    proceed();
  });
  socket.on('pong', () => {
    session.heardAt = Date.now();
  });
}
