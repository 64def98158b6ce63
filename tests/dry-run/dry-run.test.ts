import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type App, createApiSchema } from '../../src/app.js';
import { follow } from '../../src/events/follow.js';
import { type Acme, openAcme } from '../accounts/acme.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { openRedis } from '../events/redis.js';
import { logOf, numbers, until } from '../events/support.js';
import {
  AssignLicenseDocument,
  type LicenseKind,
  PoolsDocument,
  ResizeLicensePoolDocument,
  TransferLicenseDocument,
} from '../generated/operations.js';
import { startApp } from '../support/app.js';
import { accountPlan, openPlanned } from './generated-account.js';
import { dryRunMutations, wholeNodes, wholePayload } from './whole-payload.js';

const RUNS = 25;
/** What has not happened by chance in so many times as many runs does not happen. */
const MOST = 4;
const schema = createApiSchema();

/** One of the account's people, by what they are when it comes to it: of the kind's holders, of the others; or nobody. */
type Who =
  | { among: 'holders' | 'others' | 'all'; place: number }
  | { stranger: 'foreign' | 'deleted' | 'unknown' | 'malformed' };

const one = (among: 'holders' | 'others'): fc.Arbitrary<Who> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.record({ among: fc.constant(among), place: fc.nat(4) }) },
    { weight: 3, arbitrary: fc.record({ among: fc.constant('all' as const), place: fc.nat(4) }) },
    {
      weight: 1,
      arbitrary: fc.record({ stranger: fc.constantFrom('foreign', 'deleted', 'unknown', 'malformed') }),
    },
  );
const [holder, other] = [one('holders'), one('others')];
const anybody = fc.oneof(holder, other);
const many = (who: fc.Arbitrary<Who>) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.array(who, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.array(anybody, { maxLength: 5 }) },
  );
const kind = fc.oneof(
  { weight: 2, arbitrary: fc.constant<LicenseKind>('SCHEDULED_MEETING') },
  { weight: 1, arbitrary: fc.constant<LicenseKind>('LIVE_ENGAGEMENT') },
);
const flag = fc.constantFrom(undefined, null, false, true, true);
const pagesTo = fc.option(holder, { freq: 2 });

/** For each mutation that has `dryRun`, what it is asked: valid and invalid. */
const INPUTS: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  assignLicense: { userId: fc.oneof(other, anybody), kind, restorePages: flag },
  unassignLicense: { userId: holder, kind, pagesTo },
  transferLicense: { fromUserId: holder, toUserId: other, kind, movePages: flag, restorePages: flag },
  assignLicenses: { userIds: many(other), kind, restorePages: flag },
  unassignLicenses: { userIds: many(holder), kind, pagesTo },
  deleteUser: { userId: anybody, pagesTo: fc.option(anybody) },
};

interface Step {
  mutation: string;
  input: Record<string, unknown>;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  ...Object.entries(INPUTS).map(([mutation, fields]) =>
    fc.record({ mutation: fc.constant(mutation), input: fc.record(fields) }),
  ),
);

interface Payload {
  deletedUserId?: string;
  userErrors: { code: string }[];
  [part: string]: unknown;
}

