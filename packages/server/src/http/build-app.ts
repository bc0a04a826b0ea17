/** Fastify with everything that the server answers, in the order in which it is asked. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { endpoints } from '@debrief/wire';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Authenticator, type Signed } from '../auth/authenticate.ts';
import { isSecure } from '../auth/session-cookie.ts';
import { TokenBuckets } from '../auth/token-bucket.ts';
import { ProblemError } from '../problem-error.ts';
import type { Services } from '../services.ts';
import { handlers } from './handlers/index-of-handlers.ts';
import { mountHealth } from './health.ts';
import { mountEndpoints } from './mount-endpoints.ts';
import { ownOrigin } from './own-origin.ts';
import { answerError, problemDocument, sendProblem } from './problem-answer.ts';
import { securityHeaders, strictTransport } from './security-headers.ts';
import type { WebFiles } from './web-files.ts';

// An `import` of node:http loads all that it exports, a whole HTTP client among it: 20 ms of every start.
const { createServer } = process.getBuiltinModule('node:http');

export interface AppOptions {
  readonly services: Services;
  readonly web: WebFiles;
  readonly checkAnswers: boolean;
  readonly trustProxy: boolean;
  readonly metricsToken: string | null;
  /**
   * Requests that change something, by one person or one address without a person: at once, and each second after that.
   * Of requests that only read forty times as many are answered.
   */
  readonly rate: { readonly burst: number; readonly perSecond: number };
  readonly isSetUp: () => Promise<boolean>;
}

export interface App {
  readonly fastify: FastifyInstance;
  readonly authenticator: Authenticator;
  /** Makes an HTTP server that answers with the app; it does not listen yet. */
  server(): Server;
  /** From now on answers `shutting-down`; resolves when what was asked before is answered, or after `patience` ms. */
  drain(patience: number): Promise<void>;
}

/** How many times as often one may read as write. */
const READS = 40;
const HEADERS_TIMEOUT_MS = 20_000;
const REQUEST_TIMEOUT_MS = 600_000;

export async function buildApp(options: AppOptions): Promise<App> {
  const { services } = options;
  let closing = false;
  const asked = new Set<ServerResponse>();
  let handle: ((request: IncomingMessage, response: ServerResponse) => void) | null = null;
  const server = () => {
    if (handle === null) throw new Error('The app is not built yet');
    return createServer(
      { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: HEADERS_TIMEOUT_MS, keepAliveTimeout: 72_000 },
      handle,
    );
  };
  const fastify = Fastify({
    logger: false,
    trustProxy: options.trustProxy,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    genReqId: () => services.ids.id(),
    // The server is made apart: it may listen at one address first and at another later.
    serverFactory: (handler) => {
      handle = handler;
      return createServer(handler);
    },
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply, services.log),
  });
  const now = () => performance.now();
  const writing = new TokenBuckets({ ...options.rate, now });
  const { burst, perSecond } = options.rate;
  const reading = new TokenBuckets({ burst: burst * READS, perSecond: perSecond * READS, now });
  const authenticator = new Authenticator(services);

  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  fastify.addHook('onRequest', async (request, reply) => {
    if (!closing) asked.add(reply.raw.once('close', () => asked.delete(reply.raw)));
    reply.headers(securityHeaders).header('x-request-id', request.id);
    if (isSecure(services.origin)) reply.header('strict-transport-security', strictTransport);
    if (closing && request.url.startsWith('/api/'))
      throw new ProblemError('shutting-down', 'The server is restarting; try again in a few seconds.', {
        retryAfter: 5,
      });
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'web';
    services.metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
  });
  fastify.setErrorHandler((error, request, reply) => answerError(error, request, reply, services.log));
  fastify.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const allowed = methodsOf(path);
    if (allowed.length > 0) {
      reply.header('allow', allowed.join(', '));
      return sendProblem(
        reply,
        problemDocument('method-not-allowed', `${path} takes ${allowed.join(', ')}.`),
      );
    }
    if (
      /^\/(?:api|healthz|readyz|metrics)(?:\/|$)/.test(path) ||
      (request.method !== 'GET' && request.method !== 'HEAD')
    )
      return sendProblem(reply, problemDocument('not-found', `There is nothing at ${path.slice(0, 200)}.`));
    return (
      (await options.web.answer(request, reply)) ??
      sendProblem(reply, problemDocument('not-found', `There is nothing at ${path.slice(0, 200)}.`))
    );
  });

  mountHealth(fastify, { services, closing: () => closing, metricsToken: options.metricsToken });
  mountDocs(fastify, services);
  mountEndpoints(fastify, handlers, {
    services,
    authenticator,
    checkAnswers: options.checkAnswers,
    isSetUp: options.isSetUp,
    admit: (request, signed) => {
      const rates = request.method === 'GET' ? reading : writing;
      const wait = rates.take(keyOf(request, signed));
      if (wait > 0)
        throw new ProblemError(
          'too-many-requests',
          `Too many requests. Wait ${Math.ceil(wait)} s, then go on.`,
          {
            retryAfter: wait,
          },
        );
    },
  });
  await fastify.ready();
  return {
    fastify,
    authenticator,
    server,
    drain: (patience) => {
      closing = true;
      return new Promise((resolve) => {
        const end = performance.now() + patience;
        const look = () => {
          if (asked.size === 0 || performance.now() > end) resolve();
          else setTimeout(look, 20);
        };
        look();
      });
    },
  };
}

function keyOf(request: FastifyRequest, signed: Signed | null): string {
  return signed?.actor.userId == null ? `address ${request.ip}` : `user ${signed.actor.userId}`;
}

function mountDocs(fastify: FastifyInstance, services: Services): void {
  let json: string | null = null;
  fastify.get('/api/openapi.json', { exposeHeadRoute: true }, async (request, reply) => {
    const { openApi } = await import('./openapi.ts');
    json ??= JSON.stringify(openApi(services.version, ownOrigin(request, services.origin)));
    return reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(json);
  });
  let page: string | null = null;
  fastify.get('/api/docs', { exposeHeadRoute: true }, async (_request, reply) => {
    const { docsPage, docsStyle } = await import('./docs-page.ts');
    const style = createHash('sha256').update(docsStyle).digest('base64');
    page ??= docsPage(services.version);
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header(
        'content-security-policy',
        `default-src 'none'; style-src 'sha256-${style}'; frame-ancestors 'none'; base-uri 'none'`,
      )
      .send(page);
  });
}

const templates = Object.keys(endpoints).map((name) => {
  const [method = '', template = ''] = name.split(' ');
  return { method, path: new RegExp(`^${template.replace(/:[a-zA-Z]+/g, '[^/]+')}$`) };
});

/** What an address takes, where it takes anything. */
function methodsOf(path: string): readonly string[] {
  const own = templates.filter((template) => template.path.test(path)).map(({ method }) => method);
  if (/^\/(?:healthz|readyz|metrics|api\/docs|api\/openapi\.json)$/.test(path)) own.push('GET');
  return [...new Set(own)];
}
