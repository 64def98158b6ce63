import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openAcme } from '../accounts/acme.js';
import { guestOf } from '../bookings/guest.js';
import { DeleteBookingPageDocument, UnassignLicenseDocument } from '../generated/operations.js';
import { daysAhead } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { conversationOf, end, openLive } from './live.js';
import { visitorOf } from './visitor.js';

const DONE = { left: true, userErrors: [] };
const refusal = (code: string) => ({
  left: false,
  userErrors: [{ code, field: ['visitorToken'], message: expect.any(String) }],
});

describe('leaveConversation', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const open = async (stands: 'waiting' | 'active') => {
    const live = await openLive(app);
    const [started] = stands === 'active' ? await live.taken(1, live.grace) : await live.waiting(1);
    await live.acme.newEvents();
    return { ...live, ...(started as { conversationId: string; visitorToken: string }) };
  };

  it.each(['waiting', 'active'] as const)(
    'ends one that is %s, which keeps its agent, and records it without an actor',
    async (stands) => {
      const { acme, visitor, conversationId, visitorToken } = await open(stands);
      const before = await acme.state();

      expect(await visitor.leave(visitorToken)).toEqual(DONE);

      const events = await acme.newEvents();
      expect(events).toMatchObject([
        { __typename: 'ConversationEnded', actor: null, conversation: { id: conversationId } },
      ]);
      const [was] = before.conversations.nodes;
      expect(was).toMatchObject({ agentName: stands === 'active' ? 'Grace' : null });
      const after = await acme.state();
      expect(after).toEqual({
        ...before,
        account: after.account,
        conversations: { nodes: [{ ...was, status: 'ENDED', endedAt: events[0]?.occurredAt }], totalCount: 1 },
      });
    },
  );

  it('ends one that waits again (L5), though the page by which it was started is gone', async () => {
    const { acme, grace, visitor, conversationId, visitorToken } = await open('active');
    const { nodes } = (await acme.state()).bookingPages;
    await acme.ada.ask(DeleteBookingPageDocument, { input: { pageId: nodes[0]?.id as string } });
    await acme.ada.ask(UnassignLicenseDocument, { input: { userId: grace.id, kind: 'LIVE_ENGAGEMENT' } });
    await acme.newEvents();
    expect(await visitor.leave(visitorToken)).toEqual(DONE);
    expect(await acme.newEventTypes()).toEqual(['ConversationEnded']);
    expect(await conversationOf(acme.ada, conversationId)).toMatchObject({ status: 'ENDED', agent: null });
  });

  it('leaves others alone', async () => {
    const { acme, visitor, waiting, visitorToken, conversationId } = await open('waiting');
    await waiting(2);
    const others = (await acme.state()).conversations.nodes.filter(({ id }) => id !== conversationId);
    await visitor.leave(visitorToken);
    expect((await acme.state()).conversations.nodes).toEqual(expect.arrayContaining(others));
    expect(others).toMatchObject([{ status: 'WAITING' }, { status: 'WAITING' }]);
  });

  it('A2: acts for nobody, whichever key is sent along', async () => {
    const other = await openAcme(app);
    const { acme, visitorToken } = await open('active');
    await other.unchangedBy(async () => {
      expect(await visitorOf(app, other.apiKey).leave(visitorToken)).toEqual(DONE);
    });
    expect(await acme.newEvents()).toMatchObject([{ __typename: 'ConversationEnded', actor: null }]);
  });

  it('refuses a second time, and what somebody else ended: CONVERSATION_ENDED', async () => {
    const { acme, grace, visitor, visitorToken, taken } = await open('waiting');
    await visitor.leave(visitorToken);
    const [other] = await taken(1, grace);
    await end(grace, other?.conversationId as string);
    await acme.unchangedBy(async () => {
      for (const token of [visitorToken, other?.visitorToken as string]) {
        expect(await visitor.leave(token)).toEqual(refusal('CONVERSATION_ENDED'));
      }
    });
  });

  it('answers NOT_FOUND for what is no token of a conversation, such as that of a booking', async () => {
    const { acme, visitor, conversationId, visitorToken } = await open('active');
    const host = await openAcme(app, { scheduledMeeting: 1 });
    const { slug } = await host.page(await host.user({ licenses: ['SCHEDULED_MEETING'] }));
    const { cancelToken } = await guestOf(app).booked(slug, daysAhead(7));
    const near = [`${visitorToken} `, ` ${visitorToken}`, visitorToken.slice(0, -1), `${visitorToken}A`];
    const others = [visitorToken.slice(3), `bt${visitorToken.slice(2)}`, `vt${cancelToken.slice(2)}`, cancelToken];
    const unknown = [...near, ...others, `vt_${'A'.repeat(43)}`, conversationId, acme.apiKey, '', '%', '\ud800'];
    await host.unchangedBy(() =>
      acme.unchangedBy(async () => {
        for (const token of unknown) {
          expect({ token, ...(await visitor.leave(token)) }).toEqual({ token, ...refusal('NOT_FOUND') });
        }
      }),
    );
    expect(await guestOf(app).cancel(visitorToken)).toMatchObject({
      canceled: false,
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });
});
