import { grouped, rowsByIds } from '../database/rows.js';
import { fault, LicensePool, Refusal, refuse, type UserError } from '../entities/index.js';
import { type Idempotency, type Kept, recall } from '../events/idempotency.js';
import type { Read } from '../events/read-account.js';
import type { Context } from './context.js';
import { apiKeysByIds, bookingsByIds, conversationsByIds, licensesByIds, pagesByIds, usersByIds } from './loaders.js';

/**
 * The result of a change that was made under this key: its rows as they are now, without those that are gone or that the
 * caller may not see any more (A3); its numbers as they were; a secret is null, and SECRET_ALREADY_SHOWN tells so. With
 * another input it is refused: IDEMPOTENCY_KEY_REUSED. Undefined when no such change was made. Throws FORBIDDEN when the
 * caller has lost meanwhile what the mutation requires (A4).
 */
export async function replay(ctx: Context, { scope, inputHash }: Idempotency): Promise<object | Refusal | undefined> {
  const key = await recall(ctx.store.pools.read, scope);
  if (key === undefined) return undefined;
  if (!key.inputHash.equals(inputHash)) {
    return refuse(
      'IDEMPOTENCY_KEY_REUSED',
      'This key was used for something else: choose a new one.',
      'idempotencyKey',
    );
  }
  await ctx.lookAgain();
  const kept = Object.entries(JSON.parse(key.result) as Record<string, Kept>);
  const rows = await rowsOf(
    ctx,
    kept.flatMap(([, value]) => idsOf(value)),
  );
  const userErrors: UserError[] = [];
  const result: Record<string, unknown> = { userErrors };
  for (const [name, value] of kept) {
    if (typeof value !== 'object' || value === null) result[name] = value;
    else if (Array.isArray(value)) result[name] = value.flatMap(({ id }) => rows.get(id) ?? []);
    else if ('id' in value) result[name] = rows.get(value.id) ?? null;
    else if ('at' in value) result[name] = new Date(value.at);
    else
      userErrors.push(
        fault('SECRET_ALREADY_SHOWN', `The change stands. Its ${name} was told in its first answer only.`),
      );
  }
  ctx.beforeReplay(result);
  return result;
}

function idsOf(value: Kept): string[] {
  if (Array.isArray(value)) return value.map(({ id }) => id);
  return typeof value === 'object' && value !== null && 'id' in value ? [value.id] : [];
}

type Row = { id: string } | null;

/** By what the ids begin with. */
const LOADERS: Record<string, (read: Read, ids: string[]) => Promise<Row[]>> = {
  usr: usersByIds,
  lic: licensesByIds,
  pag: pagesByIds,
  bkg: bookingsByIds,
  cnv: conversationsByIds,
  key: apiKeysByIds,
  pol: async (read, ids) => [...(await rowsByIds(read, LicensePool, read.accountId, ids)).values()],
};

async function rowsOf(ctx: Context, ids: string[]): Promise<Map<string, Row>> {
  const found = await Promise.all(
    [...grouped(ids, (id) => id.slice(0, 3))].map(([prefix, some]) => LOADERS[prefix]?.(ctx.reads, some) ?? []),
  );
  return new Map(found.flat().flatMap((row) => (row ? [[row.id, row]] : [])));
}
