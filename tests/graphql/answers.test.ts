import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { type App, createApiSchema } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { newId } from '../../src/entities/index.js';
import { authenticate } from '../../src/graphql/authenticate.js';
import { Context } from '../../src/graphql/context.js';
import { executeOperation } from '../../src/graphql/execute.js';
import { stringifyResult } from '../../src/graphql/write-answer.js';
import { openAcme } from '../accounts/acme.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { newConversation } from '../database/rows.js';
import { AssignLicenseDocument } from '../generated/operations.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { lockAccount } from '../support/lock-account.js';

const schema = createApiSchema();
const { limits } = readConfig({});
let app: App & { url: string };
let raw: RawSession;
beforeAll(async () => {
  app = await startApp();
  raw = await openRaw();
});
afterAll(async () => {
  await raw.end();
  await app.close();
});

describe("A1: a query's answer is of one state, and so is the role with which it is read", () => {
  type Change = (bob: { id: string; keyId: string }) => string;
  const become =
    (role: string): Change =>
    ({ id }) =>
      `changeUserRole(input: { userId: "${id}", role: ${role} })`;

  /** Bob is let in, and then changed; what he is answered by his query. */
  async function answerAfter(change: Change, role: 'ADMINISTRATOR' | 'MEMBER', query: string) {
    const acme = await openAcme(app);
    await acme.page();
    const bob = await acme.member({ role });
    const viewer = await authenticate(app.store, bob.key);
    await acme.ada.ask(`mutation { ${change(bob)} { userErrors { code } } }`);
    const contextValue = new Context(app.store, viewer, 'test');
    const result = await executeOperation({ schema, document: parse(query), contextValue, limits });
    return { ...result, data: JSON.parse(stringifyResult(result)).data };
  }

  const seen = '{ account { name } viewer { role } bookingPages { totalCount } }';
  const forbidden = [{ extensions: { code: 'FORBIDDEN' } }];

  it.each([
    ['MEMBER', 'ADMINISTRATOR', 1],
    ['ADMINISTRATOR', 'MEMBER', 0],
  ] as const)('of a %s who becomes %s', async (before, after, totalCount) => {
    const { data } = await answerAfter(become(after), before, seen);
    expect(data).toMatchObject({ viewer: { role: after }, bookingPages: { totalCount } });
  });

  it('which decides what they may ask for', async () => {
    const users = '{ users { totalCount } }';
    expect(await answerAfter(become('MEMBER'), 'ADMINISTRATOR', users)).toMatchObject({ errors: forbidden });
  });

  it.each<[string, Change]>([
    ['key was revoked', ({ keyId }) => `revokeApiKey(input: { apiKeyId: "${keyId}" })`],
    ['user was deleted', ({ id }) => `deleteUser(input: { userId: "${id}" })`],
  ])('and nothing is told to one whose %s', async (_what, change) => {
    const { data, errors } = await answerAfter(change, 'MEMBER', seen);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject(forbidden);
  });
});

describe("A4: a mutation's answer is read with the role that its caller has when it is carried out", () => {
  const kind = 'SCHEDULED_MEETING' as const;
  const seats = 'user { role licenses { pool { licenses { nodes { holder { email } } } } } }';
  const rename = (userId: string, name: string) => `updateUser(input: { userId: "${userId}", name: "${name}" }) {
    ${seats}
  }`;

  /** Grace holds a license, and Bob, who has this role and a key, another. */
  async function openAccount(role: 'ADMINISTRATOR' | 'MEMBER') {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const graceId = await acme.user({ licenses: [kind] });
    return { ...acme, graceId, bob: await acme.member({ role, licenses: [kind] }) };
  }

  /** Bob asks, and has another role by the time that it is his turn. */
  async function whileHeBecomes(
    role: string,
    { accountId, bob }: Awaited<ReturnType<typeof openAccount>>,
    query: string,
  ) {
    const lock = await lockAccount(accountId);
    const answer = bob.send<Record<string, never>, object>(query);
    await lock.waitedFor();
    await lock.query('UPDATE users SET role = ? WHERE account_id = ? AND id = ?', [role, accountId, bob.id]);
    await lock.release();
    return answer;
  }

  const seen = [{ holder: null }, { holder: { email: expect.stringContaining('@') } }];
  const asMember = {
    user: { role: 'MEMBER', licenses: [{ pool: { licenses: { nodes: expect.arrayContaining(seen) } } }] },
  };

  it('after an Administrator has demoted themselves in the same operation', async () => {
    const { bob } = await openAccount('ADMINISTRATOR');
    const data = await bob.ask<object, object>(`mutation {
      a: changeUserRole(input: { userId: "${bob.id}", role: MEMBER }) { ${seats} } b: ${rename(bob.id, 'Rob')}
    }`);
    expect(data).toEqual({ a: asMember, b: asMember });
  });

  it('after an Administrator was demoted while it waited', async () => {
    const account = await openAccount('ADMINISTRATOR');
    const { data, errors } = await whileHeBecomes(
      'MEMBER',
      account,
      `mutation { b: ${rename(account.bob.id, 'Rob')} }`,
    );
    expect([data, errors]).toEqual([{ b: asMember }, []]);
  });

  it('after a Member was promoted while it waited', async () => {
    const account = await openAccount('MEMBER');
    const { graceId } = account;
    const query = `mutation {
      createBookingPage(input: { title: "Hers", slug: "${unique('hers')}", ownerId: "${graceId}" }) { page { owner { id } } }
    }`;
    const { data, errors } = await whileHeBecomes('ADMINISTRATOR', account, query);
    expect([data, errors]).toEqual([{ createBookingPage: { page: { owner: { id: graceId } } } }, []]);
  });
});

