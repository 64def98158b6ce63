import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import { ChangeUserRoleDocument, EndConversationDocument, UnassignLicenseDocument } from '../generated/operations.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { lockAccount } from '../support/lock-account.js';
import { conversationOf, end, join, openLive, refusal } from './live.js';

const kind = 'LIVE_ENGAGEMENT';

describe('endConversation', () => {
  let app: App & { url: string };
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(async () => {
    await app.close();
  });

  /** Grace has one, and one waits. */
  const open = async () => {
    const live = await openLive(app);
    const [taken, waiting] = [await live.taken(1, live.grace), await live.waiting(1)];
    await live.acme.newEvents();
    const [active, waits] = [taken[0], waiting[0]] as { conversationId: string; visitorToken: string }[];
    return {
      ...live,
      ...{ activeId: active?.conversationId as string, activeToken: active?.visitorToken as string },
      waitingId: waits?.conversationId as string,
    };
  };
  const forbidden = async ({ send }: ReturnType<typeof client>, conversationId: string) => {
    const { data, errors } = await send(EndConversationDocument, { input: { conversationId } });
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ path: ['endConversation'], extensions: { code: 'FORBIDDEN' } }]);
  };

  it.each(['its agent', 'an Administrator'])(
    'ends an active one for %s, who is the actor; its agent stays',
    async (who) => {
      const { acme, grace, activeId } = await open();
      const [actorId, caller] = who === 'its agent' ? [grace.id, grace] : [acme.userId, acme.ada];
      const before = await acme.state();

      const { conversation, userErrors } = await end(caller, activeId);

      expect(userErrors).toEqual([]);
      const events = await acme.newEvents();
      expect(events).toMatchObject([
        { __typename: 'ConversationEnded', actor: { id: actorId }, conversation: { id: activeId } },
      ]);
      const was = before.conversations.nodes.find(({ id }) => id === activeId);
      expect(was).toMatchObject({ status: 'ACTIVE', agent: { id: grace.id }, agentName: 'Grace' });
      expect(conversation).toEqual({ ...was, status: 'ENDED', endedAt: events[0]?.occurredAt });
      const after = await acme.state();
      expect(after).toEqual({
        ...before,
        account: after.account,
        conversations: {
          ...before.conversations,
          nodes: before.conversations.nodes.map((one) => (one.id === activeId ? conversation : one)),
        },
      });
    },
  );

  it('ends a waiting one for an Administrator, licensed or not; nobody was its agent', async () => {
    const { acme, waitingId } = await open();
    const { conversation } = await end(acme.ada, waitingId);
    expect(conversation).toMatchObject({ status: 'ENDED', agent: null, agentName: null });
    expect(await acme.newEvents()).toMatchObject([
      { __typename: 'ConversationEnded', actor: { id: acme.userId }, conversation: { id: waitingId } },
    ]);
  });

  it('is FORBIDDEN to any other Member, licensed or not, whatever became of the conversation', async () => {
    const { acme, grace, linus, activeId, waitingId } = await open();
    const mia = await acme.member();
    await acme.unchangedBy(async () => {
      for (const caller of [linus, mia]) for (const id of [activeId, waitingId]) await forbidden(caller, id);
      // it was never hers
      await forbidden(grace, waitingId);
    });
    await end(acme.ada, activeId);
    await end(acme.ada, waitingId);
    await acme.unchangedBy(async () => {
      for (const caller of [linus, mia]) for (const id of [activeId, waitingId]) await forbidden(caller, id);
    });
  });

  it('L5: is FORBIDDEN to who had it until it was sent back to waiting', async () => {
    const { acme, grace, linus, activeId } = await open();
    await acme.ada.ask(UnassignLicenseDocument, { input: { userId: grace.id, kind } });
    await acme.unchangedBy(() => forbidden(grace, activeId));
    await join(linus, activeId);
    await acme.unchangedBy(() => forbidden(grace, activeId));
    expect(await end(linus, activeId)).toMatchObject({ conversation: { agent: { id: linus.id } } });
  });

  it('refuses one that is over, by whomever: CONVERSATION_ENDED', async () => {
    const { acme, grace, visitor, activeId, activeToken, waitingId } = await open();
    await visitor.leave(activeToken);
    await end(acme.ada, waitingId);
    await acme.unchangedBy(async () => {
      for (const id of [activeId, waitingId]) expect(await end(acme.ada, id)).toEqual(refusal('CONVERSATION_ENDED'));
      expect(await end(grace, activeId)).toEqual(refusal('CONVERSATION_ENDED'));
    });
  });

  it('ends once, of all who end it or leave it at once', async () => {
    const { acme, grace, visitor, taken } = await open();
    for (let round = 0; round < 5; round++) {
      const [{ conversationId, visitorToken }] = (await taken(1, grace)) as [
        { conversationId: string; visitorToken: string },
      ];
      const told = await Promise.all([
        ...[grace, acme.ada, grace, acme.ada].map((caller) => end(caller, conversationId)),
        visitor.leave(visitorToken),
        visitor.leave(visitorToken),
      ]);
      expect(told.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(
        Array(5).fill('CONVERSATION_ENDED'),
      );
      expect(await acme.newEventTypes()).toEqual(['ConversationEnded']);
    }
  });

  it('A4: goes by the role under the lock: an Administrator who is demoted while they wait is FORBIDDEN', async () => {
    const { acme, activeId } = await open();
    const bea = await acme.member({ role: 'ADMINISTRATOR' });
    const before = await conversationOf(acme.ada, activeId);
    const lock = await lockAccount(acme.accountId);
    const demoted = acme.ada.ask(ChangeUserRoleDocument, { input: { userId: bea.id, role: 'MEMBER' } });
    await lock.waitedFor();
    const asked = forbidden(bea, activeId);
    await lock.release();
    await demoted;
    await asked;
    expect(await conversationOf(acme.ada, activeId)).toEqual(before);
  });

  it('answers NOT_FOUND for an id that no conversation of the account has (A2)', async () => {
    const { acme, grace, activeId, activeToken } = await open();
    const foreign = await open();
    const near = [`${activeId} `, activeId.toLowerCase(), activeId.slice(0, -1), grace.id];
    const unknown = [...near, activeToken, foreign.activeId, 'cnv_00000000000000000000000000', '', '%'];
    await foreign.acme.unchangedBy(() =>
      acme.unchangedBy(async () => {
        for (const id of unknown) {
          for (const caller of [grace, acme.ada]) {
            expect({ id, ...(await end(caller, id)) }).toEqual({ id, ...refusal('NOT_FOUND') });
          }
        }
      }),
    );
  });

  it('is not for guests, though they hold the token', async () => {
    const { acme, activeId, activeToken } = await open();
    await acme.unchangedBy(async () => {
      for (const id of [activeId, activeToken]) {
        const input = { conversationId: id };
        expect(await client(app).refusals(EndConversationDocument, { input })).toEqual(['UNAUTHENTICATED']);
      }
    });
  });
});
