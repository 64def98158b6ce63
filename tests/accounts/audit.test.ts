import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventCursorDocument } from '../generated/operations.js';
import { askByHttp } from '../http/transports.js';
import { cursorOf, daysAhead, newKey, newUser } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { subscribe } from '../support/subscriber.js';
import { openAcme } from './acme.js';

const kind = 'SCHEDULED_MEETING';

interface Keys {
  apiKeys: { nodes: { id: string }[] };
}

describe('the log as an audit', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const AUDIT = 'type sequence actor { id } via { id label scope } requestId';
  interface Audited {
    type: string;
    actor: { id: string } | null;
    via: { id: string } | null;
    requestId: string | null;
  }

  it('tells an Administrator who did it, by which of their keys and in which request; a Member hears neither (E1, A3)', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const grace = await acme.member({ licenses: [kind] });
    const { id: pageId, slug } = await acme.page(grace.id);
    const { account } = await acme.ada.ask(EventCursorDocument);
    const second = await newKey(app, acme.apiKey, acme.userId);
    const by = async (requestId: string, key: string | undefined, query: string) => {
      const { errors } = await askByHttp(app, key && `Bearer ${key}`, { query }, { 'x-request-id': requestId });
      expect(errors).toEqual([]);
    };
    await by(
      'by-ada',
      second.secret,
      `mutation { disableBookingPage(input: { pageId: "${pageId}" }) { userErrors { code } } }`,
    );
    await by(
      'by-grace',
      grace.key,
      `mutation { enableBookingPage(input: { pageId: "${pageId}" }) { userErrors { code } } }`,
    );
    const input = `{ slug: "${slug}", startsAt: "${daysAhead(2)}", guestName: "Gus", guestEmail: "gus@guest.example" }`;
    await by('by-a-guest', undefined, `mutation { bookAppointment(input: ${input}) { userErrors { code } } }`);
    await by(
      'by-ada-again',
      acme.apiKey,
      `mutation { unassignLicense(input: { userId: "${grace.id}", kind: SCHEDULED_MEETING }) { userErrors { code } } }`,
    );

    const query = `query ($after: String) { events(after: $after) { nodes { ${AUDIT} } } }`;
    const { events } = await acme.ada.ask<{ events: { nodes: Audited[] } }, object>(query, {
      after: account.eventCursor,
    });
    const [made, ...log] = events.nodes.map(({ type, actor, via, requestId }) => [type, actor?.id, via?.id, requestId]);
    const [{ id: firstKey } = { id: '' }] = (await acme.ada.ask<Keys, object>('{ apiKeys { nodes { id } } }')).apiKeys
      .nodes;
    expect(made).toEqual(['API_KEY_CREATED', acme.userId, firstKey, expect.any(String)]);
    expect(log).toEqual([
      ['PAGE_DISABLED', acme.userId, second.id, 'by-ada'],
      ['PAGE_ENABLED', grace.id, grace.keyId, 'by-grace'],
      ['BOOKING_CREATED', undefined, undefined, 'by-a-guest'],
      ['PAGE_DISABLED', acme.userId, firstKey, 'by-ada-again'],
      ['SEAT_FREED', acme.userId, firstKey, 'by-ada-again'],
    ]);

    const heardBy = async (key: string, stream: string) => {
      const document = `subscription ($after: String) { ${stream}(after: $after) { ${AUDIT} } }`;
      const subscriber = await subscribe<Record<string, Audited>, object>(app, key, document, {
        after: account.eventCursor,
      });
      const heard = await subscriber.take(2);
      subscriber.socket.cut();
      return heard.map((frame) => frame[stream]);
    };
    expect(await heardBy(grace.key, 'pageDisabled')).toMatchObject(
      Array(2).fill({ actor: null, via: null, requestId: null }),
    );
    expect(await heardBy(acme.apiKey, 'pageDisabled')).toMatchObject([
      { via: { id: second.id }, requestId: 'by-ada' },
      { via: { id: firstKey }, requestId: 'by-ada-again' },
    ]);
  });

  it('tells of live events what the log has of them, also those of another server', async () => {
    const acme = await openAcme(app, { scheduledMeeting: 1 });
    const elsewhere = await startApp();
    try {
      const document = `subscription ($after: String) { accountEvents(after: $after) { ${AUDIT} cursor } }`;
      const subscriber = await subscribe<{ accountEvents: Audited & { cursor: string } }, object>(
        app,
        acme.apiKey,
        document,
        { after: await cursorOf(app, acme.apiKey) },
      );
      await newUser(elsewhere, acme.apiKey);
      const { accountEvents } = await subscriber.next();
      subscriber.socket.cut();
      const { events } = await acme.ada.ask<{ events: { nodes: unknown[] } }, object>(
        `{ events { nodes { ${AUDIT} cursor } } }`,
      );
      expect(events.nodes.at(-1)).toEqual(accountEvents);
      expect(accountEvents).toMatchObject({ via: { id: expect.any(String) }, requestId: expect.any(String) });
    } finally {
      await elsewhere.close();
    }
  });
});
