import {
  LeaveConversationDocument,
  StartConversationDocument,
  type StartConversationInput,
} from '../generated/operations.js';
import { client } from '../support/client.js';

export type Visitor = ReturnType<typeof visitorOf>;

/** Who asks for conversations at a server without a key, or with one that must not matter. */
export function visitorOf(server: { url: string }, key?: string) {
  const { ask } = client(server, key);
  const start = async (slug: string, more: Partial<StartConversationInput> = {}) => {
    const input: StartConversationInput = { slug, kind: 'LIVE_CHAT', visitorName: 'Vera', ...more };
    return (await ask(StartConversationDocument, { input })).startConversation;
  };
  return {
    start,
    /** The conversation, which must not be refused. */
    async started(slug: string, more: Partial<StartConversationInput> = {}) {
      const { userErrors, ...made } = await start(slug, more);
      if (userErrors.length > 0) throw new Error(`nobody waits: ${JSON.stringify(userErrors)}`);
      return made as { conversationId: string; visitorToken: string };
    },
    leave: async (visitorToken: string) =>
      (await ask(LeaveConversationDocument, { input: { visitorToken } })).leaveConversation,
  };
}