describe('a change whose answer would be larger than an operation may ask for', () => {
  /** Grace holds a license and owns 300 enabled pages. */
  async function openAccount() {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const graceId = await acme.user({ licenses: ['SCHEDULED_MEETING'] });
    const pages = Array.from({ length: 300 }, () => [acme.accountId, newId('pag'), unique('page'), graceId]);
    await raw.query(
      `INSERT INTO booking_pages (account_id, id, slug, owner_id, title, duration_minutes, created_at) VALUES
       ${pages.map(() => "(?, 'Introduction', 30, NOW(3))").join(', ')}`,
      pages,
    );
    const unassign = (selection: string, dryRun: boolean) =>
      `unassignLicense(input: { userId: "${graceId}", kind: SCHEDULED_MEETING, dryRun: ${dryRun} }) {
        disabledPages { id ${selection} } userErrors { code }
      }`;
    return { ...acme, graceId, unassign };
  }
  const heavy = 'owner { bookingPages(first: 40) { nodes { id slug title enabled createdAt } } }';
  type Unassigned = { unassignLicense: { disabledPages: object[] } };

  it.each([true, false])('is refused before it is made: dryRun %s', async (dryRun) => {
    const { ada, unassign, unchangedBy } = await openAccount();
    const { data, errors } = await unchangedBy(() => ada.send(`mutation { ${unassign(heavy, dryRun)} }`));
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(
          /^The operation's cost, with all rows that unassignLicense would answer with, is 1[23]\d,\d{3}; at most 100,000 is allowed\. unassignLicense has changed nothing\. Ask for less of each row\.$/,
        ),
        path: ['unassignLicense'],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
    const less = await ada.ask<Unassigned, object>(`mutation { ${unassign('owner { name }', dryRun)} }`);
    expect(less.unassignLicense.disabledPages).toHaveLength(300);
  });

  it('and was made before, is told to stand, where it is asked for again by its key', async () => {
    const { ada, graceId } = await openAccount();
    const unassign = (selection: string) => `mutation {
      unassignLicense(input: { userId: "${graceId}", kind: SCHEDULED_MEETING, idempotencyKey: "once" }) {
        disabledPages { id ${selection} } userErrors { code }
      }
    }`;
    await ada.ask(unassign(''));
    const { errors } = await ada.send(unassign(heavy));
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/unassignLicense was done before, and stands\. Ask for less of each row\.$/),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
    expect((await ada.ask<Unassigned, object>(unassign(''))).unassignLicense.disabledPages).toHaveLength(300);
  });

  it('is refused for the conversations that it would requeue', async () => {
    const { ada, accountId, userId, unchangedBy } = await openAcme(app, { liveEngagement: 1 });
    await ada.ask(AssignLicenseDocument, { input: { userId, kind: 'LIVE_ENGAGEMENT' } });
    const agent = { agent_id: userId, agent_name: 'Ada' };
    for (let count = 0; count < 300; count++) {
      await raw.query('INSERT INTO conversations SET ?', [newConversation({ account_id: accountId, ...agent })]);
    }
    const unassign = (selection: string) => `mutation {
      unassignLicense(input: { userId: "${userId}", kind: LIVE_ENGAGEMENT }) { requeuedConversations { ${selection} } }
    }`;
    const { errors } = await unchangedBy(() => ada.send(unassign(heavy.replace('owner', 'agent'))));
    expect(errors).toMatchObject([{ path: ['unassignLicense'], extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    const { unassignLicense } = await ada.ask<{ unassignLicense: { requeuedConversations: object[] } }, object>(
      unassign('id agent { name }'),
    );
    expect(unassignLicense.requeuedConversations).toHaveLength(300);
  });

  it('is refused where several fields together ask for too much', async () => {
    const { ada, unassign } = await openAccount();
    const some = unassign('owner { bookingPages(first: 10) { nodes { id slug title } } }', true);
    const { errors } = await ada.send(`mutation { ${[1, 2, 3, 4].map((at) => `a${at}: ${some}`).join(' ')} }`);
    expect(errors).toMatchObject([{ path: ['a4'], extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });

  it('is made where the long list is another one than that of which much is asked', async () => {
    const { ada, userId, graceId } = await openAccount();
    const { deleteUser } = await ada.ask<{ deleteUser: object }, object>(`mutation {
      deleteUser(input: { userId: "${graceId}", pagesTo: "${userId}", dryRun: true }) {
        movedPages { id } freedLicenses { pool { licenses(first: 50) { nodes { holder { id name email } } } } }
        userErrors { code }
      }
    }`);
    expect(deleteUser).toMatchObject({ freedLicenses: [{}], userErrors: [] });
  });
});
