import { expect } from '@jest/globals';
import { type Acme, openAcme } from '../accounts/acme.js';
import { ConversationsDocument, EndConversationDocument, JoinConversationDocument } from '../generated/operations.js';
import { visitorOf } from './visitor.js';

const kind = 'LIVE_ENGAGEMENT';

export type Live = Awaited<ReturnType<typeof openLive>>;

/** Somebody with a key, such as a Member, or Ada. */
export type Caller = Pick<Acme['ada'], 'ask'>;

/** An account with a page, and two Members, Grace and Linus, who hold a LIVE_ENGAGEMENT license each; one more is free. */
export async function openLive(server: { url: string }, capacity: { scheduledMeeting?: number } = {}) {
  const acme = await openAcme(server, { liveEngagement: 3, ...capacity });
  const grace = await acme.member({ name: 'Grace', licenses: [kind] });
  const linus = await acme.member({ name: 'Linus', licenses: [kind] });
  const { slug } = await acme.page();
  const visitor = visitorOf(server);
  await acme.newEvents();
  const waiting = async (count: number) => {
    const started = await Promise.all(Array.from({ length: count }, () => visitor.started(slug)));
    return started.sort((one, other) => (one.conversationId < other.conversationId ? -1 : 1));
  };
  return {
    acme,
    grace,
    linus,
    slug,
    visitor,
    /** So many conversations that wait, by id. */
    waiting,
    /** So many, by id, of which this user is the agent. */
    taken: async (count: number, agent: Caller) => {
      const started = await waiting(count);
      await Promise.all(started.map(({ conversationId }) => join(agent, conversationId)));
      await acme.newEvents();
      return started;
    },
  };
}

export async function join({ ask }: Caller, conversationId: string) {
  return (await ask(JoinConversationDocument, { input: { conversationId } })).joinConversation;
}

export async function end({ ask }: Caller, conversationId: string) {
  return (await ask(EndConversationDocument, { input: { conversationId } })).endConversation;
}

/** As the caller sees it, of the 100 newest. */
export async function conversationOf({ ask }: Caller, id: string) {
  const { nodes } = (await ask(ConversationsDocument, { first: 100 })).conversations;
  return nodes.find((conversation) => conversation.id === id);
}

/** The refusal of a mutation that answers with a conversation. */
export function refusal(code: string, field: string[] | null = ['conversationId']) {
  return { conversation: null, userErrors: [{ code, field, message: expect.any(String) }] };
}
