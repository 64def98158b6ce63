import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.js';
import {
  AssignLicenseDocument,
  CreateUsersDocument,
  JoinConversationDocument,
  ResizeLicensePoolDocument,
  TransferLicenseDocument,
  UnassignLicenseDocument,
  UpdateUserDocument,
} from '../generated/operations.js';
import { newKey, unique } from '../support/accounts.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { lockAccount } from '../support/lock-account.js';
import { type Caller, conversationOf, end, join, type Live, openLive, refusal } from './live.js';

const kind = 'LIVE_ENGAGEMENT';
const UNLICENSED = refusal('LIVE_ENGAGEMENT_UNLICENSED', null);

describe('joinConversation', () => {
  let app: App & { url: string };
  let elsewhere: App & { url: string };
  beforeAll(async () => {
    [app, elsewhere] = await Promise.all([startApp(), startApp()]);
  });
  afterAll(async () => {
    await Promise.all([app.close(), elsewhere.close()]);
  });

  const open = async () => {
    const live = await openLive(app);
    const [started] = await live.waiting(1);
    await live.acme.newEvents();
    return { ...live, ...(started as { conversationId: string; visitorToken: string }) };
  };

  it('gives a waiting conversation to a licensed user, and records who took it', async () => {
    const { acme, grace, conversationId } = await open();
    const before = await acme.state();

    const { conversation, userErrors } = await join(grace, conversationId);

    expect(userErrors).toEqual([]);
    expect(conversation).toEqual({
      ...before.conversations.nodes[0],
      status: 'ACTIVE',
      agent: { id: grace.id },
      agentName: 'Grace',
    });
    const after = await acme.state();
    expect(after).toEqual({
      ...before,
      account: after.account,
      conversations: { nodes: [conversation], totalCount: 1 },
    });
    expect(await acme.newEvents()).toMatchObject([
      {
        __typename: 'ConversationJoined',
        actor: { id: grace.id },
        agent: { id: grace.id },
        agentName: 'Grace',
        conversation: { id: conversationId },
      },
    ]);
  });

  it('lets one user have several, and tells each by the name that its agent had then', async () => {
    const { acme, grace, waiting } = await open();
    const [first, second] = await waiting(2);
    await join(grace, first?.conversationId as string);
    await acme.ada.ask(UpdateUserDocument, { input: { userId: grace.id, name: 'Grace Hopper' } });
    await join(grace, second?.conversationId as string);
    const named = { status: 'ACTIVE', agent: { id: grace.id } };
    expect(await conversationOf(grace, first?.conversationId as string)).toMatchObject({
      ...named,
      agentName: 'Grace',
    });
    expect(await conversationOf(grace, second?.conversationId as string)).toMatchObject({
      ...named,
      agentName: 'Grace Hopper',
    });
  });

  it('C1: of 20 licensed users who join at once, through two servers, one gets it; the rest are told CONVERSATION_TAKEN', async () => {
    const { acme, visitor, slug } = await open();
    await acme.ada.ask(ResizeLicensePoolDocument, { input: { kind, capacity: 22 } });
    const people = Array.from({ length: 20 }, (_, index) => ({
      name: `Agent ${index}`,
      email: `${unique('agent')}@acme.example`,
      licenses: [kind] as [typeof kind],
    }));
    const { createUsers } = await acme.ada.ask(CreateUsersDocument, { input: { users: people } });
    const agents: (Caller & { id: string })[] = [];
    for (const [index, { id }] of createUsers.users.entries()) {
      const { secret } = await newKey(app, acme.apiKey, id);
      agents.push({ id, ...client(index % 2 ? app : elsewhere, secret) });
    }
    expect(agents).toHaveLength(20);
    for (let round = 0; round < 3; round++) {
      const { conversationId } = await visitor.started(slug);
      while ((await acme.newEvents()).length > 0);

      const told = await Promise.all(agents.map((agent) => join(agent, conversationId)));

      const winners = agents.filter((_, index) => told[index]?.userErrors.length === 0);
      expect(winners).toHaveLength(1);
      const { id } = winners[0] as { id: string };
      expect(told.filter(({ userErrors }) => userErrors.length > 0)).toEqual(
        Array(19).fill(refusal('CONVERSATION_TAKEN')),
      );
      expect(await acme.newEvents()).toMatchObject([
        { __typename: 'ConversationJoined', actor: { id }, agent: { id }, conversation: { id: conversationId } },
      ]);
      expect(await conversationOf(acme.ada, conversationId)).toMatchObject({ status: 'ACTIVE', agent: { id } });
    }
  });

  it('C1: refuses one who comes later, and leaves the conversation with its agent', async () => {
    const { acme, grace, linus, conversationId } = await open();
    await join(grace, conversationId);
    await acme.unchangedBy(async () => {
      expect(await join(linus, conversationId)).toEqual(refusal('CONVERSATION_TAKEN'));
    });
  });

  it('U6: succeeds again for its agent, and records nothing', async () => {
    const { acme, grace, conversationId } = await open();
    const first = await join(grace, conversationId);
    const again = await acme.unchangedBy(() => join(grace, conversationId));
    expect(again).toEqual(first);
    const both = await acme.unchangedBy(() => Promise.all([join(grace, conversationId), join(grace, conversationId)]));
    expect(both).toEqual([first, first]);
  });

  it('C2: refuses whoever holds no LIVE_ENGAGEMENT license, be they an Administrator, or hold the other kind', async () => {
    const { acme, conversationId } = await open();
    await acme.ada.ask(ResizeLicensePoolDocument, { input: { kind: 'SCHEDULED_MEETING', capacity: 1 } });
    const mia = await acme.member({ licenses: ['SCHEDULED_MEETING'] });
    await acme.unchangedBy(async () => {
      for (const caller of [acme.ada, mia]) expect(await join(caller, conversationId)).toEqual(UNLICENSED);
    });
    await acme.ada.ask(AssignLicenseDocument, { input: { userId: acme.userId, kind } });
    expect(await join(acme.ada, conversationId)).toMatchObject({ conversation: { agent: { id: acme.userId } } });
  });

  it('C2: goes by the license of the moment: lost, and given again', async () => {
    const { acme, grace, conversationId } = await open();
    await acme.ada.ask(UnassignLicenseDocument, { input: { userId: grace.id, kind } });
    await acme.unchangedBy(async () => expect(await join(grace, conversationId)).toEqual(UNLICENSED));
    await acme.ada.ask(AssignLicenseDocument, { input: { userId: grace.id, kind } });
    expect(await join(grace, conversationId)).toMatchObject({ conversation: { status: 'ACTIVE' } });
  });

  const LOSSES: [string, (live: Live) => Promise<unknown>][] = [
    ['unassigned', ({ acme, grace }) => acme.ada.ask(UnassignLicenseDocument, { input: { userId: grace.id, kind } })],
    [
      'transferred',
      ({ acme, grace }) =>
        acme.ada.ask(TransferLicenseDocument, { input: { fromUserId: grace.id, toUserId: acme.userId, kind } }),
    ],
  ];
  it.each(LOSSES)('C2: a license that is %s while its holder waits for the account is none', async (_how, lose) => {
    const live = await open();
    const { acme, grace, conversationId } = live;
    const before = await conversationOf(acme.ada, conversationId);
    const lock = await lockAccount(acme.accountId);
    // it is first in line; `elsewhere` has a queue of its own
    const lost = lose(live);
    await lock.waitedFor();
    const asked = join(client(elsewhere, grace.key), conversationId);
    await lock.waitedFor(2);
    await lock.release();
    await lost;
    expect(await asked).toEqual(UNLICENSED);
    expect(await conversationOf(acme.ada, conversationId)).toEqual(before);
    expect(await acme.newEventTypes()).not.toContain('ConversationJoined');
  });

  it('refuses what is over: CONVERSATION_ENDED, also to who was its agent', async () => {
    const { acme, grace, linus, visitor, conversationId, waiting, visitorToken } = await open();
    await join(grace, conversationId);
    await visitor.leave(visitorToken);
    const [other] = await waiting(1);
    await end(acme.ada, other?.conversationId as string);
    await acme.unchangedBy(async () => {
      for (const id of [conversationId, other?.conversationId as string]) {
        for (const caller of [grace, linus]) expect(await join(caller, id)).toEqual(refusal('CONVERSATION_ENDED'));
        // the license is asked for first
        expect(await join(acme.ada, id)).toEqual(UNLICENSED);
      }
    });
  });

  it('tells an unlicensed user so before it tells them that it is taken', async () => {
    const { acme, grace, conversationId } = await open();
    await join(grace, conversationId);
    await acme.unchangedBy(async () => expect(await join(acme.ada, conversationId)).toEqual(UNLICENSED));
  });

  it('answers NOT_FOUND for an id that no conversation of the account has (A2), licensed or not', async () => {
    const { acme, grace, visitorToken, conversationId } = await open();
    const foreign = await open();
    const near = [`${conversationId} `, conversationId.toLowerCase(), conversationId.slice(0, -1), grace.id];
    const unknown = [...near, visitorToken, foreign.conversationId, 'cnv_00000000000000000000000000', '', '%'];
    await foreign.acme.unchangedBy(() =>
      acme.unchangedBy(async () => {
        for (const id of unknown) {
          for (const caller of [grace, acme.ada]) {
            expect({ id, ...(await join(caller, id)) }).toEqual({ id, ...refusal('NOT_FOUND') });
          }
        }
      }),
    );
  });

  it('is not for guests, though they hold the token', async () => {
    const { acme, conversationId, visitorToken } = await open();
    await acme.unchangedBy(async () => {
      for (const id of [conversationId, visitorToken]) {
        const input = { conversationId: id };
        expect(await client(app).refusals(JoinConversationDocument, { input })).toEqual(['UNAUTHENTICATED']);
      }
    });
  });
});
