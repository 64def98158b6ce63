import type { GraphQLSchema } from 'graphql';
import { createAccount } from '../../src/accounts/create-account.js';
import type { App } from '../../src/app.js';
import { type LicenseKind, newId, newSecret, newToken } from '../../src/entities/index.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { newAccount, newPage, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { ask, hangUp } from './ask.js';
import { accountDocument, logDocument, mutationDocument } from './documents.js';
import { type Act, type Answer, MUTATIONS } from './model.js';
import { FOREIGN_SLUG, type Kind, licenseName, poolName, SLUGS } from './world.js';

type Server = App & { url: string };

/** Two servers on one database, as the sequences of a run find them. */
export interface Stage {
  apps: Server[];
  raw: RawSession;
  documents: Record<'account' | 'log' | (string & {}), string>;
  /** Of an account of somebody else's. */
  foreign: { user: string; page: string; slug: string };
  waitingRoom: number;
  /** The ids of the accounts that were played in. */
  accounts: string[];
  /** Those of keys that were made behind the servers' backs, for looking. */
  lookers: string[];
  /** Stops the servers; what is left is as they would have left it alone. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(schema: GraphQLSchema): Promise<Stage> {
  const waitingRoom = 2;
  const settings = { WAITING_CONVERSATIONS: String(waitingRoom), GUEST_RATE: '0' };
  const apps = [await startApp(settings), await startApp(settings)];
  const raw = await openRaw();
  const lookers: string[] = [];
  const others = await newAccount();
  const page = await newPage(apps[0] as Server, others.apiKey);
  const mutations = Object.keys(MUTATIONS).map((name) => [name, mutationDocument(schema, name)]);
  return {
    apps,
    raw,
    documents: { account: accountDocument(schema), log: logDocument(schema), ...Object.fromEntries(mutations) },
    foreign: { user: others.userId, page: page.id, slug: page.slug },
    waitingRoom,
    accounts: [],
    lookers,
    async leave() {
      hangUp();
      await Promise.all(apps.splice(0).map((app) => app.close()));
      if (lookers.length === 0) return;
      await raw.query('DELETE FROM api_key_uses WHERE key_id IN (?)', [lookers]);
      await raw.query('DELETE FROM api_keys WHERE id IN (?)', [lookers]);
    },
    async close() {
      await Promise.all(apps.map((app) => app.close()));
      await raw.end();
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: whatever a document asks for
type Json = any;

/** What the servers show of an account, in the model's words. */
export interface Seen {
  state: Json;
  log: Json[];
}

export const OPENING = 'opening';

const STRANGERS = [
  ['user', 'usr'],
  ['page', 'pag'],
  ['booking', 'bkg'],
  ['conversation', 'cnv'],
  ['key', 'key'],
] as const;

/** Instants of an object that are the database's; others are somebody's wish, and told as they are. */
const INSTANTS = new Set([
  'createdAt',
  'deletedAt',
  'assignedAt',
  'disabledAt',
  'startedAt',
  'endedAt',
  'revokedAt',
  'retiredAt',
  'occurredAt',
]);

/** Plays on the servers, in an account of its own, what the model is asked too, and answers in the model's words. */
export class Player {
  private readonly ids = new Map<string, string>();
  private readonly names = new Map<string, string>();
  private asked = 0;

  private constructor(
    private readonly stage: Stage,
    private readonly accountId: string,
  ) {}

  static async open(stage: Stage, capacity: Record<Kind, number>): Promise<Player> {
    const account = await createAccount((stage.apps[0] as Server).store.pools, {
      ...{ name: 'Acme', adminName: 'Ada', adminEmail: 'ada@acme.example' },
      capacity: capacity as Record<LicenseKind, number>,
    });
    stage.accounts.push(account.accountId);
    const player = new Player(stage, account.accountId);
    player.learn('user0', account.userId);
    player.learn('secret of key0', account.apiKey);
    for (const slug of SLUGS) player.learn(slug, unique(slug));
    player.learn(FOREIGN_SLUG, stage.foreign.slug);
    player.learn('foreign user', stage.foreign.user);
    player.learn('foreign page', stage.foreign.page);
    player.learn('user0 ', `${account.userId} `);
    for (const [noun, prefix] of STRANGERS) player.learn(`unknown ${noun}`, newId(prefix));
    player.learn('unknown booking token', newToken('bt').token);
    player.learn('unknown visitor token', newToken('vt').token);
    await player.learnTheRest();
    return player;
  }

  /** What the server answers. */
  async send({ number, caller, mutation, input }: Act): Promise<Answer> {
    const secret = caller === null ? undefined : (this.ids.get(`secret of ${caller}`) ?? 'of nobody');
    const document = this.stage.documents[mutation] as string;
    const { data, errors = [] } = await this.ask(secret, document, { input: this.toServer(input) });
    const [error] = errors;
    if (error) return { thrown: error.extensions.code };
    this.meet(number, data?.payload);
    return { payload: await this.fromServer(data?.payload, () => 'then') };
  }

