import { type ExecutionResult, execute } from 'graphql';
import type { Viewer } from '../entities/index.js';
import type { Made } from '../events/shared-work.js';
import { Context, type OperationArgs } from './context.js';
import { maskErrors, mayPass } from './errors.js';
import { groupOf } from './operation-group.js';
import { Sight, selfOf } from './sight.js';
import { payloadOf, writeAnswer } from './write-answer.js';

type Asked = Pick<OperationArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>;

interface Payload extends Made {
  /** JSON. Null when it has errors: those tell each subscriber the id of their own request. */
  text: string | null;
  /** Whose it is, if anything looked at more of the viewer than their account and role. */
  self: string | null;
}

/**
 * The payloads of a subscription, as JSON: executed and written once for all subscribers who ask the same with the same
 * sight. Each shows what the process knew of the account when this subscriber asked for it, or newer, and nothing older
 * than they were shown before.
 */
export class Payloads {
  /** The same for those who may be told together. */
  readonly group: string;
  /** It is known that what they are told is theirs alone. */
  isOwn = false;
  /** Of the newest state that they were shown: at least. */
  shown = 0;
  private readonly asked: Asked;
  /** Who asks. */
  readonly by: Pick<Context, 'store' | 'viewer' | 'requestId'>;

  /** Of the context, which is for one execution, is kept who asks. */
  constructor(args: OperationArgs) {
    const { schema, document, operationName, variableValues } = args;
    const { store, viewer, requestId } = args.contextValue;
    this.asked = { schema, document, operationName, variableValues };
    this.by = { store, viewer, requestId };
    this.group = groupOf(args);
  }

  /** Undefined when the database did not answer. */
  async textOf(source: unknown): Promise<string | undefined> {
    try {
      const { text, version } = await this.payloadOf(source);
      this.shown = Math.max(this.shown, version ?? 0);
      return text ?? (await this.textWithErrors(source));
    } catch (error) {
      if (mayPass(error)) return undefined;
      throw error;
    }
  }

  /**
   * What all of the group may be told of a source, and the version that it shows; null where each is to be told on their
   * own. Of several that are asked for at once, a later one may show an older state than one before it.
   */
  async sharedOf(source: object): Promise<{ text: string; version: number | null } | null> {
    const { text, version, self } = await this.share(source, '');
    return text === null || self !== null ? null : { text, version };
  }

  private async payloadOf(source: unknown): Promise<Payload> {
    const { viewer } = this.by;
    if (viewer === null || !isObject(source)) return this.make(source);
    const self = selfOf(viewer);
    const payload = await this.share(source, this.isOwn ? self : '');
    if (payload.self === null) return payload;
    this.isOwn = true;
    return payload.self === self ? payload : this.share(source, self);
  }

  private share(source: object, of: string): Promise<Payload> {
    const { store, viewer } = this.by;
    const version = Math.max(store.followers.head(viewer?.accountId ?? ''), this.shown);
    return store.shared.get([this.group, of, nameOf(source)].join(' '), version, () => this.make(source));
  }

  private async make(source: unknown): Promise<Payload> {
    const { viewer } = this.by;
    const sight = viewer && new Sight(viewer);
    const { result, version } = await this.resultOf(source, sight?.viewer ?? null);
    const text = result.errors ? null : payloadOf(result);
    return { text, version, bytes: text?.length ?? 0, self: viewer && sight?.isOwn ? selfOf(viewer) : null };
  }

  /** Executed for its one subscriber: what failed for others may not fail again. */
  private async textWithErrors(source: unknown): Promise<string> {
    const { viewer, requestId, store } = this.by;
    const { result } = await this.resultOf(source, viewer);
    return payloadOf(maskErrors(result, requestId, store.logger));
  }

  /** With a context of its own: links lead to what is there now. Throws what may pass. */
  private async resultOf(
    source: unknown,
    viewer: Viewer | null,
  ): Promise<{ result: ExecutionResult; version: number | null }> {
    const { store, requestId } = this.by;
    const ctx = new Context(store, viewer, requestId);
    try {
      const args = { ...this.asked, rootValue: source, contextValue: ctx };
      const data = await writeAnswer(args);
      const result: ExecutionResult = data ? { data } : await execute(args);
      const passing = result.errors?.find(mayPass);
      if (passing) throw passing;
      return { result, version: viewer && !result.errors ? (ctx.reads.seen()?.version ?? null) : null };
    } finally {
      ctx.close();
    }
  }
}

const names = new WeakMap<object, number>();
let named = 0;

/** An event is the same wherever it was read from, in the same epoch; a state is only itself. */
function nameOf(source: object): string | number {
  if ('id' in source && 'cursor' in source) return String(source.cursor);
  const name = names.get(source) ?? ++named;
  names.set(source, name);
  return name;
}

function isObject(source: unknown): source is object {
  return typeof source === 'object' && source !== null;
}
