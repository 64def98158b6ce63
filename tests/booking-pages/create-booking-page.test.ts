import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import { CreateBookingPageDocument, type CreateBookingPageInput, PageDocument } from '../generated/operations.js';
import { unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { PAGE_FAULTS } from './page-faults.js';

type Caller = Pick<Acme['ada'], 'ask'>;

describe('createBookingPage', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const create = async (caller: Caller, input: Partial<CreateBookingPageInput>) => {
    const page = { title: 'Introduction', slug: unique('page'), ...input };
    return (await caller.ask(CreateBookingPageDocument, { input: page })).createBookingPage;
  };

  it('P2: starts enabled when its owner is licensed', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const graceId = await acme.user({ licenses: ['SCHEDULED_MEETING'] });
    const slug = unique('grace');
    await acme.newEvents();

    const { page, userErrors } = await create(acme.ada, {
      slug,
      title: '  Tea  ',
      durationMinutes: 45,
      ownerId: graceId,
    });

    expect(userErrors).toEqual([]);
    expect(page).toEqual({
      id: expect.any(String),
      slug,
      title: 'Tea',
      durationMinutes: 45,
      enabled: true,
      disabledReason: null,
      disabledAt: null,
    });
    const events = await acme.newEvents();
    expect(events).toMatchObject([
      { __typename: 'PageCreated', type: 'PAGE_CREATED', page: { id: page?.id }, slug, actor: { id: acme.userId } },
    ]);
    const { bookingPage } = await acme.ada.ask(PageDocument, { id: page?.id as string });
    expect(bookingPage).toEqual({ ...page, owner: { id: graceId, name: 'Grace' } });
  });

  it('P1, P2: starts dark as OWNER_UNLICENSED when its owner is not, and adds no PageDisabled', async () => {
    const acme = await openAcme(app, { liveEngagement: 1 });
    const graceId = await acme.user({ licenses: ['LIVE_ENGAGEMENT'] });
    await acme.newEvents();

    const { page } = await create(acme.ada, { ownerId: graceId });

    const events = await acme.newEvents();
    expect(events.map(({ __typename }) => __typename)).toEqual(['PageCreated']);
    expect(page).toMatchObject({
      durationMinutes: 30,
      enabled: false,
      disabledReason: 'OWNER_UNLICENSED',
      disabledAt: events[0]?.occurredAt,
    });
  });

  it('is for the caller by default, who may be a Member and unlicensed (U2)', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const grace = await acme.member({ licenses: ['SCHEDULED_MEETING'] });
    const linus = await acme.member();
    const ownerOf = async (caller: Caller, ownerId?: string | null) => {
      const { page } = await create(caller, { ownerId });
      return [
        (await acme.ada.ask(PageDocument, { id: page?.id as string })).bookingPage?.owner.id,
        page?.disabledReason,
      ];
    };
    expect(await ownerOf(grace)).toEqual([grace.id, null]);
    expect(await ownerOf(grace, null)).toEqual([grace.id, null]);
    expect(await ownerOf(grace, grace.id)).toEqual([grace.id, null]);
    expect(await ownerOf(linus)).toEqual([linus.id, 'OWNER_UNLICENSED']);
    expect(await ownerOf(acme.ada)).toEqual([acme.userId, 'OWNER_UNLICENSED']);
  });

  it('A3: answers NOT_FOUND for an owner whom the caller may not see, and for none', async () => {
    const acme = await openAcme(app);
    const other = await openAcme(app);
    const grace = await acme.member();
    const notFound = { page: null, userErrors: [{ code: 'NOT_FOUND', field: ['ownerId'] }] };
    await acme.unchangedBy(async () => {
      for (const ownerId of [acme.userId, other.userId, `${grace.id} `, 'nobody']) {
        expect(await create(grace, { ownerId })).toMatchObject(notFound);
      }
      for (const ownerId of [other.userId, acme.userId.toLowerCase(), '']) {
        expect(await create(acme.ada, { ownerId })).toMatchObject(notFound);
      }
    });
    expect(await other.newEvents()).toEqual([]);
  });

  it('keeps the bounds, and lists every fault of the input', async () => {
    const acme = await openAcme(app);
    await acme.unchangedBy(async () => {
      for (const [input, field] of PAGE_FAULTS) {
        const { page, userErrors } = await create(acme.ada, input);
        expect([input, page, userErrors]).toMatchObject([input, null, [{ code: 'INVALID', field: [field] }]]);
        expect(userErrors).toHaveLength(1);
      }
      const { userErrors } = await create(acme.ada, { title: '', slug: '?', durationMinutes: 0 });
      expect(userErrors).toMatchObject([{ field: ['title'] }, { field: ['slug'] }, { field: ['durationMinutes'] }]);
    });
  });

  it('takes what is just within the bounds; null means the default', async () => {
    const acme = await openAcme(app);
    const longSlug = unique('long').padEnd(64, '-');
    const shortSlug = `c${Math.random().toString(36).slice(2, 4)}`;
    const taken: [Partial<CreateBookingPageInput>, object][] = [
      [{ title: ` ${'😀'.repeat(200)} ` }, { title: '😀'.repeat(200) }],
      [{ title: 'x' }, { title: 'x' }],
      [{ slug: longSlug }, { slug: longSlug }],
      [{ slug: shortSlug }, { slug: shortSlug }],
      [{ durationMinutes: 5 }, { durationMinutes: 5 }],
      [{ durationMinutes: 1_440 }, { durationMinutes: 1_440 }],
      [{ durationMinutes: null }, { durationMinutes: 30 }],
    ];
    for (const [input, page] of taken) {
      expect(await create(acme.ada, input)).toMatchObject({ page, userErrors: [] });
    }
  });

  it('answers SLUG_TAKEN for a slug of any account, and records nothing (E1)', async () => {
    const acme = await openAcme(app);
    const other = await openAcme(app);
    const slug = unique('taken');
    await create(other.ada, { slug });
    const mine = unique('mine');
    await create(acme.ada, { slug: mine });
    for (const taken of [slug, mine]) {
      expect(await acme.unchangedBy(() => create(acme.ada, { slug: taken }))).toMatchObject({
        page: null,
        userErrors: [{ code: 'SLUG_TAKEN', field: ['slug'] }],
      });
    }
  });

  it('gives a slug to one of two accounts that ask for it at once', async () => {
    const accounts = [await openAcme(app), await openAcme(app)] as const;
    for (let round = 0; round < 5; round++) {
      const slug = unique('race');
      const before = await Promise.all(accounts.map((account) => account.newEvents().then(() => account.state())));
      const answers = await Promise.all(accounts.map(({ ada }) => create(ada, { slug })));
      const winner = answers.findIndex(({ page }) => page !== null);
      expect(answers[winner]).toMatchObject({ page: { slug }, userErrors: [] });
      expect(await accounts[winner]?.newEventTypes()).toEqual(['PageCreated']);
      const loser = 1 - winner;
      expect(answers[loser]).toMatchObject({ page: null, userErrors: [{ code: 'SLUG_TAKEN', field: ['slug'] }] });
      expect(await accounts[loser]?.state()).toEqual(before[loser]);
    }
  });
});
