import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { services } from '../support/services.js';
import { Answer, command, errorPacket, Packets, QUERY } from './mysql-packets.js';

/**
 * What becomes of a packet of one or more statements. `cut` ends the connection once the database has done so many of
 * them; `frozen` lets it stand, and swallows all bytes from before or after the answer on. `error` comes in place of the
 * answer: after 1213 the transaction is rolled back, after the others what it did before stays, but for COMMIT.
 */
export type Fate = 'passed' | { cut: number } | { frozen: 'before' | 'after' } | { error: 1213 | 1205 | 1020 };

export interface DatabaseProxy {
  /** Of the test run's database, through the proxy. */
  databaseUrl: string;
  /** Is asked about each statement, or several in one packet, that comes from a session. Everything passes at first. */
  fateOf(sql: string): Fate;
  /** Ends all sessions, as the end of the database does. */
  drop(): void;
  /** Resolves once every session that is not frozen is between transactions, with nothing to answer. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

const SEPARATOR = ';\n';

export function statementsOf(sql: string): string[] {
  return sql.split(SEPARATOR);
}

interface Line {
  client: Socket;
  database: Socket;
  isAnswering: boolean;
  isInTransaction: boolean;
  isFrozen: boolean;
}

/** Stands between a server's pools and the database, and understands where packets and answers begin and end. */
export async function startDatabaseProxy(): Promise<DatabaseProxy> {
  const url = new URL(services().databaseUrl);
  const socketPath = url.searchParams.get('socketPath');
  const lines = new Set<Line>();
  const whenQuiet: (() => void)[] = [];
  const look = () => {
    if ([...lines].some((line) => !line.isFrozen && (line.isAnswering || line.isInTransaction))) return;
    for (const tell of whenQuiet.splice(0)) tell();
  };
  const listener = createServer({ noDelay: true }, (client) => {
    const database = socketPath ? connect(socketPath) : connect(Number(url.port || 3306), url.hostname);
    serve(client, database);
  });

  function serve(client: Socket, database: Socket) {
    const line: Line = { client, database, isAnswering: false, isInTransaction: false, isFrozen: false };
    lines.add(line);
    const end = () => {
      // nobody hears of the other's end
      if (line.isFrozen) return;
      lines.delete(line);
      client.destroy();
      database.destroy();
      look();
    };
    for (const socket of [client, database]) socket.on('error', () => {}).on('close', end);

    let asked: { answer: Answer; done(answer: Answer): void } | undefined;
    const ask = (packet: Buffer) =>
      new Promise<Answer>((done) => {
        asked = { answer: new Answer(line.isInTransaction), done };
        database.write(packet);
      });
    database.on('data', (bytes) => {
      if (line.isFrozen) return;
      if (asked === undefined) client.write(bytes);
      else if (asked.answer.take(bytes)) {
        const { done, answer } = asked;
        asked = undefined;
        line.isInTransaction = answer.isInTransaction;
        done(answer);
      }
    });

    const carryOut = async (packet: Buffer, sql: string, fate: Fate) => {
      line.isAnswering = true;
      if (fate === 'passed') client.write((await ask(packet)).bytes);
      else if ('cut' in fate) {
        const done = statementsOf(sql).slice(0, fate.cut).join(SEPARATOR);
        if (done !== '') await ask(command(done));
        // one way to end a connection is as good as the other
        if (fate.cut % 2 === 0) client.destroy();
        else client.resetAndDestroy();
      } else if ('frozen' in fate) {
        if (fate.frozen === 'after') await ask(packet);
        line.isFrozen = true;
      } else {
        await ask(command(fate.error === 1213 ? 'ROLLBACK' : sql.replace(/\bCOMMIT$/, 'DO 0')));
        client.write(errorPacket(fate.error));
      }
      line.isAnswering = false;
      look();
    };
    const packets = new Packets();
    client.on('data', (bytes) => {
      if (line.isFrozen) return;
      for (const packet of packets.take(bytes)) {
        const isQuery = packet[3] === 0 && packet[4] === QUERY;
        const sql = packet.toString('utf8', 5);
        if (isQuery) void carryOut(packet, sql, proxy.fateOf(sql));
        else database.write(packet);
      }
    });
  }

  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  url.searchParams.delete('socketPath');
  url.hostname = '127.0.0.1';
  url.port = String((listener.address() as AddressInfo).port);
  const proxy: DatabaseProxy = {
    databaseUrl: url.href,
    fateOf: () => 'passed',
    drop() {
      for (const { client } of lines) client.destroy();
    },
    quiet: () =>
      new Promise((resolve) => {
        whenQuiet.push(resolve);
        look();
      }),
    async close() {
      listener.close();
      for (const { client, database } of lines) {
        client.destroy();
        database.destroy();
      }
      await once(listener, 'close');
    },
  };
  return proxy;
}
