import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { type Acme, openAcme } from '../accounts/acme.js';
import {
  CreateBookingPageDocument,
  DisableBookingPageDocument,
  PageDocument,
  UpdateBookingPageDocument,
  type UpdateBookingPageInput,
} from '../generated/operations.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { PAGE_FAULTS } from './page-faults.js';

type Caller = Pick<Acme['ada'], 'ask'>;

describe('updateBookingPage', () => {
  let app: App & { url: string };
  let other: App & { url: string };
  beforeAll(async () => {
    [app, other] = await Promise.all([startApp(), startApp()]);
  });
  afterAll(() => Promise.all([app.close(), other.close()]));

  const update = async (caller: Caller, input: UpdateBookingPageInput) =>
    (await caller.ask(UpdateBookingPageDocument, { input })).updateBookingPage;
  const pageOf = async (acme: Acme, id: string) => (await acme.ada.ask(PageDocument, { id })).bookingPage;
  const create = async (acme: Acme, slug: string) =>
    (await acme.ada.ask(CreateBookingPageDocument, { input: { title: 'Introduction', slug } })).createBookingPage;

  it('changes title, slug and duration, and tells the slug as it is since then', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const graceId = await acme.user({ licenses: ['SCHEDULED_MEETING'] });
    const before = await acme.page(graceId);
    const slug = unique('renamed');
    await acme.newEvents();

    const { page, userErrors } = await update(acme.ada, {
      pageId: before.id,
      title: '  Tea  ',
      slug,
      durationMinutes: 45,
    });

    expect(userErrors).toEqual([]);
    const expected = { ...before, title: 'Tea', slug, durationMinutes: 45, owner: { id: graceId } };
    expect(page).toEqual(expected);
    expect(await pageOf(acme, before.id)).toEqual({ ...expected, owner: { id: graceId, name: 'Grace' } });
    const events = await acme.newEvents();
    expect(events).toMatchObject([
      { __typename: 'PageUpdated', type: 'PAGE_UPDATED', page: { id: before.id }, slug, actor: { id: acme.userId } },
    ]);
    expect(events).toHaveLength(1);
  });

  it('changes only what is given; null and left out stay as they are', async () => {
    const acme = await openAcme(app);
    let page = await acme.page();
    const changes: Partial<UpdateBookingPageInput>[] = [
      { title: 'Tea', slug: null, durationMinutes: null },
      { slug: unique('slug'), title: null },
      { durationMinutes: 5 },
      { durationMinutes: 1_440, title: 'x' },
    ];
    for (const change of changes) {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null));
      const updated = await update(acme.ada, { pageId: page.id, ...change });
      expect(updated).toMatchObject({ page: { ...page, ...given }, userErrors: [] });
      page = { ...page, ...given };
      expect(await pageOf(acme, page.id)).toMatchObject(page);
    }
    await acme.newEvents();
    await update(acme.ada, { pageId: page.id, title: 'y' });
    expect(await acme.newEvents()).toMatchObject([{ __typename: 'PageUpdated', slug: page.slug }]);
  });

  it('U6: succeeds for what is so already, and records nothing', async () => {
    const acme = await openAcme(app);
    const { id, slug, title, durationMinutes } = await acme.page();
    const before = await pageOf(acme, id);
    const same: Partial<UpdateBookingPageInput>[] = [
      {},
      { title: null, slug: null, durationMinutes: null },
      { title },
      { title: `  ${title}\n` },
      { slug },
      { durationMinutes },
      { title, slug, durationMinutes },
    ];
    for (const input of same) {
      const { page, userErrors } = await acme.unchangedBy(() => update(acme.ada, { pageId: id, ...input }));
      expect({ page, userErrors }).toEqual({ page: { ...before, owner: { id: acme.userId } }, userErrors: [] });
    }
    // what differs in case only, or in what a database may take for the same, is another title
    for (const other of [title.toUpperCase(), `${title}é`, `${title}e`]) {
      expect((await update(acme.ada, { pageId: id, title: other })).page?.title).toBe(other);
    }
    await acme.newEvents();
    expect((await update(acme.ada, { pageId: id, title: `${title}é`, slug })).page?.title).toBe(`${title}é`);
    expect(await acme.newEventTypes()).toEqual(['PageUpdated']);
  });

  it('P2: touches neither being enabled nor the reason to be dark', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const graceId = await acme.user({ licenses: ['SCHEDULED_MEETING'] });
    const [enabled, byUser, unlicensed] = [await acme.page(graceId), await acme.page(graceId), await acme.page()];
    await acme.ada.ask(DisableBookingPageDocument, { input: { pageId: byUser.id } });
    const reasons = [];
    for (const { id } of [enabled, byUser, unlicensed]) {
      const before = await pageOf(acme, id);
      await update(acme.ada, { pageId: id, title: 'Tea', slug: unique('slug'), durationMinutes: 20 });
      const after = await pageOf(acme, id);
      const light = (page: typeof after) => [page?.enabled, page?.disabledReason, page?.disabledAt, page?.owner.id];
      expect(light(after)).toEqual(light(before));
      reasons.push(after?.disabledReason ?? null);
    }
    expect(reasons).toEqual([null, 'BY_USER', 'OWNER_UNLICENSED']);
  });

  it('A3: is for a Member’s own pages, licensed or not (P1), and for any of an Administrator’s account', async () => {
    const acme = await openAcme(app);
    const foreign = await openAcme(app);
    const [grace, linus] = [await acme.member(), await acme.member()];
    const [graces, linuses, strange] = [await acme.page(grace.id), await acme.page(linus.id), await foreign.page()];
    await foreign.newEvents();
    await acme.newEvents();
    expect(await update(grace, { pageId: graces.id, title: 'Mine' })).toMatchObject({
      page: { title: 'Mine', owner: { id: grace.id } },
      userErrors: [],
    });
    expect(await acme.newEvents()).toMatchObject([{ __typename: 'PageUpdated', actor: { id: grace.id } }]);

    const notFound = { page: null, userErrors: [{ code: 'NOT_FOUND', field: ['pageId'] }] };
    await acme.unchangedBy(async () => {
      for (const pageId of [linuses.id, strange.id, `${graces.id} `, graces.id.toLowerCase(), grace.id, '']) {
        expect(await update(grace, { pageId, title: 'Mine' })).toMatchObject(notFound);
        // also where nothing would change
        expect(await update(grace, { pageId })).toMatchObject(notFound);
      }
      for (const pageId of [strange.id, `${graces.id} `, acme.userId]) {
        expect(await update(acme.ada, { pageId, title: 'Mine' })).toMatchObject(notFound);
      }
      expect(await update(grace, { pageId: linuses.id, slug: strange.slug })).toMatchObject(notFound);
    });
    expect(await foreign.newEvents()).toEqual([]);
    expect(await client(app).refusals(UpdateBookingPageDocument, { input: { pageId: graces.id } })).toEqual([
      'UNAUTHENTICATED',
    ]);
  });

  it('keeps the bounds, and lists every fault of the input', async () => {
    const acme = await openAcme(app);
    const { id: pageId } = await acme.page();
    await acme.unchangedBy(async () => {
      for (const [input, field] of PAGE_FAULTS) {
        const { page, userErrors } = await update(acme.ada, { pageId, ...input });
        expect([input, page, userErrors]).toMatchObject([input, null, [{ code: 'INVALID', field: [field] }]]);
        expect(userErrors).toHaveLength(1);
      }
      const { userErrors } = await update(acme.ada, { pageId, title: '', slug: '?', durationMinutes: 0 });
      expect(userErrors).toMatchObject([{ field: ['title'] }, { field: ['slug'] }, { field: ['durationMinutes'] }]);
      // one at fault: nothing of the rest is changed
      await update(acme.ada, { pageId, title: 'Tea', durationMinutes: 0 });
    });
    const taken: [Partial<UpdateBookingPageInput>, object][] = [
      [{ title: ` ${'😀'.repeat(200)} ` }, { title: '😀'.repeat(200) }],
      [{ slug: unique('long').padEnd(64, '-') }, {}],
      [{ slug: `u${Math.random().toString(36).slice(2, 4)}` }, {}],
    ];
    for (const [input, expected] of taken) {
      const page = { ...input, ...expected };
      expect(await update(acme.ada, { pageId, ...input })).toMatchObject({ page, userErrors: [] });
    }
  });

  it('answers SLUG_TAKEN for the slug of another page of any account, and changes nothing else either (E1)', async () => {
    const acme = await openAcme(app);
    const foreign = await openAcme(app);
    const grace = await acme.member();
    const [page, taken] = [await acme.page(grace.id), await acme.page()];
    const strange = await foreign.page();
    const refused = { page: null, userErrors: [{ code: 'SLUG_TAKEN', field: ['slug'] }] };
    await acme.unchangedBy(async () => {
      for (const { slug } of [taken, strange]) {
        for (const caller of [acme.ada, grace]) {
          const input = { pageId: page.id, slug, title: 'Tea', durationMinutes: 50 };
          expect(await update(caller, input)).toMatchObject(refused);
        }
      }
    });
    expect(await foreign.newEventTypes()).toEqual(['PageCreated']);
  });

  it('frees the former slug at once, for whatever account', async () => {
    const acme = await openAcme(app);
    const foreign = await openAcme(app);
    const { id, slug } = await acme.page();
    expect((await create(foreign, slug)).userErrors).toMatchObject([{ code: 'SLUG_TAKEN' }]);
    const renamed = unique('renamed');
    await update(acme.ada, { pageId: id, slug: renamed });
    expect((await create(foreign, slug)).page).toMatchObject({ slug });
    expect((await update(acme.ada, { pageId: id, slug })).userErrors).toMatchObject([{ code: 'SLUG_TAKEN' }]);
    // two pages of one account swap their slugs over a third one
    const second = await acme.page();
    const step = unique('step');
    for (const input of [
      { pageId: id, slug: step },
      { pageId: second.id, slug: renamed },
      { pageId: id, slug: second.slug },
    ]) {
      expect((await update(acme.ada, input)).page).toMatchObject({ id: input.pageId, slug: input.slug });
    }
  });

  it('gives a slug to one of several accounts that ask for it at once', async () => {
    const accounts = await Promise.all([app, other, app, other].map((server) => openAcme(server)));
    const pages = await Promise.all(accounts.map((acme) => acme.page()));
    for (let round = 0; round < 10; round++) {
      const slug = unique('wanted');
      const before = await Promise.all(accounts.map((acme) => acme.state()));

      const told = await Promise.all(
        accounts.map((acme, index) => update(acme.ada, { pageId: pages[index]?.id as string, slug })),
      );

      const won = told.flatMap(({ page }, index) => (page ? [index] : []));
      expect(won).toHaveLength(1);
      for (const [index, acme] of accounts.entries()) {
        if (index === won[0]) {
          expect(told[index]?.page?.slug).toBe(slug);
        } else {
          expect(told[index]).toMatchObject({ page: null, userErrors: [{ code: 'SLUG_TAKEN', field: ['slug'] }] });
          expect(await acme.state()).toEqual(before[index]);
        }
      }
    }
  });

  it('refuses both of two accounts that want each other’s slug at once, however they wait for each other', async () => {
    const [acme, foreign] = [await openAcme(app), await openAcme(other)];
    const [mine, theirs] = [await acme.page(), await foreign.page()];
    for (let round = 0; round < 10; round++) {
      const told = await Promise.all([
        update(acme.ada, { pageId: mine.id, slug: theirs.slug }),
        update(foreign.ada, { pageId: theirs.id, slug: mine.slug }),
      ]);
      for (const { userErrors } of told) expect(userErrors).toMatchObject([{ code: 'SLUG_TAKEN' }]);
    }
    for (const account of [acme, foreign]) expect(await account.newEventTypes()).toEqual(['PageCreated']);
  });
});
