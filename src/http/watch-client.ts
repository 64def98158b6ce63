import type { Config } from '../config.js';
import type { Session } from './socket-session.js';

/** How often it has to be looked whether a client is still there. */
export const LOOK_MS = 1_000;

/**
 * Whether a client has gone or stopped reading: it took none of the messages that wait for it for `behindSeconds`; or,
 * with nothing waiting, it left a ping unanswered for `pingSeconds`, which it got when it had been silent for as long.
 * One that takes each message in that time is never given up, however far behind it is.
 */
export function isGone(session: Session, { behindSeconds, pingSeconds }: Config['sockets']): boolean {
  const { socket, outbox } = session;
  const now = performance.now();
  const patience = pingSeconds * 1_000;
  if (outbox.stuckMs >= behindSeconds * 1_000) return true;
  // while a ping would not arrive, or its answer not be read, silence says nothing
  if (!outbox.clear || socket.isPaused) session.heardAt = now;
  const isPinged = session.pingedAt > session.heardAt;
  if (isPinged) return now - session.pingedAt >= patience;
  if (now - session.heardAt >= patience && outbox.open) {
    session.pingedAt = now;
    socket.ping();
  }
  return false;
}
