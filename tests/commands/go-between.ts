import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { freePort } from '../support/free-port.js';

export interface Batch {
  /** 1 for the first. */
  count: number;
  /** Hands it to the server; resolves once the server has answered. */
  deliver(): Promise<void>;
}

/** What becomes of it: passed on and answered, cut off without an answer, or answered with this by the proxy itself. */
export type Fate = 'passed' | 'cut' | { status: number; body: object };

/**
 * Stands between a command and a server, as a proxy does: passes on everything, but asks `onBatch` about each
 * `createUsers`, where others may act meanwhile, or the line breaks before or after the server has heard of it.
 */
export async function startGoBetween(
  server: { url: string },
  onBatch: (batch: Batch) => Promise<Fate> = async () => 'passed',
) {
  let requests = 0;
  let batches = 0;
  let failure: unknown;
  const fateOf = async (deliver: () => Promise<void>) => {
    try {
      return await onBatch({ count: ++batches, deliver });
    } catch (error) {
      failure ??= error;
      throw error;
    }
  };
  const front = createServer(async (request, response) => {
    requests += 1;
    const body = await textOf(request);
    let answer: { status: number; text: string } | undefined;
    const deliver = async () => {
      const { authorization = '', 'content-type': type = '' } = request.headers;
      const reply = await fetch(server.url, {
        method: 'POST',
        headers: { authorization, 'content-type': type },
        body,
      });
      answer = { status: reply.status, text: await reply.text() };
    };
    try {
      const fate = body.includes('createUsers') ? await fateOf(deliver) : 'passed';
      if (fate === 'cut') return void request.socket.destroy();
      if (fate === 'passed' && !answer) await deliver();
      const own = fate !== 'passed' && { status: fate.status, text: JSON.stringify(fate.body) };
      const { status, text } = own || (answer as NonNullable<typeof answer>);
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    } catch {
      // nobody answered: neither do we
      request.socket.destroy();
    }
  });
  const port = await freePort();
  front.listen(port, '127.0.0.1');
  await once(front, 'listening');
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    /** How many requests came. */
    requests: () => requests,
    /** How many of them were `createUsers`. */
    batches: () => batches,
    /** Throws what `onBatch` failed with. */
    async close() {
      front.closeAllConnections();
      front.close();
      await once(front, 'close');
      if (failure) throw failure;
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
