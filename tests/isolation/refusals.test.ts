import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ulid } from 'ulid';
import { openRaw } from '../database/raw.js';
import { rootFieldsOf } from '../http/root-fields.js';
import { startApp } from '../support/app.js';
import { overHttp, overWebSocket } from './ask.js';
import { rootsOf, schema } from './emitted-schema.js';
import { leaksIn } from './texts.js';
import { operationFor } from './walk.js';
import { openWorld, type World } from './world.js';

let app: Awaited<ReturnType<typeof startApp>>;
let world: World;
beforeAll(async () => {
  app = await startApp();
  world = await openWorld(app);
  const raw = await openRaw();
  await raw.query('UPDATE api_keys SET expires_at = NOW(3) - INTERVAL 1 SECOND WHERE id = ?', [world.acme.expiring.id]);
  await raw.end();
});
afterAll(() => app.close());

const FIELDS = rootFieldsOf(schema);

/** Keys that let nobody in, by what is wrong with each. */
function deadKeys({ acme }: World): Record<string, string> {
  const { secret } = acme.dan.key;
  const unknown = `sk_${ulid()}${secret.slice(29)}`;
  return {
    'a deleted user’s': secret,
    revoked: acme.revoked.secret,
    expired: acme.expiring.secret,
    unknown,
    malformed: 'sk_nothing',
    mistyped: `${acme.ada.key.slice(0, -1)}_`,
  };
}

describe('A1, A4: keys that let nobody in', () => {
  it.each(FIELDS)('are all answered alike over HTTP: $kind $name', async ({ operation }) => {
    const door = overHttp(app);
    const answers = new Map<string, string[]>();
    for (const [wrong, key] of Object.entries(deadKeys(world))) {
      const { text } = await door.ask(key, { query: operation });
      answers.set(text, [...(answers.get(text) ?? []), wrong]);
    }
    expect([...answers.values()]).toHaveLength(1);
    expect([...answers.keys()][0]).toContain('"UNAUTHENTICATED"');
    expect([...answers.keys()].flatMap((text) => leaksIn(text, world, null))).toEqual([]);
  });

  it('are all closed with 4401 over WebSocket', async () => {
    const door = overWebSocket(app);
    for (const [wrong, key] of Object.entries(deadKeys(world))) {
      const { text } = await door.ask(key, { query: '{ viewer { id } }' });
      expect([wrong, text]).toEqual([wrong, 'closed 4401']);
    }
    door.close();
  });
});

describe('A1, A3: who may not use a field', () => {
  it.each(FIELDS)('is told so, a guest as well as a Member: $kind $name', async ({ role, operation, kind }) => {
    const door = kind === 'subscription' ? overWebSocket(app) : overHttp(app);
    const guest = await door.ask(undefined, { query: operation });
    if (role !== undefined) expect(guest.errors.map((error) => error.extensions.code)).toEqual(['UNAUTHENTICATED']);
    const { grace, mia } = world.acme;
    if (role === 'ADMINISTRATOR') {
      const told = [await door.ask(grace.key, { query: operation }), await door.ask(mia.key, { query: operation })];
      for (const { errors } of told) expect(errors.map((error) => error.extensions.code)).toEqual(['FORBIDDEN']);
      expect(told[0]?.text).toBe(told[1]?.text);
    }
    door.close();
  });
});

describe('A2, E4: a cursor of another account', () => {
  const lists = rootsOf('query').filter(({ field }) => field.args.some(({ name }) => name === 'after'));

  it.each(lists)('is answered as one that nobody gave: $name', async (root) => {
    const door = overHttp(app);
    const ask = (key: string, after: string | null) =>
      door.ask(key, {
        query: `query ($after: String) { ${root.name}(first: 1, after: $after) { edges { cursor } pageInfo { endCursor } } }`,
        variables: { after },
      });
    const { acme, globex } = world;
    const foreign = (await ask(globex.ada.key, null)).data[root.name].edges[0].cursor;
    const own = (await ask(acme.ada.key, null)).data[root.name].edges[0].cursor;
    const answers = [foreign, `${own}x`, own.slice(0, -2), 'nothing', ''];
    const texts = new Set<string>();
    for (const after of answers) texts.add((await ask(acme.ada.key, after)).text);
    expect([...texts]).toHaveLength(1);
    expect([...texts][0]).toContain('"BAD_CURSOR"');
    expect((await ask(acme.ada.key, own)).errors).toEqual([]);
  });

  it('is answered so by every subscription that takes one', async () => {
    const door = overWebSocket(app);
    const { acme, globex } = world;
    const { data } = await door.ask(globex.ada.key, { query: '{ account { eventCursor } }' });
    for (const root of rootsOf('subscription').filter(({ field }) => field.args.some(({ name }) => name === 'after'))) {
      const query = operationFor(root, '{ __typename }');
      const texts = new Set<string>();
      for (const after of [data.account.eventCursor, 'nothing']) {
        texts.add((await door.ask(acme.ada.key, { query, variables: { after } })).text);
      }
      expect([root.name, [...texts].length]).toEqual([root.name, 1]);
      expect([...texts][0]).toContain('"BAD_CURSOR"');
    }
    door.close();
  });
});
