import type { Config } from '../config.js';
import type { Session } from './socket-session.js';

/** How often it has to be looked whether a client is still there. */
export const LOOK_MS = 1_000;

/**
 * Whether a client has gone or stopped reading: it took none of the messages that wait for it for `behindSeconds`; or,
 * with nothing waiting and silent for `pingSeconds`, it left the ping that it got then unanswered for as long again.
 * One that takes what it is sent is never given up, however far behind it is.
 */
export function isGone(session: Session, { behindSeconds, pingSeconds }: Config['sockets']): boolean {
  const { socket, outbox } = session;
  const now = Date.now();
  if (outbox.stuckMs >= behindSeconds * 1_000) return true;
  // while a ping would not arrive, or its answer not be read, silence says nothing
  if (!outbox.clear || socket.isPaused) session.heardAt = now;
  const silentMs = now - session.heardAt;
  if (silentMs >= 2 * pingSeconds * 1_000) return true;
  if (silentMs >= pingSeconds * 1_000 && session.pingedAt < session.heardAt && socket.readyState === socket.OPEN) {
    session.pingedAt = now;
    socket.ping();
  }
  return false;
}
