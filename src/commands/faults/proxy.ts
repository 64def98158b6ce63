import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net';

/** Stands in front of a service and passes on what both sides say, until it is told to misbehave. */
export interface TcpProxy {
  port: number;
  /** How many lines it has taken so far. */
  readonly taken: number;
  /** Ends all lines that stand, as a cable that is pulled. */
  cut(): void;
  /**
   * From now on takes whatever comes and passes on nothing, on the lines that stand and on new ones; neither side hears
   * that the other is gone.
   */
  swallow(): void;
  /** New lines work again. Those that were swallowed stay so: what they lost does not come back. */
  restore(): void;
  close(): Promise<void>;
}

interface Line {
  client: Socket;
  service: Socket;
  swallowed: boolean;
}

/** Listens on a free port of this machine. */
export async function startProxy(target: NetConnectOpts): Promise<TcpProxy> {
  const lines = new Set<Line>();
  let taken = 0;
  let swallowing = false;
  const server = createServer((client) => {
    taken++;
    const line: Line = { client, service: connect(target), swallowed: swallowing };
    lines.add(line);
    pass(line, client, line.service);
    pass(line, line.service, client);
    client.once('close', () => {
      lines.delete(line);
      line.service.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const { client } of lines) client.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    get taken() {
      return taken;
    },
    cut,
    swallow() {
      swallowing = true;
      for (const line of lines) line.swallowed = true;
    },
    restore() {
      swallowing = false;
    },
    async close() {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}

function pass(line: Line, from: Socket, to: Socket): void {
  from.on('data', (bytes) => {
    if (!line.swallowed) to.write(bytes);
  });
  from.on('error', () => {}); // followed by close
  from.once('close', () => {
    if (!line.swallowed) to.destroy();
  });
}
