import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, newSecret } from '../../src/entities/index.js';
import { openRaw } from '../database/raw.js';
import { client } from '../support/client.js';
import { type Variables, variablesFor } from './arguments.js';
import { DOORS, type Door, type Told } from './ask.js';
import { ROOTS, type Root } from './emitted-schema.js';
import { idFieldsOf, inputOf, inputWith } from './inputs.js';
import { leaksIn } from './texts.js';
import { operationFor } from './walk.js';
import { type Caller, startWorld, type World } from './world.js';

let app: { url: string };
let world: World;
let close: () => Promise<void>;
let cursors: string[];
let keys: Record<string, string>;

beforeAll(async () => {
  ({ app, world, close } = await startWorld());
  const { acme, globex } = world;
  const cursor = async ({ key }: Caller) => (await client(app, key).ask<Account, object>(CURSOR)).account.eventCursor;
  cursors = [await cursor(acme.ada), await cursor(globex.ada), 'nonsense'];
  keys = {
    'of a deleted user': acme.dan.key.secret,
    revoked: acme.revoked.secret,
    expired: acme.expiring.secret,
    "a deleted user's that nobody revoked": globex.dan.key.secret,
    "of another account's deleted user": globex.revoked.secret,
    unknown: newSecret(newId('key')).secret,
    'not its secret': newSecret(`key_${acme.ada.key.slice(3, 29)}`).secret,
    malformed: 'nonsense',
  };
  const raw = await openRaw();
  await raw.query("UPDATE api_keys SET expires_at = '2020-01-01' WHERE id = ?", [acme.expiring.id]);
  await raw.query('UPDATE api_keys SET revoked_at = NULL WHERE id = ?', [globex.dan.key.id]);
  await raw.end();
});
afterAll(() => close());

const CURSOR = '{ account { eventCursor } }';
interface Account {
  account: { eventCursor: string };
}

/** About things that there are, in either account, and about others; with cursors that are good, and not. */
function triesOf(root: Root): Variables[] {
  const { acme, globex } = world;
  if (root.operation === 'mutation') {
    const lost = idFieldsOf(root).flatMap((field) => ['nobody', globex.pageId].map((id) => inputWith(field, id, acme)));
    return [inputOf(root, acme), inputOf(root, globex), ...lost].map((input) => ({ input }));
  }
  const all = variablesFor(root, world, undefined);
  const tries = [...all.slice(0, 5), ...all.slice(-5)];
  if (!root.field.args.some(({ name }) => name === 'after')) return tries;
  return [...tries, ...cursors.map((after) => ({ ...all[0], after }))];
}

describe.each(DOORS)('A1, A4: over %s', (doorName, open) => {
  let door: Door;
  beforeAll(() => {
    door = open(app);
  });
  afterAll(() => door.close());

  // subscriptions are opened over WebSocket only
  const roots = ROOTS.filter(({ operation }) => operation !== 'subscription' || doorName === 'WebSocket');

  const answersOf = (root: Root, key: string | undefined): Promise<Told[]> => {
    const query = operationFor(root, '{ __typename }');
    return Promise.all(triesOf(root).map((variables) => door.ask(key, { query, variables })));
  };

  it('all keys that are not good are answered alike, whatever they ask', async () => {
    const texts = new Set<string>();
    for (const key of Object.values(keys)) {
      for (const root of roots) for (const { text } of await answersOf(root, key)) texts.add(text);
    }
    const [only] = texts;
    expect(texts.size).toBe(1);
    if (doorName === 'HTTP') expect(only).toMatch(/^401 .*"code":"UNAUTHENTICATED"/);
    else expect(only).toBe('closed 4401');
  });

  it.each(roots.filter(({ role }) => role !== undefined))(
    'a guest is told no more than that a key is needed: $operation $name',
    async (root) => expectRefusal(await answersOf(root, undefined), 'UNAUTHENTICATED', null),
  );

  it.each(roots.filter(({ role }) => role === 'ADMINISTRATOR'))(
    'a Member is refused, whether what they name is there or not: $operation $name',
    async (root) => {
      const { acme } = world;
      expectRefusal(await answersOf(root, acme.grace.key), 'FORBIDDEN', acme.grace);
      expectRefusal(await answersOf(root, acme.mia.key), 'FORBIDDEN', acme.mia);
    },
  );

  it.each(roots.filter(({ operation }) => operation === 'mutation'))(
    'a key for reading is refused, whatever it names, also what guests may: $name',
    async (root) => {
      const { acme, globex } = world;
      expectRefusal(await answersOf(root, acme.reader.key), 'FORBIDDEN', acme.reader);
      expectRefusal(await answersOf(root, globex.reader.key), 'FORBIDDEN', globex.reader);
    },
  );

  it.each(roots.filter(({ role }) => role === 'ADMINISTRATOR'))(
    'so is a Member who signed in elsewhere: $operation $name',
    async (root) => expectRefusal(await answersOf(root, world.acme.byToken.key), 'FORBIDDEN', world.acme.byToken),
  );
});

function expectRefusal(answers: Told[], code: string, caller: Caller | null): void {
  const [first] = answers as [Told];
  expect(first.errors.map(({ extensions }) => extensions.code)).toEqual([code]);
  // the data, or what a field that can be null has of it
  expect(Object.values(first.data ?? {}).filter((value) => value !== null)).toEqual([]);
  expect(leaksIn(first.text, world, caller)).toEqual([]);
  expect([...new Set(answers.map(({ text }) => text))]).toEqual([first.text]);
}
