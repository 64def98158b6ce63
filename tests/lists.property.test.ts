import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import type { App } from '../src/app.js';
import { openRaw, type RawSession } from './database/raw.js';
import { changesOf, make, openWorld, populationOf, type World } from './lists/changes.js';
import { CONNECTIONS, type Connection, Weights } from './lists/lists.js';
import { Walk } from './lists/walk.js';
import { startApp } from './support/app.js';

/** How many accounts each test opens, and so many more again while nothing changed or stayed; a seed's are always the same. */
const RUNS = Number(process.env.LIST_RUNS ?? 3);
const SEED = process.env.LIST_SEED;

/** What has not happened by chance in so many times as many accounts does not happen. */
const MOST = 10;

/** For so long a failure is made smaller before it is told. */
const PATIENCE = 60_000 + RUNS * 2_000;

const FIRST = fc.oneof(
  { weight: 7, arbitrary: fc.integer({ min: 1, max: 7 }) },
  { weight: 1, arbitrary: fc.constant(100) },
);

/** An account, the walks through its lists, and what changes there in the meantime. */
const storyOf = ({ many, which, changes }: Connection) =>
  fc.record({
    population: populationOf(many),
    walks: fc.array(fc.record({ which, first: FIRST }), { minLength: 1, maxLength: 3, size: 'max' }),
    changes: changesOf(changes),
  });

type Story = ReturnType<typeof storyOf> extends fc.Arbitrary<infer T> ? T : never;

describe('lists under concurrent change', () => {
  let apps: (App & { url: string })[];
  let raw: RawSession;
  let weights: Weights;
  beforeAll(async () => {
    apps = await Promise.all([startApp(), startApp()]);
    raw = await openRaw();
    weights = new Weights(raw);
  });
  afterAll(async () => {
    await raw.end();
    await Promise.all(apps.map((app) => app.close()));
  });

  it('are all walked: each field of the schema that answers with a connection', () => {
    const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
    expect(Object.keys(CONNECTIONS).sort()).toEqual(connectionsOf(schema).sort());
  });

  describe.each(Object.entries(CONNECTIONS))('%s: whoever stays is seen exactly once and in order', (_, connection) => {
    const begin = async (world: World, { which, first }: Story['walks'][number]) =>
      new Walk(await connection.open(world, which, { raw, weights }), first);

    /** Plays stories, and checks the walks that each of them made. */
    const holds = async (play: (world: World, story: Story) => Promise<Walk[]>) => {
      const tally = { changes: 0, stayed: 0 };
      const property = fc.asyncProperty(storyOf(connection), async (story) => {
        const world = await openWorld(apps, story.population);
        for (const walk of await play(world, story)) tally.stayed += walk.check();
        tally.changes += world.changes;
      });
      const isComplete = () => tally.changes > 0 && tally.stayed > 0;
      for (let times = 0; times < MOST && !isComplete(); times++) {
        const seed = SEED === undefined ? {} : { seed: Number(SEED) + times };
        await fc.assert(property, { numRuns: RUNS, interruptAfterTimeLimit: PATIENCE, ...seed });
      }
      expect(tally).not.toMatchObject({ changes: 0 });
      expect(tally).not.toMatchObject({ stayed: 0 });
    };

    it(
      'when rows come, go and change between the pages',
      () =>
        holds(async (world, story) => {
          const walks = await Promise.all(story.walks.map((walk) => begin(world, walk)));
          world.fronts = () => walks.flatMap(({ front }) => front ?? []);
          for (const group of story.changes) {
            await Promise.all(walks.map((walk) => walk.step()));
            for (const change of group) await make(world, world.callers[0] as World['ada'], change);
          }
          await Promise.all(walks.map((walk) => walk.toEnd()));
          return walks;
        }),
      2 * PATIENCE,
    );

    it(
      'when rows come, go and change while pages are asked for',
      () =>
        holds(async (world, story) => {
          const waiting = story.changes.flat();
          const change = async (caller: World['ada']) => {
            for (let next = waiting.shift(); next; next = waiting.shift()) await make(world, caller, next);
          };
          const walks: Walk[] = [];
          world.fronts = () => walks.flatMap(({ front }) => front ?? []);
          const walk = async (one: Story['walks'][number]) => {
            do {
              const next = await begin(world, one);
              walks.push(next);
              await next.toEnd();
            } while (waiting.length > 0);
          };
          await Promise.all([...story.walks.map(walk), ...world.callers.map(change)]);
          return walks;
        }),
      2 * PATIENCE,
    );
  });
});

/** `Type.field` for each field whose type is a connection. */
function connectionsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type)) return [];
    const fields = Object.values(type.getFields());
    const connections = fields.filter((field) => getNamedType(field.type).name.endsWith('Connection'));
    return connections.map((field) => `${type.name}.${field.name}`);
  });
}
