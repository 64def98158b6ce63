import type { Session } from './socket-session.js';

/** Operations of one socket that are answered, or opened, at once. */
const AT_ONCE = 8;

/**
 * Hands on what a client says, in order, and no faster than it is answered: while `AT_ONCE` operations are under way, or
 * anything waits for the client to take it, nothing more of it is handed on, nor read off its line.
 */
export function hearClient(session: Session, hear: (message: string) => void): void {
  const { socket, outbox, underWay } = session;
  const unheard: string[] = [];
  let working = false;

  const work = async () => {
    working = true;
    while (unheard.length > 0 && !session.ended) {
      if (outbox.clear && underWay.size < AT_ONCE) {
        hear(unheard.shift() as string);
      } else {
        socket.pause();
        await outbox.change();
      }
    }
    unheard.length = 0;
    working = false;
    if (!socket.isPaused) return;
    // a pong may have waited for us
    session.heardAt = Date.now();
    socket.resume();
  };
  session.hasUnheard = () => working;
  socket.on('message', (data) => {
    session.heardAt = Date.now();
    if (session.ended) return;
    // a text of its own: the bytes are a piece of a larger buffer
    unheard.push(String(data));
    if (!working) void work();
  });
  socket.on('pong', () => {
    session.heardAt = Date.now();
  });
}
