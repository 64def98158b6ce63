import { BACKGROUND } from '../support/background.js';
import { type Answer, client } from '../support/client.js';
import { type Server, startServer } from '../support/server.js';
import { type DatabaseProxy, type Fate, startDatabaseProxy, statementsOf } from './database-proxy.js';

/**
 * A server whose connections to the database can be cut. One operation at a time. It is a process of its own, since
 * errors of its sockets are none of the errors that code under jest knows.
 */
export interface Lane {
  server: Server;
  proxy: DatabaseProxy;
  /** What becomes of what the server tells the database beside its operations; all passes at first. */
  beside(sql: string): Fate;
  /** Sends an operation; what the server asks the database meanwhile is its steps, and one of them may meet its fate. */
  send(operation: Operation, at?: Point): Promise<Sent>;
  close(): Promise<void>;
}

export interface Operation {
  document: string;
  key: string | undefined;
  input: object;
}

/** A step, by its place among those of an operation. */
export interface Point {
  place: number;
  fate: Exclude<Fate, 'passed'>;
}

export interface Sent {
  // biome-ignore lint/suspicious/noExplicitAny: the payloads of all mutations
  answer: Answer<any>;
  steps: Step[];
}

/** A packet that an operation sends to the database. */
export interface Step {
  /** By whom it is sent, and whether it ends the transaction: such as `freeLicenses ... COMMIT`. */
  name: string;
  statements: number;
}

/** What a server tells the database at its own pace, beside the operation that it carries out. */
const BESIDE = ['connection', ...BACKGROUND];

export async function openLane(): Promise<Lane> {
  const proxy = await startDatabaseProxy();
  const server = await startServer({ DATABASE_URL: proxy.databaseUrl });
  const lane: Lane = {
    server,
    proxy,
    beside: () => 'passed',
    async send({ document, key, input }, at) {
      const steps: Step[] = [];
      proxy.fateOf = (sql) => {
        const step = stepOf(sql);
        if (BESIDE.includes(step.name)) return lane.beside(sql);
        steps.push(step);
        return steps.length - 1 === at?.place ? at.fate : 'passed';
      };
      const answer = await client(server, key).send(document, { input });
      await proxy.quiet();
      return { answer, steps };
    },
    async close() {
      await server.stop();
      await proxy.close();
    },
  };
  return lane;
}

export function stepOf(sql: string): Step {
  const name = /^\/\* (\w+) \*\//.exec(sql)?.[1];
  const end = /\b(COMMIT|ROLLBACK)$/.exec(sql)?.[1];
  return {
    name: [name, end].filter((part) => part !== undefined).join(' ... '),
    statements: statementsOf(sql).length,
  };
}
