import { Counter, Gauge, type Registry } from 'prom-client';
import type { Store } from '../events/store.js';
import type { GuestRate } from './guest-rate.js';
import type { StoredAnswers } from './stored-answers.js';

interface Sources {
  store: Store;
  guests: GuestRate;
  answers: StoredAnswers;
  sockets: { open: number; subscriptions: number; delivered: number };
}

type Labels = Record<string, string>;
/** Tells a value, and which one it is. */
type Tell = (value: number, labels?: Labels) => void;

const LAGS = [0, 10, 100, 1_000];

/** What others count as plain numbers, and what is so just now, is looked up when somebody asks. */
export function gaugeStore(registry: Registry, prefix: string, sources: Sources): void {
  const { store, guests, answers, sockets } = sources;
  const { counts, doorbell, queue, pools } = store;
  const total = (name: string, help: string, labelNames: string[], collect: (tell: Tell) => void) => {
    new Counter({
      name: `${prefix}${name}_total`,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        collect((value, labels = {}) => this.inc(labels, value));
      },
    });
  };
  const gauge = (name: string, help: string, labelNames: string[], collect: (tell: Tell) => void) => {
    new Gauge({
      name: prefix + name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        collect((value, labels = {}) => this.set(labels, value));
      },
    });
  };
  const eachStatement = (tell: (labels: Labels, sent: { times: number; ms: number; failed: number }) => void) => {
    for (const pool of ['write', 'read'] as const) {
      for (const [statement, sent] of pools[pool].traffic.sent) tell({ pool, statement }, sent);
    }
  };

  const statement = ['pool', 'statement'];
  total(
    'sql',
    'Packets sent to the database, each of one statement or several, by the name of the first.',
    statement,
    (tell) => eachStatement((labels, { times }) => tell(times, labels)),
  );
  total('sql_seconds', 'How long they took to be answered.', statement, (tell) =>
    eachStatement((labels, { ms }) => tell(ms / 1_000, labels)),
  );
  total('sql_failed', 'Those that the database refused or did not answer.', statement, (tell) =>
    eachStatement((labels, { failed }) => tell(failed, labels)),
  );
  gauge(
    'database_connections',
    'Connections in use and idle, and how many wait for one.',
    ['pool', 'state'],
    (tell) => {
      for (const pool of ['write', 'read'] as const) {
        const { traffic, idle } = pools[pool];
        tell(traffic.inUse, { pool, state: 'in_use' });
        tell(idle, { pool, state: 'idle' });
        tell(traffic.waiting, { pool, state: 'waiting' });
      }
    },
  );
  total('changes_retried', 'Changes that started again, by what the driver calls the reason.', ['reason'], (tell) => {
    for (const [reason, times] of counts.retries) tell(times, { reason });
  });
  gauge(
    'account_queue',
    'Changes under way or waiting: of all accounts, and of the one with the most.',
    ['of'],
    (tell) => {
      const { all, longest } = queue.length();
      tell(all, { of: 'all' });
      tell(longest, { of: 'longest' });
    },
  );

  total('events_written', 'Events that this process recorded.', [], (tell) => tell(counts.eventsWritten));
  total('events_heard', 'Events of accounts followed here, whoever recorded them.', [], (tell) =>
    tell(counts.eventsHeard),
  );
  total('events_delivered', 'Payloads sent to subscribers.', [], (tell) => tell(sockets.delivered));
  gauge('websockets_open', 'Open WebSockets.', [], (tell) => tell(sockets.open));
  gauge('subscriptions_open', 'Open subscriptions.', [], (tell) => tell(sockets.subscriptions));
  gauge(
    'streams_behind',
    'Streams of events that are more than so many events behind the log.',
    ['more_than'],
    (tell) => {
      const lags = [...counts.streams].map((stream) => stream.lag());
      for (const most of LAGS) tell(lags.filter((lag) => lag > most).length, { more_than: String(most) });
    },
  );
  gauge('stream_lag_max', 'How many events the last of all streams is behind the log.', [], (tell) => {
    let most = 0;
    for (const stream of counts.streams) most = Math.max(most, stream.lag());
    tell(most);
  });

  total('doorbell', 'What was rung for others, not taken by Redis, and heard.', ['what'], (tell) => {
    for (const [what, times] of Object.entries(doorbell.counts)) tell(times, { what });
  });
  gauge(
    'redis_connected',
    'Whether Redis answers: to the doorbell, and to the rates of guests and keys.',
    ['for'],
    (tell) => {
      tell(Number(doorbell.connected), { for: 'doorbell' });
      tell(Number(guests.shared), { for: 'rates' });
    },
  );
  total('guests_refused', 'Requests of guests beyond their rate.', [], (tell) => tell(guests.refused));
  total('answers_given_again', 'Queries that were answered from what is kept.', [], (tell) => tell(answers.given));
  gauge('answers_bytes', 'Memory of the answers that are kept, at most.', [], (tell) => tell(answers.bytes));
}