describe('dryRun', () => {
  let app: App & { url: string };
  let raw: RawSession;
  let redis: ReturnType<typeof openRedis>;
  let tables: string[];
  let foreignId: string;
  beforeAll(async () => {
    app = await startApp({ QUERY_COST: '1000000' });
    raw = await openRaw();
    redis = openRedis();
    foreignId = (await openAcme(app)).userId;
    const rows = await raw.query(
      `SELECT TABLE_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME = 'account_id'
       ORDER BY TABLE_NAME`,
    );
    // when a key was last used is noted beside all changes
    tables = rows.map(({ name }) => name as string).filter((name) => name !== 'api_key_uses');
  });
  afterAll(async () => {
    redis.disconnect();
    await raw.end();
    await app.close();
  });

  it('is generated below for each mutation that has it, with every other field of its input', () => {
    const generated = Object.entries(INPUTS).map(([name, fields]) => [name, Object.keys(fields)] as const);
    expect(new Map(generated)).toEqual(dryRunMutations(schema));
  });

  const ask = async (acme: Acme, { mutation, input }: Step, dryRun: boolean | null) => {
    const data = await acme.ada.ask<{ payload: Payload }, object>(wholePayload(schema, mutation), {
      input: { ...input, dryRun },
    });
    return data.payload;
  };

  /** All rows of the account. */
  const dump = async (accountId: string): Promise<unknown[][]> => {
    const selects = tables.map((table) => `SELECT * FROM ${table} WHERE account_id = ? ORDER BY 1, 2`);
    return raw.query(['SELECT * FROM accounts WHERE id = ?', ...selects].join(';'), [
      accountId,
      ...tables.map(() => accountId),
    ]);
  };

  it(`E1: answers field by field what is then done, and changes, records and tells nothing, from many states`, async () => {
    const outcomes = new Map<string, number>();
    const listed = { movedPages: 0, requeuedConversations: 0 };

    const isAsItWouldBe = async (plan: Parameters<typeof openPlanned>[1], steps: Step[]) => {
      const { acme, ids } = await openPlanned(app, plan);
      const { accountId } = acme;
      const strangers = {
        foreign: foreignId,
        deleted: await goneUser(acme),
        unknown: 'usr_01M85XTZ26MPDPXPCHSENX7BQX',
        malformed: `${ids[0]} `,
      };
      const idOf = async (who: Who, kind: unknown) => {
        if ('stranger' in who) return strangers[who.stranger];
        const held = await holdersOf(accountId, kind);
        const some = { all: ids, holders: held, others: ids.filter((id) => !held.includes(id)) }[who.among];
        return (some.length > 0 ? some : ids).at(who.place % (some.length || ids.length));
      };
      const resolve = async (input: Step['input']) => {
        const resolved: Step['input'] = {};
        for (const [field, value] of Object.entries(input)) {
          if (Array.isArray(value)) resolved[field] = await Promise.all(value.map((who) => idOf(who, input.kind)));
          else resolved[field] = isWho(value) ? await idOf(value, input.kind) : value;
        }
        return resolved;
      };
      const doors = await listen(accountId);
      try {
        for (const { mutation, input } of steps) {
          const asked = { mutation, input: await resolve(input) };
          const before = await dump(accountId);
          const dry = await ask(acme, asked, true);
          expect(await dump(accountId)).toEqual(before);
          const real = await ask(acme, asked, false);
          expect(withoutTimes(dry)).toEqual(withoutTimes(real));

          for (const code of real.userErrors.length > 0 ? real.userErrors.map((error) => error.code) : ['done']) {
            const outcome = `${mutation}: ${code}`;
            outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
          }
          for (const part of ['movedPages', 'requeuedConversations'] as const) {
            listed[part] += (real[part] as unknown[] | undefined)?.length ?? 0;
          }
          // nobody is left to ask
          if (real.deletedUserId === acme.userId) break;
          await isSoNow(acme, real);
        }
        await doors.heardTheLogOnly();
      } finally {
        doors.close();
      }
    };

    // that it was done, and refused in two ways, is among what was compared
    const missing = () => [
      ...Object.keys(INPUTS).filter((mutation) => {
        const codes = [...outcomes.keys()].filter((outcome) => outcome.startsWith(`${mutation}:`));
        return !codes.includes(`${mutation}: done`) || codes.length <= 2;
      }),
      ...Object.entries(listed).flatMap(([part, count]) => (count > 0 ? [] : [part])),
    ];

    for (let times = 0; times < MOST && (times === 0 || missing().length > 0); times++) {
      await fc.assert(
        fc.asyncProperty(accountPlan, fc.array(step, { minLength: 4, maxLength: 10 }), isAsItWouldBe),
        // a failure is made smaller for so long only
        { numRuns: RUNS, interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true },
      );
    }
    expect(missing()).toEqual([]);
  }, 1_200_000);

  /** Whatever the payload lists is read as it says. */
  const isSoNow = async (acme: Acme, payload: Payload) => {
    const listed = Object.values(payload).flat().filter(isNode);
    for (const typeName of new Set(listed.map(({ __typename }) => __typename))) {
      const nodes = listed.filter(({ __typename }) => __typename === typeName);
      const ids = nodes.map(({ id }) => id);
      expect(await acme.ada.ask(wholeNodes(schema, typeName), { ids })).toEqual({ nodes });
    }
  };

  /** Who holds a license: of this kind, or of SCHEDULED_MEETING where none is asked for. */
  const holdersOf = async (accountId: string, kind: unknown = 'SCHEDULED_MEETING'): Promise<string[]> => {
    const rows = await raw.query(
      'SELECT holder_id AS id FROM licenses WHERE account_id = ? AND kind = ? AND holder_id IS NOT NULL ORDER BY holder_id',
      [accountId, kind],
    );
    return rows.map(({ id }) => id);
  };

  /** Listens to what is rung for the account, in this process and on Redis. */
  async function listen(accountId: string) {
    const { version: start } = await logOf(raw, accountId);
    const rung: number[] = [];
    const listener = redis.duplicate();
    await listener.psubscribe(`*${accountId}`);
    listener.on('pmessage', (_pattern, _channel, message: string) => {
      const { rows } = JSON.parse(message) as { rows: { sequence: number }[] };
      rung.push(...rows.map(({ sequence }) => sequence));
    });
    const stream = await follow(app.store, accountId, start);
    return {
      /** Each event that was recorded, once: a dry run would have been heard before the change itself. */
      async heardTheLogOnly() {
        const log = await raw.query(
          'SELECT sequence, type, occurred_at AS occurredAt FROM events WHERE account_id = ? AND sequence > ? ORDER BY sequence',
          [accountId, start],
        );
        const heard = [];
        while (heard.length < log.length) {
          const { sequence, type, occurredAt } = (await stream.next()).value;
          heard.push({ sequence, type, occurredAt });
        }
        expect(heard).toEqual(log);
        expect(stream.behind()).toBe(false);
        await until(() => log.length === 0 || rung.includes(log.at(-1).sequence), 'the last event was rung on Redis');
        expect(rung).toEqual(log.map(({ sequence }) => sequence));
      },
      close() {
        listener.disconnect();
        void stream.return?.();
      },
    };
  }

  it('shows what is reached beyond the listed objects as it is now', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 3 });
    const graceId = await acme.user({ name: 'Grace', licenses: ['SCHEDULED_MEETING'] });
    const linusId = await acme.user({ name: 'Linus' });
    const page = await acme.page(graceId);
    const USER =
      'name canAcceptBookings licenses { id holder { name } } bookingPages(first: 10) { nodes { id enabled } }';
    const LICENSE = 'pool { assigned available licenses(assigned: true) { nodes { id holder { name } } } }';
    const now = await acme.ada.ask<{ grace: object; linus: object; licensePool: object; license: object }, object>(
      `query ($graceId: ID!, $linusId: ID!) {
        grace: user(id: $graceId) { ${USER} } linus: user(id: $linusId) { ${USER} }
        licensePool(kind: SCHEDULED_MEETING) { assigned available licenses(assigned: true) { nodes { id holder { name } } } }
      }`,
      { graceId, linusId },
    );
    expect(now).toMatchObject({
      grace: { canAcceptBookings: true, licenses: [{}], bookingPages: { nodes: [{ id: page.id, enabled: true }] } },
      linus: { canAcceptBookings: false, licenses: [], bookingPages: { nodes: [] } },
      licensePool: { assigned: 1 },
    });
    const { grace, linus, licensePool: pool } = now;

    const told = await acme.unchangedBy(() =>
      acme.ada.ask<Record<string, object>, object>(
        `mutation ($graceId: ID!, $linusId: ID!) {
          transferLicense(input: { fromUserId: $graceId, toUserId: $linusId, kind: SCHEDULED_MEETING, movePages: true, dryRun: true }) {
            license { ${LICENSE} holder { ${USER} } } movedPages { enabled owner { ${USER} } }
          }
          unassignLicense(input: { userId: $graceId, kind: SCHEDULED_MEETING, dryRun: true }) {
            license { ${LICENSE} holder { id } } disabledPages { enabled owner { ${USER} } } availableAfter
          }
          assignLicenses(input: { userIds: [$linusId], kind: SCHEDULED_MEETING, dryRun: true }) {
            licenses { ${LICENSE} holder { ${USER} } } availableAfter
          }
          deleteUser(input: { userId: $graceId, dryRun: true }) {
            deletedUserId freedLicenses { ${LICENSE} holder { id } } disabledPages { enabled owner { name licenses { id } } }
          }
        }`,
        { graceId, linusId },
      ),
    );

    expect(told).toEqual({
      transferLicense: { license: { pool, holder: linus }, movedPages: [{ enabled: true, owner: linus }] },
      unassignLicense: {
        license: { pool, holder: null },
        disabledPages: [{ enabled: false, owner: grace }],
        availableAfter: 3,
      },
      assignLicenses: { licenses: [{ pool, holder: linus }], availableAfter: 1 },
      deleteUser: {
        deletedUserId: graceId,
        freedLicenses: [{ pool, holder: null }],
        disabledPages: [{ enabled: false, owner: { name: 'Ada', licenses: [] } }],
      },
    });
  });

  it('E2: takes no sequence number and no seat, however many are tried beside real changes', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const [graceId, linusId] = [await acme.user({ licenses: ['SCHEDULED_MEETING'] }), await acme.user()];
    const { version } = await logOf(raw, acme.accountId);
    const input = { fromUserId: graceId, toUserId: linusId, kind: 'SCHEDULED_MEETING', dryRun: true } as const;
    await Promise.all(
      numbers(20).flatMap((capacity) => [
        acme.ada.ask(TransferLicenseDocument, { input }).then(({ transferLicense }) => {
          expect(transferLicense).toMatchObject({ license: { holder: { id: linusId } }, userErrors: [] });
        }),
        acme.ada.ask(ResizeLicensePoolDocument, { input: { kind: 'LIVE_ENGAGEMENT', capacity } }),
      ]),
    );
    const { log } = await logOf(raw, acme.accountId);
    expect(log).toEqual(numbers(version + 20));
    const events = (await acme.newEvents()).slice(version);
    expect(events.map(({ type }) => type)).toEqual(Array(20).fill('POOL_RESIZED'));
    expect((await acme.state()).licensePools[0]?.licenses.nodes).toMatchObject([{ holder: { id: graceId } }]);
  });

  it('is seen by no other field of its operation, and null means a real change', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const linusId = await acme.user();
    const assign = (dryRun: boolean) =>
      `assignLicense(input: { userId: "${linusId}", kind: SCHEDULED_MEETING, dryRun: ${dryRun} }) { availableAfter }`;
    const operation = `mutation { a: ${assign(true)} b: ${assign(true)} c: ${assign(false)} d: ${assign(true)} }`;
    const left = { availableAfter: 1 };
    expect(await acme.ada.ask(operation)).toEqual({ a: left, b: left, c: left, d: left });
    expect(await acme.newEventTypes()).toEqual(['UserCreated', 'SeatAssigned']);
    const input = { userId: acme.userId, kind: 'SCHEDULED_MEETING', dryRun: null } as const;
    await acme.ada.ask(AssignLicenseDocument, { input });
    expect((await acme.ada.ask(PoolsDocument)).licensePools[0]).toMatchObject({ assigned: 2 });
  });

  it('is guarded as the change itself: a Member may not even try', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const grace = await acme.member();
    await acme.unchangedBy(async () => {
      const input = { userId: grace.id, kind: 'SCHEDULED_MEETING', dryRun: true } as const;
      expect(await grace.refusals(AssignLicenseDocument, { input })).toEqual(['FORBIDDEN']);
    });
  });
});

function isWho(value: unknown): value is Who {
  return typeof value === 'object' && value !== null;
}

function isNode(value: unknown): value is { __typename: string; id: string } {
  return typeof value === 'object' && value !== null && 'id' in value;
}

async function goneUser(acme: Acme): Promise<string> {
  const id = await acme.user({ name: 'Gone' });
  const { deleteUser } = await acme.ada.ask<{ deleteUser: { deletedUserId: string } }, object>(
    'mutation ($userId: ID!) { deleteUser(input: { userId: $userId }) { deletedUserId } }',
    { userId: id },
  );
  return deleteUser.deletedUserId;
}

/** An instant is told as such: the one of the dry run has passed when the change is made. */
function withoutTimes(payload: Payload): unknown {
  return JSON.parse(JSON.stringify(payload), (_key, value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? 'an instant' : value,
  );
}
