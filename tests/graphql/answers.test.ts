import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { newId } from '../../src/entities/index.js';
import { openAcme } from '../accounts/acme.js';
import { openRaw, type RawSession } from '../database/raw.js';
import { lockAccount } from '../events/support.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';

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

describe("A4: a mutation's answer is read with the role that its caller has when it is carried out", () => {
  const kind = 'SCHEDULED_MEETING' as const;
  const rename = (userId: string, name: string) => `updateUser(input: { userId: "${userId}", name: "${name}" }) {
    user { role licenses { pool { licenses { nodes { holder { email } } } } } }
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
    const lock = await lockAccount(accountId, raw);
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
      a: changeUserRole(input: { userId: "${bob.id}", role: MEMBER }) { user { role } } b: ${rename(bob.id, 'Rob')}
    }`);
    expect(data).toEqual({ a: { user: { role: 'MEMBER' } }, b: asMember });
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
  it.each([true, false])('is refused before it is made: dryRun %s', async (dryRun) => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const graceId = await acme.user({ licenses: ['SCHEDULED_MEETING'] });
    const pages = Array.from({ length: 300 }, () => [acme.accountId, newId('pag'), unique('page'), graceId]);
    await raw.query(
      `INSERT INTO booking_pages (account_id, id, slug, owner_id, title, duration_minutes, created_at) VALUES
       ${pages.map(() => "(?, 'Introduction', 30, NOW(3))").join(', ')}`,
      pages,
    );
    const unassign = (selection: string, dry = dryRun) =>
      `unassignLicense(input: { userId: "${graceId}", kind: SCHEDULED_MEETING, dryRun: ${dry} }) {
        disabledPages { id ${selection} } userErrors { code }
      }`;
    const { data, errors } = await acme.unchangedBy(() =>
      acme.ada.send(
        `mutation { ${unassign('owner { bookingPages(first: 100) { nodes { id slug title enabled createdAt } } }')} }`,
      ),
    );
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(
          /^The operation's cost, with 300 rows in the answer of unassignLicense, is [34]\d\d,\d{3}; at most 250,000 is allowed\. That field has changed nothing\. Ask for less of each row\.$/,
        ),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
    // what one field may ask for is too much for several
    const some = unassign('owner { bookingPages(first: 30) { nodes { id slug title } } }', true);
    const several = await acme.ada.send(`mutation { ${[1, 2, 3, 4].map((at) => `a${at}: ${some}`).join(' ')} }`);
    expect(several.errors).toMatchObject([{ path: ['a4'], extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    const less = await acme.ada.ask<{ unassignLicense: { disabledPages: object[] } }, object>(
      `mutation { ${unassign('owner { name }')} }`,
    );
    expect(less.unassignLicense.disabledPages).toHaveLength(300);
  });
});
