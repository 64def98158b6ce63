import type { IncomingMessage, Server } from 'node:http';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../config.js';
import { createApollo } from './apollo.js';
import type { Gate } from './authentication.js';
import { answerInGraphQLForm, tellFault } from './bad-requests.js';
import { ClientErrors, createHangUp } from './client-errors.js';
import { closeWhenAnswered } from './close-when-answered.js';
import type { CostBudget } from './cost-budget.js';
import { cutWhoDoesNotRead } from './cut-who-does-not-read.js';
import { addGraphQLRoute } from './graphql-route.js';
import type { GuestRate } from './guest-rate.js';
import { addHealthRoutes, type Health } from './health.js';
import { serveLandingPage } from './landing-page.js';
import { addMetricsRoute, createMetrics } from './metrics.js';
import { createObserve } from './observe.js';
import { originCheck, tellBrowsers } from './origins.js';
import { requestIdOf } from './request-id.js';
import { FINISH_MS, MB } from './socket-session.js';
import { StoredAnswers } from './stored-answers.js';
import type { Tracing } from './tracing.js';
import { serveWebSockets, type WebSockets } from './websocket.js';

const PATH = '/graphql';
const GREETING = `Seatkeeper. GraphQL over HTTP and WebSocket (graphql-transport-ws) at ${PATH}; see the README.\n`;
/** How often it is looked for requests that have not arrived in time. */
const LOOK_MS = 1_000;
/** How long a connection may be idle: longer than proxies keep theirs, who would else meet a reset. */
const KEEP_ALIVE_MS = 72_000;
/** How long connections may go on coming when the server stops to listen, and after how many turns none does. */
const ACCEPT_MS = 3_000;
const QUIET_TURNS = 5;

export interface HttpServer {
  /** Starts to listen; resolves with the port. */
  listen(): Promise<number>;
  /** Stops to listen after the last call, in milliseconds; finishes what is under way, and tells sockets to go (1001). */
  close(lastCall?: number): Promise<void>;
}

type HttpConfig = Pick<Config, 'host' | 'port' | 'limits' | 'messageMb' | 'sockets' | 'answersMb'> &
  Pick<Config, 'allowedOrigins' | 'landingPage' | 'requestSeconds' | 'trustProxy'>;

/** All doors of a process: GraphQL over HTTP and WebSocket at one path, and the ones of the operator. */
export async function createHttpServer(
  options: Gate & {
    schema: GraphQLSchema;
    config: HttpConfig;
    guests: GuestRate;
    budget: CostBudget;
    health: Health;
    tracing: Tracing | null;
  },
): Promise<HttpServer> {
  const { store, tokens, schema, config, guests, budget } = options;
  const answers = new StoredAnswers(config.answersMb);
  const metrics = createMetrics(store, guests, answers);
  const observe = createObserve({ metrics, tracing: options.tracing, logger: store.logger });
  const apollo = createApollo(schema, config.limits, store.logger);
  await apollo.start();

  const hangUp = createHangUp(metrics.responded);
  const clientErrors = new ClientErrors(config.requestSeconds, store.logger, hangUp);
  const requestTimeout = config.requestSeconds * 1_000;
  const server = Fastify({
    loggerInstance: store.logger,
    logController: new LogController({ disableRequestLogging: true }),
    // lines name their request themselves
    childLoggerFactory: (logger) => logger,
    bodyLimit: config.messageMb * MB,
    trustProxy: config.trustProxy,
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers['x-request-id']),
    forceCloseConnections: 'idle',
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout,
    http: { headersTimeout: requestTimeout, requireHostHeader: false, connectionsCheckingInterval: LOOK_MS },
    clientErrorHandler: (error, socket) => clientErrors.tell(error, socket),
    frameworkErrors(error, request, reply) {
      tellFault(error, request, reply);
      // no hook hears of it
      metrics.responded(reply.statusCode);
    },
    // what comes by a connection that is still open is answered: only then it is known what became of it
    return503OnClosing: false,
  }) as unknown as FastifyInstance;
  let stopping = false;
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  closeWhenAnswered(server, () => stopping);
  cutWhoDoesNotRead(server, config.sockets.behindSeconds);
  clientErrors.watch(server);
  answerInGraphQLForm(server, { path: PATH, messageMb: config.messageMb });
  addHealthRoutes(server, options.health);
  addMetricsRoute(server, metrics);
  if (config.landingPage) serveLandingPage(server, PATH);
  else server.get('/', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(GREETING));
  const mayAsk = originCheck(config);
  await server.register(async (graphql) => {
    await tellBrowsers(graphql, PATH, mayAsk);
    addGraphQLRoute(graphql, { store, tokens, path: PATH, apollo, answers, guests, budget, observe });
  });
  const sockets: WebSockets = serveWebSockets({
    store,
    tokens,
    schema,
    config,
    guests,
    budget,
    observe,
    counts: metrics.sockets,
    hangUp,
    mayAsk,
    server: server.server,
    path: PATH,
  });

  return {
    async listen() {
      await server.listen({ host: config.host, port: config.port });
      const address = server.server.address();
      return typeof address === 'object' && address !== null ? address.port : config.port;
    },
    async close(lastCall = 0) {
      stopping = true;
      const finishBy = Date.now() + FINISH_MS;
      await sleep(lastCall);
      await nobodyWaits(server.server);
      // Node closes idle connections once only; one that falls idle later, or never sends the rest, would hold us up
      const idle = setInterval(() => server.server.closeIdleConnections(), 50);
      const patience = setTimeout(() => server.server.closeAllConnections(), finishBy - Date.now());
      await Promise.all([sockets.close(finishBy), server.close()]);
      clearInterval(idle);
      clearTimeout(patience);
      await apollo.stop();
    },
  };
}

/** The system hands over one connection each turn: those that it holds when we cease to listen are reset. */
async function nobodyWaits(server: Server): Promise<void> {
  const deadline = Date.now() + ACCEPT_MS;
  let turns = 0;
  const hear = () => {
    turns = 0;
  };
  server.on('connection', hear);
  while (turns++ < QUIET_TURNS && Date.now() < deadline) await setImmediate();
  server.off('connection', hear);
}
