import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ChangeUserRoleDocument,
  ConversationsDocument,
  type ConversationsQueryVariables,
  DeleteUserDocument,
  UpdateUserDocument,
} from '../generated/operations.js';
import { startApp } from '../support/app.js';
import { client } from '../support/client.js';
import { type Caller, end, join, openLive } from './live.js';

describe('conversations', () => {
  let app: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  const list = async ({ ask }: Caller, page: ConversationsQueryVariables = {}) =>
    (await ask(ConversationsDocument, page)).conversations;
  const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id);

  /** Two that wait, three active ones of Grace's, one of Linus's, two that are over, and that wait again: by how they stand. */
  const open = async () => {
    const live = await openLive(app);
    const { acme, grace, linus, visitor, slug } = live;
    const byStatus: Record<'WAITING' | 'ACTIVE' | 'ENDED', string[]> = { WAITING: [], ACTIVE: [], ENDED: [] };
    for (const stands of ['W', 'G', 'E', 'L', 'G', 'W', 'V', 'G']) {
      const { conversationId, visitorToken } = await visitor.started(slug);
      if (stands === 'G' || stands === 'E' || stands === 'V') await join(grace, conversationId);
      if (stands === 'L') await join(linus, conversationId);
      if (stands === 'E') await end(acme.ada, conversationId);
      if (stands === 'V') await visitor.leave(visitorToken);
      byStatus[stands === 'W' ? 'WAITING' : stands === 'E' || stands === 'V' ? 'ENDED' : 'ACTIVE'].push(conversationId);
    }
    // the newest first
    for (const ids of Object.values(byStatus)) ids.sort().reverse();
    const all = Object.values(byStatus).flat().sort().reverse();
    return { ...live, byStatus, all };
  };

  it('are listed newest first, through pages of any size', async () => {
    const { acme, all } = await open();
    const { nodes, totalCount } = await list(acme.ada);
    expect([idsOf({ nodes }), totalCount]).toEqual([all, 8]);
    const starts = nodes.map(({ startedAt }) => startedAt);
    expect(starts).toEqual([...starts].sort().reverse());
    for (const first of [1, 3, 8, 100]) expect(await walked(acme.ada, { first })).toEqual(all);
  });

  it('are narrowed to those that stand so; so is their number', async () => {
    const { acme, grace, byStatus } = await open();
    for (const [status, ids] of Object.entries(byStatus) as ['WAITING', string[]][]) {
      expect(ids.length).toBeGreaterThan(1);
      for (const caller of [acme.ada, grace]) {
        const { nodes, totalCount } = await list(caller, { status });
        expect([idsOf({ nodes }), totalCount]).toEqual([ids, ids.length]);
        expect(new Set(nodes.map((conversation) => conversation.status))).toEqual(new Set([status]));
        expect(await walked(caller, { status, first: 1 })).toEqual(ids);
      }
    }
    expect(idsOf(await list(acme.ada, { status: null }))).toHaveLength(8);
  });

  it('A3: are all there for every Member, with whom they do not see as their agent left out, but for the name', async () => {
    const { acme, grace, linus, all } = await open();
    const mia = await acme.member();
    const seen = (await list(acme.ada)).nodes;
    const agents = seen.map(({ agent }) => agent?.id);
    expect(new Set(agents)).toEqual(new Set([undefined, grace.id, linus.id]));
    for (const member of [grace, linus, mia]) {
      const { nodes } = await list(member);
      expect(idsOf({ nodes })).toEqual(all);
      expect(nodes).toEqual(seen.map((one) => ({ ...one, agent: one.agent?.id === member.id ? one.agent : null })));
    }
    expect(seen.map(({ agentName }) => agentName)).toContain('Linus');
    // A4: and in whole for who was made an Administrator
    await acme.ada.ask(ChangeUserRoleDocument, { input: { userId: mia.id, role: 'ADMINISTRATOR' } });
    expect((await list(mia)).nodes).toEqual(seen);
  });

  it('A3: lead by `node` to what the list shows, and no further', async () => {
    const { acme, grace, linus } = await open();
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Conversation {
      id kind visitorName status agent { id } agentName startedAt endedAt
    } } }`;
    for (const caller of [acme.ada, grace, linus]) {
      const { nodes } = await list(caller);
      const ids = nodes.map(({ id }) => id);
      expect((await caller.ask<{ nodes: object[] }, object>(query, { ids })).nodes).toEqual(nodes);
    }
  });

  it('keep the agent and the name of their last moment: renamed, or deleted, which an Administrator sees', async () => {
    const { acme, grace, byStatus } = await open();
    await acme.ada.ask(UpdateUserDocument, { input: { userId: grace.id, name: 'Grace Hopper' } });
    await acme.ada.ask(DeleteUserDocument, { input: { userId: grace.id } });
    const { nodes } = await list(acme.ada, { status: 'ENDED' });
    expect(nodes).toMatchObject(byStatus.ENDED.map((id) => ({ id, agent: { id: grace.id }, agentName: 'Grace' })));
  });

  it('A2: are those of the account, and none are for guests', async () => {
    const [one, other] = [await open(), await openLive(app)];
    expect(await list(other.acme.ada)).toMatchObject({ nodes: [], totalCount: 0 });
    expect(await list(other.grace, { status: 'ACTIVE' })).toMatchObject({ nodes: [], totalCount: 0 });
    const { endCursor } = (await list(one.acme.ada, { first: 1 })).pageInfo;
    expect(await other.acme.ada.refusals(ConversationsDocument, { after: endCursor })).toEqual(['BAD_CURSOR']);
    expect(await client(app).refusals(ConversationsDocument)).toEqual(['UNAUTHENTICATED']);
  });

  it('take a cursor wherever it came from in the list, and show from there what stands so', async () => {
    const { acme, all, byStatus } = await open();
    const { endCursor } = (await list(acme.ada, { first: 4 })).pageInfo;
    const after = all.slice(4);
    for (const [status, ids] of Object.entries(byStatus) as ['WAITING', string[]][]) {
      const page = await list(acme.ada, { status, after: endCursor });
      expect(idsOf(page)).toEqual(ids.filter((id) => after.includes(id)));
      expect(page.totalCount).toBe(ids.length);
    }
  });

  it('come 1 to 100 at a time', async () => {
    const { acme } = await openLive(app);
    for (const first of [0, -1, 101]) {
      expect(await acme.ada.refusals(ConversationsDocument, { first })).toEqual(['BAD_USER_INPUT']);
    }
  });

  /** The list in pages, which must each say how many there are. */
  const walked = async (caller: Caller, page: ConversationsQueryVariables) => {
    const ids: string[] = [];
    const { totalCount: total } = await list(caller, page);
    for (let after: string | null = null, more = true; more; ) {
      const told: Awaited<ReturnType<typeof list>> = await list(caller, { ...page, after });
      ids.push(...idsOf(told));
      expect(told.totalCount).toBe(total);
      after = told.pageInfo.endCursor;
      more = told.pageInfo.hasNextPage;
      expect(ids.length).toBeLessThanOrEqual(total);
    }
    return ids;
  };
});
