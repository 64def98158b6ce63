import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { openAcme } from '../accounts/acme.js';
import {
  DisableBookingPageDocument,
  PublicBookingPageDocument,
  ReassignBookingPageDocument,
  UnassignLicenseDocument,
  UpdateBookingPageDocument,
  UpdateUserDocument,
} from '../generated/operations.js';
import { rootFieldsOf } from '../http/root-fields.js';
import { schema } from '../isolation/emitted-schema.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { countStatements } from '../support/count-statements.js';

const kind = 'SCHEDULED_MEETING';

describe('publicBookingPage', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const lookUp = async (slug: string, key?: string) =>
    (await client(app, key).ask(PublicBookingPageDocument, { slug })).publicBookingPage;

  /** Grace, who is licensed, and her enabled page. */
  const openWithPage = async () => {
    const acme = await openAcme(app, { scheduledMeeting: 2 });
    const grace = await acme.member({ licenses: [kind] });
    const page = await acme.page(grace.id);
    return { acme, grace, page };
  };

  it('shows a guest what the page is, whose, and that it takes bookings', async () => {
    const { page } = await openWithPage();
    expect(await lookUp(page.slug)).toEqual({
      slug: page.slug,
      title: 'Introduction',
      durationMinutes: page.durationMinutes,
      hostName: 'Grace',
      acceptsBookings: true,
    });
  });

  it('shows the same to its owner, to another Member and to the Administrator of another account (A2)', async () => {
    const [{ acme, grace, page }, globex] = [await openWithPage(), await openAcme(app)];
    const mia = await acme.member();
    const told = await lookUp(page.slug);
    for (const key of [grace.key, mia.key, acme.apiKey, globex.apiKey]) {
      expect(await lookUp(page.slug, key)).toEqual(told);
    }
  });

  it('is no way in with a wrong key', async () => {
    const { page } = await openWithPage();
    const told = await client(app, 'sk_wrong').send(PublicBookingPageDocument, { slug: page.slug });
    expect(told).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(told.data).toBeUndefined();
  });

  it.each(['BY_USER', 'OWNER_UNLICENSED'])('takes no bookings while the page is dark, %s (P3)', async (reason) => {
    const { acme, grace, page } = await openWithPage();
    if (reason === 'BY_USER') await grace.ask(DisableBookingPageDocument, { input: { pageId: page.id } });
    else await acme.ada.ask(UnassignLicenseDocument, { input: { userId: grace.id, kind } });
    expect(await lookUp(page.slug)).toMatchObject({ slug: page.slug, hostName: 'Grace', acceptsBookings: false });
  });

  it('tells the name of the owner of now', async () => {
    const { acme, grace, page } = await openWithPage();
    await grace.ask(UpdateUserDocument, { input: { userId: grace.id, name: 'Grace Hopper' } });
    expect(await lookUp(page.slug)).toMatchObject({ hostName: 'Grace Hopper' });
    const linusId = await acme.user({ name: 'Linus', licenses: [kind] });
    await acme.ada.ask(ReassignBookingPageDocument, { input: { pageId: page.id, ownerId: linusId } });
    expect(await lookUp(page.slug)).toMatchObject({ hostName: 'Linus', acceptsBookings: true });
  });

  it('follows a slug to whatever page has it now, also in another account', async () => {
    const [{ grace, page }, globex] = [await openWithPage(), await openAcme(app)];
    const moved = unique('moved');
    await grace.ask(UpdateBookingPageDocument, { input: { pageId: page.id, slug: moved } });
    expect(await lookUp(page.slug)).toBeNull();
    expect(await lookUp(moved)).toMatchObject({ slug: moved, hostName: 'Grace' });

    const { id } = await globex.page();
    await globex.ada.ask(UpdateBookingPageDocument, { input: { pageId: id, slug: page.slug, title: 'Of Globex' } });
    expect(await lookUp(page.slug)).toMatchObject({ title: 'Of Globex', hostName: 'Ada', acceptsBookings: false });
  });

  it('is null for any text that is no slug of a page, however alike', async () => {
    const { page } = await openWithPage();
    const { slug } = page;
    const others = [`${slug} `, ` ${slug}`, slug.toUpperCase(), `${slug}\u0000`, `${slug}x`, slug.slice(0, -1)];
    for (const other of [...others, 'no-such-page', '', '%', 'a'.repeat(100_000), page.id, '\ud800']) {
      expect([other, await lookUp(other)]).toEqual([other, null]);
    }
  });

  it('is one statement, and none for what is no slug', async () => {
    const { page } = await openWithPage();
    const { read } = app.store.pools;
    const { query } = read;
    const sent: string[] = [];
    read.query = (sql, values) => {
      sent.push(sql);
      return query(sql, values);
    };
    const { writing, reading } = await countStatements(app, async () => {
      await lookUp(page.slug);
      await lookUp(`${page.slug} `);
    });
    read.query = query;
    // the process may ask meanwhile how far the accounts it follows are
    expect(sent.filter((sql) => sql.includes('booking_pages'))).toHaveLength(1);
    // nor a transaction beside it
    expect([writing, reading]).toEqual([0, 0]);
  });
});

describe('A3: what a guest can reach', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('is of a page these five values, which lead nowhere', () => {
    const type = schema.getType('PublicBookingPage');
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    expect(fields.map((field) => `${field.name}: ${field.type}`)).toEqual([
      'slug: String!',
      'title: String!',
      'durationMinutes: Int!',
      'hostName: String!',
      'acceptsBookings: Boolean!',
    ]);
  });

  it.each(['owner { id }', 'id', 'bookings { totalCount }', '... on BookingPage { id }', '... on Node { id }'])(
    'is not a page\'s "%s"',
    async (selection) => {
      const { errors, data } = await client(app).send(`{ publicBookingPage(slug: "abc") { ${selection} } }`);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
      expect(data).toBeUndefined();
    },
  );

  const guarded = rootFieldsOf(schema).filter(({ role }) => role !== undefined);
  it.each(guarded.filter(({ kind }) => kind !== 'subscription'))(
    'is not $kind $name, beside a public field either',
    async ({ kind, operation }) => {
      expect(await client(app).refusals(operation)).toEqual(['UNAUTHENTICATED']);
      if (kind === 'mutation') return;
      const beside = operation.replace('{', '{ publicBookingPage(slug: "abc") { slug }');
      expect(await client(app).refusals(beside)).toEqual(['UNAUTHENTICATED']);
    },
  );

  it('walks every root field that is not public', () => {
    expect(guarded.length).toBeGreaterThan(30);
  });
});
