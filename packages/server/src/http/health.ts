/** For machines that watch: whether it lives, whether it can serve, and its numbers. */
import { jobs, tokens } from '@debrief/store';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { digest, sameSecret } from '../auth/secrets.ts';
import { instantOf } from '../context.ts';
import type { Services } from '../services.ts';
import { problemDocument, sendProblem } from './problem-answer.ts';

export interface HealthOptions {
  readonly services: Services;
  readonly closing: () => boolean;
  /** A secret that opens `/metrics` from elsewhere, for the machine that gathers them. */
  readonly metricsToken: string | null;
}

export function mountHealth(app: FastifyInstance, { services, closing, metricsToken }: HealthOptions): void {
  app.get('/healthz', { exposeHeadRoute: true }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );

  app.get('/readyz', { exposeHeadRoute: true }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (closing())
      return sendProblem(reply, problemDocument('shutting-down', 'The server is going down.'), 5);
    if (await services.store.ping().catch(() => false)) return reply.send({ status: 'ready' });
    return sendProblem(reply, problemDocument('database-unavailable', 'The database does not answer.'), 5);
  });

  app.get('/metrics', async (request, reply) => {
    if (!(await mayRead(request, services, metricsToken)))
      return sendProblem(
        reply,
        problemDocument('not-allowed', 'Ask from the machine itself, or with the token of an administrator.'),
      );
    const queue = await services.store
      .read((db) => jobs.counts(db, instantOf(services.clock)))
      .catch(() => null);
    const live = Object.entries(services.live.stats()).filter(([, value]) => typeof value === 'number');
    return reply
      .header('cache-control', 'no-store')
      .header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
      .send(
        services.metrics.text({
          ...Object.fromEntries(live.map(([name, value]) => [`live_${snake(name)}`, Number(value)])),
          event_streams: services.streams.size,
          jobs_waiting: queue?.waiting ?? Number.NaN,
          jobs_running: queue?.running ?? Number.NaN,
          jobs_failed: queue?.failed ?? Number.NaN,
        }),
      );
  });
}

/** From the machine itself and not by way of a proxy on it, or with a token of an administrator's. */
async function mayRead(
  request: FastifyRequest,
  { store, clock }: Services,
  metricsToken: string | null,
): Promise<boolean> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    if (metricsToken !== null && sameSecret(bearer, metricsToken)) return true;
    const found = await store.read((db) => tokens.bySecret(db, digest(bearer), instantOf(clock)));
    return found?.user.role === 'admin' && found.scopes.includes('admin');
  }
  const address = request.socket.remoteAddress ?? '';
  return /^(?:127\.|::1$|::ffff:127\.)/.test(address) && request.headers['x-forwarded-for'] === undefined;
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