  /** The whole account and its log, as an Administrator sees them. */
  async look(): Promise<Seen> {
    const secret = await this.secretOfAdministrator();
    const read = async (document: 'account' | 'log', after: string | null) => {
      const { data, errors } = await this.ask(secret, this.stage.documents[document], { after });
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    };
    const { account, events, ...state } = await read('account', null);
    const log = [...events.nodes];
    let { pageInfo } = events;
    while (pageInfo.hasNextPage) {
      const more = await read('log', pageInfo.endCursor);
      log.push(...more.events.nodes);
      pageInfo = more.events.pageInfo;
    }
    if (log.length > 0 && pageInfo.endCursor !== account.eventCursor) throw new Error('the log goes on after its end');
    // what was there when the account was opened has no place in its log
    const isOld = (instant: string) => log.length === 0 || instant < log[0].occurredAt;
    const time = (instant: string) => (isOld(instant) ? OPENING : instant);
    const isOurs = (key: Json) => this.names.has(key.id);
    state.apiKeys.nodes = state.apiKeys.nodes.filter(isOurs);
    return { state: await this.fromServer(state, time), log: await this.fromServer(log, time) };
  }

  /** One that nobody of the account knows, if need be: all keys of its Administrators may be revoked. */
  private async secretOfAdministrator(): Promise<string> {
    const { raw } = this.stage;
    const rows = await raw.query<{ userId: string; keyId: string | null }>(
      `SELECT u.id AS userId, k.id AS keyId FROM users u
       LEFT JOIN api_keys k ON k.account_id = u.account_id AND k.user_id = u.id AND k.revoked_at IS NULL
       WHERE u.account_id = ? AND u.role = 'ADMINISTRATOR' AND u.deleted_at IS NULL ORDER BY k.id IS NULL`,
      [this.accountId],
    );
    const [first] = rows;
    if (first === undefined) throw new Error('U3: the account has no Administrator');
    const known = first.keyId === null ? undefined : this.ids.get(`secret of ${this.names.get(first.keyId)}`);
    if (known !== undefined) return known;
    const id = newId('key');
    const { secret, hash } = newSecret(id);
    await raw.query(
      `INSERT INTO api_keys (account_id, id, user_id, label, secret_hash, created_at) VALUES (?, ?, ?, 'Look', ?, NOW(3))`,
      [this.accountId, id, first.userId, hash],
    );
    this.stage.lookers.push(id);
    return secret;
  }

  /** The servers take turns. */
  private ask(secret: string | undefined, document: string, variables: object): Promise<Json> {
    const { url } = this.stage.apps[this.asked++ % 2] as Server;
    return ask(url, secret, document, variables);
  }

  private learn(name: string, id: string): void {
    this.ids.set(name, id);
    this.names.set(id, name);
  }

  /** Whoever was made by this mutation has a name from now on. */
  private meet(number: number, payload: Json): void {
    const made: [noun: string, id: string | null | undefined][] = [
      [`user${number}`, payload.user?.id],
      ...(payload.users ?? []).map((user: Json, place: number) => [`user${number}.${place}`, user.id]),
      [`page${number}`, payload.page?.id],
      [`key${number}`, payload.apiKey?.id],
      [`secret of key${number}`, payload.secret],
      [`booking${number}`, payload.bookingId],
      [`token of booking${number}`, payload.cancelToken],
      [`conversation${number}`, payload.conversationId],
      [`token of conversation${number}`, payload.visitorToken],
    ];
    for (const [name, id] of made) if (id != null && !this.names.has(id)) this.learn(name, id);
  }

  /** No answer tells of licenses and pools that were made: they are known by their order. */
  private async learnTheRest(): Promise<void> {
    const { raw } = this.stage;
    const [licenses, pools, [key]] = await Promise.all([
      raw.query('SELECT id FROM licenses WHERE account_id = ? ORDER BY id', [this.accountId]),
      raw.query('SELECT id, kind FROM license_pools WHERE account_id = ?', [this.accountId]),
      raw.query('SELECT MIN(id) AS id FROM api_keys WHERE account_id = ?', [this.accountId]),
    ]);
    for (const [place, { id }] of licenses.entries()) this.learn(licenseName(place), id);
    for (const { id, kind } of pools) this.learn(poolName(kind), id);
    this.learn('key0', key.id);
  }

  private toServer(value: Json): Json {
    if (typeof value === 'string') return this.ids.get(value) ?? value;
    return mapped(value, (part) => this.toServer(part));
  }

  private async fromServer(answer: Json, time: (instant: string) => string): Promise<Json> {
    const ids = JSON.stringify(answer).match(/lic_\w{26}/g) ?? [];
    if (ids.some((id) => !this.names.has(id))) await this.learnTheRest();
    const translate = (value: Json, field: string): Json => {
      if (typeof value === 'string') return INSTANTS.has(field) ? time(value) : (this.names.get(value) ?? value);
      return mapped(value, translate);
    };
    return translate(answer, '');
  }
}

function mapped(value: Json, each: (part: Json, field: string) => Json): Json {
  if (Array.isArray(value)) return value.map((part) => each(part, ''));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, part]) => [field, each(part, field)]));
}
