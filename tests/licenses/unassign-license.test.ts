import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { EventCursorDocument, EventsDocument, PageDocument, UnassignLicenseDocument } from '../generated/operations.js';
import { newAccount, newPage, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';

describe('unassignLicense', () => {
  let app: App & { url: string };
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('L4: disables all enabled pages of the user, then frees the seat, in one change', async () => {
    const { apiKey } = await newAccount({ scheduledMeeting: 2 });
    const ada = client(app, apiKey);
    const graceId = await newUser(app, apiKey, { licenses: ['SCHEDULED_MEETING'] });
    const pages = [await newPage(app, apiKey, graceId), await newPage(app, apiKey, graceId)];
    const { account } = await ada.ask(EventCursorDocument);

    const { unassignLicense } = await ada.ask(UnassignLicenseDocument, {
      input: { userId: graceId, kind: 'SCHEDULED_MEETING' },
    });

    expect(unassignLicense.userErrors).toEqual([]);
    expect(unassignLicense.license).toMatchObject({ holder: null, assignedAt: null });
    expect(unassignLicense.availableAfter).toBe(2);
    expect(unassignLicense.disabledPages.map(({ id, disabledReason }) => [id, disabledReason])).toEqual(
      pages.map(({ id }) => [id, 'OWNER_UNLICENSED']),
    );
    for (const { id } of pages) {
      const { bookingPage } = await ada.ask(PageDocument, { id });
      expect(bookingPage).toMatchObject({ enabled: false, owner: { id: graceId }, title: 'Introduction' });
    }
    const { events } = await ada.ask(EventsDocument, { after: account.eventCursor });
    expect(events.nodes.map((event) => event.__typename)).toEqual(['PageDisabled', 'PageDisabled', 'SeatFreed']);
  });

  it('L3: refuses for a user who holds none, and records nothing (E1)', async () => {
    const { apiKey, userId } = await newAccount({ scheduledMeeting: 1 });
    const ada = client(app, apiKey);
    const { unassignLicense } = await ada.ask(UnassignLicenseDocument, {
      input: { userId, kind: 'SCHEDULED_MEETING' },
    });
    expect(unassignLicense).toMatchObject({ license: null, disabledPages: [], availableAfter: null });
    expect(unassignLicense.userErrors).toMatchObject([{ code: 'LICENSE_NOT_HELD', field: ['userId'] }]);
    expect((await ada.ask(EventsDocument)).events.nodes).toEqual([]);
  });
});
