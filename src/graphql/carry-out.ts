import { type GraphQLInputType, type GraphQLResolveInfo, getNamedType, isInputObjectType } from 'graphql';
import { Refusal, refuse, ShownOnce, sha256, type UserError } from '../entities/index.js';
import type { ChangeContext } from '../events/change-account.js';
import type { Context } from './context.js';
import { mayPass } from './errors.js';
import type { KeyedInput } from './keyed-input.js';
import { replay } from './replay.js';

type Verb<Input, P> = (ctx: ChangeContext, input: Input) => Promise<Result<P> | Refusal>;
type Result<P> = { [Part in Exclude<keyof P, 'userErrors'>]: P[Part] | ShownOnce };

/**
 * The answer of a mutation: what its verb returned, or its refusal, with every other part null or empty.
 *
 * With an `idempotencyKey` the change is made once: whoever asks again, with the same input, gets the committed result,
 * read anew. A user's key is theirs in all mutations; that of a guest is one for what `guest` names of the input, such as
 * the page and their e-mail. What is refused, or fails in a way that may pass, is looked up once more: the same change,
 * asked for twice at once, may have got in its own way, and one whose COMMIT got no answer may stand.
 */
export async function carryOut<Input extends KeyedInput, P extends { userErrors: UserError[] }>(
  ctx: Context,
  type: new () => P,
  verb: Verb<Input, P>,
  input: Input,
  guest?: readonly (keyof Input & string)[],
): Promise<P> {
  const { idempotencyKey, ...asked } = input;
  if (idempotencyKey == null) return payload(type, await verb(ctx, input));
  const faults = checkKey(idempotencyKey);
  if (faults) return payload(type, faults);

  const owner = guest ? ['guest', ...guest.map((field) => input[field])] : [ctx.viewer?.accountId, ctx.viewer?.userId];
  const idempotency = {
    scope: sha256(JSON.stringify([idempotencyKey, ...owner])),
    inputHash: hashOf(asked, ctx.info as GraphQLResolveInfo),
  };
  const done = await replay(ctx, idempotency);
  if (done) return payload(type, done);
  const keyed = Object.create(ctx, { idempotency: { value: idempotency } });
  try {
    const outcome = await verb(keyed, input);
    const doneMeanwhile = outcome instanceof Refusal ? await replay(ctx, idempotency) : undefined;
    return payload(type, doneMeanwhile ?? outcome);
  } catch (error) {
    // nothing else leaves it open whether the change stands
    if (!mayPass(error)) throw error;
    const doneMeanwhile = await replay(ctx, idempotency).catch(() => undefined);
    if (doneMeanwhile === undefined) throw error;
    return payload(type, doneMeanwhile);
  }
}

const KEY_CHARACTERS = 255;

function checkKey(key: string): Refusal | undefined {
  const length = [...key].length;
  if (length >= 1 && length <= KEY_CHARACTERS) return undefined;
  return refuse('INVALID', `Must have 1 to ${KEY_CHARACTERS} characters.`, 'idempotencyKey');
}

/** Of what is asked for, whatever the order of its fields, and whether a default is written, null or left out. */
function hashOf(input: object, { parentType, fieldName }: GraphQLResolveInfo): Buffer {
  const type = parentType.getFields()[fieldName]?.args[0]?.type as GraphQLInputType;
  return sha256(JSON.stringify([fieldName, meant(type, input)]));
}

function meant(type: GraphQLInputType, value: unknown): unknown {
  const named = getNamedType(type);
  if (Array.isArray(value)) return value.map((item) => meant(named, item));
  if (!isInputObjectType(named) || value == null) return value;
  const given = value as Record<string, unknown>;
  return Object.values(named.getFields())
    .filter(({ name, defaultValue }) => given[name] != null && given[name] !== defaultValue)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map((field) => [field.name, meant(field.type, given[field.name])]);
}

function payload<P extends { userErrors: UserError[] }>(type: new () => P, outcome: object | Refusal): P {
  const empty = new type();
  if (outcome instanceof Refusal) return Object.assign(empty, { userErrors: outcome.userErrors });
  const told: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(outcome)) told[name] = part instanceof ShownOnce ? part.secret : part;
  return Object.assign(empty, told);
}
