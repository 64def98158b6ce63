import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that the system gives to who asks for any: nobody else takes it while its server restarts. */
const [FROM, TO] = [20_000, 30_000];

/** A port of 127.0.0.1 that nobody listens at. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FROM + Math.floor(Math.random() * (TO - FROM));
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') continue;
      throw error;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
}
