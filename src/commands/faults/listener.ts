import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { createResumableClient } from '../../../clients/typescript/resumable-client.js';

export interface Heard {
  sequence: number;
  type: string;
  at: number;
}

export interface ListenerOptions {
  accountId: string;
  field: 'accountEvents' | 'seatFreed' | 'pageDisabled';
  /** Whose key, for the report. */
  name: string;
  key: string;
  /** A Member, who hears of their own pages. */
  memberId?: string;
  /** Where it begins. */
  cursor: string;
  /** The only server it listens to; others find the other one. */
  server?: number;
  /** By the client that we ship, which drops repeats; else by hand, so that repeats are seen. */
  byClient?: boolean;
  /** Where it comes back to, in turn, each time that its line drops. */
  servers: readonly { readonly url: string }[];
}

interface Result {
  event: { sequence: number; type: string; cursor: string };
}

const AGAIN_MS = 1_000;
/** What closes a socket without fault of the client: it stopped, it is overloaded, or the line broke. */
const PASSING = [1001, 1005, 1006, 1012, 1013];

/** A dashboard: a subscription that moves its cursor with each event, and goes on from there whatever happens. */
export class Listener {
  readonly heard: Heard[] = [];
  /** What ended it or would have ended another client's stream for good. */
  readonly wrong: string[] = [];
  drops = 0;
  private cursor: string;
  private client: Client | undefined;
  private stopped = false;
  private readonly listening: Promise<void>;

  constructor(readonly options: ListenerOptions) {
    this.cursor = options.cursor;
    this.listening = options.byClient ? this.listenByClient() : this.listenByHand();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.client?.dispose();
    await this.listening;
  }

  private get query(): string {
    return `subscription ($after: String) { event: ${this.options.field}(after: $after) { sequence type cursor } }`;
  }

  private connection() {
    const { key, servers } = this.options;
    return {
      url: () => servers[this.drops % servers.length]?.url.replace(/^http/, 'ws') as string,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${key}` },
    };
  }

  private async listenByClient(): Promise<void> {
    const client = createResumableClient({
      ...this.connection(),
      onInterrupted: () => this.drops++,
      onGap: (gap) => this.tell(gap),
    });
    this.client = client;
    try {
      const results = client.iterate<Result>({ query: this.query, variables: { after: this.cursor } });
      for await (const { data } of results) if (data) this.hear(data.event);
      this.tell('completed');
    } catch (error) {
      this.tell(error);
    }
  }

  private async listenByHand(): Promise<void> {
    while (!this.stopped) {
      // a new cursor each time: the client of graphql-ws alone would ask again from the old one
      const client = createClient({ ...this.connection(), retryAttempts: 0 });
      this.client = client;
      try {
        const results = client.iterate<Result>({ query: this.query, variables: { after: this.cursor } });
        for await (const { data, errors } of results) {
          if (!data) throw errors;
          this.hear(data.event);
        }
        this.tell('completed');
      } catch (error) {
        if (!isPassing(error)) this.tell(error);
      }
      this.drops++;
      await client.dispose();
      if (!this.stopped) await sleep(AGAIN_MS * Math.random());
    }
  }

  private hear({ sequence, type, cursor }: Result['event']): void {
    this.heard.push({ sequence, type, at: performance.now() });
    this.cursor = cursor;
  }

  private tell(why: unknown): void {
    if (this.stopped) return;
    const { message, code } = why as { message?: string; code?: unknown };
    const { field, name } = this.options;
    this.wrong.push(`${field} for ${name}: ${[code, message ?? JSON.stringify(why)].join(' ')}`);
  }
}

/** A close without fault of the client, or nobody listens there. */
function isPassing(why: unknown): boolean {
  const { code, type } = (why ?? {}) as { code?: unknown; type?: string };
  return typeof code === 'number' ? PASSING.includes(code) : why instanceof Error || type === 'error';
}
