import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../graphql/authenticate.js';
import type { Context } from '../graphql/context.js';
import { tooManyLines } from '../graphql/document-limits.js';
import { Sight } from '../graphql/sight.js';
import { type Gate, viewerOfAuthorization } from './authentication.js';
import type { CostBudget } from './cost-budget.js';
import { tellWhetherModified } from './etag.js';
import type { GuestRate } from './guest-rate.js';
import { type Observe, tellUnasked } from './observe.js';
import { statusByMediaType } from './status-by-media-type.js';
import { type StoredAnswer, type StoredAnswers } from './stored-answers.js';

/** Where the document of a request is: in its body, or in its URL. */
type Asked = { query?: unknown } | null | undefined;

/** Who asks, once it is known. */
interface LetIn {
  context: Context;
  viewer: Viewer | null;
  /** Null for a guest, whose answers depend on more than one account. */
  sight: Sight | null;
  /** Of the operation; null as long as it is not known. */
  cost: number | null;
  /** With which this process made cursors when it let them in. */
  epoch: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    letIn: Promise<LetIn> | null;
  }
}

/**
 * GraphQL over HTTP. Whoever asks is let in once; what was answered already at the account's version is told again, at the
 * same cost, and counted and logged as ever; all else is Apollo's.
 */
export function addGraphQLRoute(
  server: FastifyInstance,
  options: Gate & {
    path: string;
    apollo: ApolloServer<Context>;
    answers: StoredAnswers;
    guests: GuestRate;
    budget: CostBudget;
    observe: Observe;
  },
): void {
  const { store, tokens, apollo, answers, guests, budget, observe } = options;
  server.decorateRequest('observation', null);
  server.decorateRequest('letIn', null);

  const letIn = async (request: FastifyRequest): Promise<LetIn> => {
    const { id, headers, body, query, raw } = request;
    const { epoch } = store;
    // before anything looks at the document
    const countRequest = headers.authorization === undefined ? guests.counterOf(raw) : undefined;
    const observation = observe(store, id, 'http', headers);
    request.observation = observation;
    if (countRequest) observation.viewer = null;
    try {
      await countRequest?.();
      const told = tooManyLines((body as Asked)?.query ?? (query as Asked)?.query);
      if (told) throw told;
      const viewer = await viewerOfAuthorization({ store: observation.store, tokens }, headers.authorization, id);
      if (viewer === null) {
        return {
          context: observation.context(null, { request: countRequest }),
          viewer,
          sight: null,
          cost: null,
          epoch,
        };
      }
      const spend = budget(viewer);
      const sight = new Sight(viewer);
      const cost = (asked: number) => {
        known.cost = asked;
        return spend(asked);
      };
      const known: LetIn = { context: observation.context(sight.viewer, { cost }), viewer, sight, cost: null, epoch };
      observation.viewer = viewer;
      return known;
    } catch (error) {
      observation.answered([error]);
      throw error;
    }
  };
  const askApollo = fastifyApolloHandler<Context>(apollo, {
    context: async (request) => (await (request.letIn ?? letIn(request))).context,
  });

  /** Null where it was not answered before, or the caller may not ask for it now: Apollo tells. */
  const answeredBefore = async (
    { observation }: FastifyRequest,
    { viewer, context }: LetIn,
    asked: string,
  ): Promise<StoredAnswer | null> => {
    const answer = viewer && answers.find(viewer, asked);
    if (!answer || (await context.spend(answer.cost))) return null;
    answers.given++;
    observation?.is('query', answer.operationName);
    observation?.answered();
    return answer;
  };
  const keep = (
    { observation }: FastifyRequest,
    reply: FastifyReply,
    { viewer, sight, cost, epoch, context }: LetIn,
    asked: string,
    body: string,
  ) => {
    if (viewer === null || sight === null || cost === null || reply.statusCode !== 200) return;
    if (observation?.type !== 'query' || observation.codes.length > 0) return;
    const { reads } = context;
    const version = reads.seen();
    if (version === null || reads.isVolatile || reads.hasMoved) return;
    // all cursors in it are of the same history
    if (epoch !== version.epoch || store.epoch !== version.epoch) return;
    const contentType = String(reply.getHeader('content-type'));
    const answer = { body, contentType, cost, operationName: observation.name };
    answers.keep(viewer, asked, { ...version, isOwn: sight.isOwn }, answer);
  };

  server.route({
    url: options.path,
    method: ['GET', 'POST'],
    onSend: [tellUnasked, statusByMediaType, tellWhetherModified],
    async handler(request, reply) {
      // of guests nothing is kept, and Apollo may refuse them before anybody looks who they are
      if (request.headers.authorization === undefined) return askApollo.call(server, request, reply);
      request.letIn = letIn(request);
      // Apollo tells what is wrong
      const known = await request.letIn.catch(() => null);
      const asked = askedBy(request);
      const answer = known && (await answeredBefore(request, known, asked));
      if (answer) {
        reply.type(answer.contentType);
        return answer.body;
      }
      const body: unknown = await askApollo.call(server, request, reply);
      if (known && typeof body === 'string') keep(request, reply, known, asked, body);
      return body;
    },
  });
}

/** All of a request that its answer depends on, beside who asks. */
function askedBy({ method, url, text, headers: { accept = '' } }: FastifyRequest): string {
  return `${method} ${accept}\n${method === 'GET' ? url : text}`;
}
