import { type ExecutionResult, execute } from 'graphql';
import type { Viewer } from '../entities/index.js';
import type { Made } from '../events/shared-work.js';
import { Context, type OperationArgs } from './context.js';
import { formatError, maskErrors, mayPass } from './errors.js';
import { groupOf } from './operation-group.js';

interface Payload extends Made {
  /** JSON. Null when it has errors: those tell each subscriber the id of their own request. */
  text: string | null;
  /** Whose it is, if anything looked at more of the viewer than their account and role. */
  self: string | null;
}

/**
 * The payloads of a subscription, as JSON: executed and written once for all subscribers who ask the same with the same
 * sight. Each shows what the process knew of the account when this subscriber asked for it, or newer, and nothing older
 * than they were shown before. Undefined when the database did not answer.
 */
export function payloadsOf(args: OperationArgs): (source: unknown) => Promise<string | undefined> {
  const { store, viewer } = args.contextValue;
  const group = groupOf(args);
  const self = viewer && selfOf(viewer);
  let isOwn = false;
  let shown = 0;

  const payloadOf = async (source: unknown): Promise<Payload> => {
    const make = () => makePayload(args, source);
    if (viewer === null || !isObject(source)) return make();
    const version = Math.max(store.followers.head(viewer.accountId), shown);
    const share = () => store.shared.get([group, isOwn ? self : '', nameOf(source)].join(' '), version, make);
    const payload = await share();
    if (payload.self === null) return payload;
    isOwn = true;
    return payload.self === self ? payload : share();
  };
  return async (source) => {
    try {
      const { text, version } = await payloadOf(source);
      shown = Math.max(shown, version ?? 0);
      return text ?? (await textWithErrors(args, source));
    } catch (error) {
      if (mayPass(error)) return undefined;
      throw error;
    }
  };
}

async function makePayload(args: OperationArgs, source: unknown): Promise<Payload> {
  const { viewer } = args.contextValue;
  let isOwn = false;
  const watched =
    viewer &&
    new Proxy(viewer, {
      get(target, name) {
        if (name !== 'accountId' && name !== 'role') isOwn = true;
        return Reflect.get(target, name);
      },
    });
  const { result, version } = await executeEvent(args, source, watched);
  const text = result.errors ? null : JSON.stringify(result);
  return { text, version, bytes: text?.length ?? 0, self: viewer && isOwn ? selfOf(viewer) : null };
}

/** Executed for its one subscriber: what failed for others may not fail again. */
async function textWithErrors(args: OperationArgs, source: unknown): Promise<string> {
  const { viewer, requestId, store } = args.contextValue;
  const { result } = await executeEvent(args, source, viewer);
  const { errors, ...rest } = maskErrors(result, requestId, store.logger);
  return JSON.stringify(errors ? { ...rest, errors: errors.map(formatError) } : rest);
}

/** With a context of its own: links lead to what is there now. Throws what may pass. */
async function executeEvent(
  args: OperationArgs,
  source: unknown,
  viewer: Viewer | null,
): Promise<{ result: ExecutionResult; version: number | null }> {
  const { store, requestId } = args.contextValue;
  const ctx = new Context(store, viewer, requestId);
  try {
    const result = await execute({ ...args, rootValue: source, contextValue: ctx });
    const passing = result.errors?.find(mayPass);
    if (passing) throw passing;
    return { result, version: viewer && !result.errors ? (ctx.reads.seen()?.version ?? null) : null };
  } finally {
    ctx.close();
  }
}

function selfOf({ userId, keyId }: Viewer): string {
  return `${userId} ${keyId}`;
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
