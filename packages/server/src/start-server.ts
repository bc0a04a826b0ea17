/** Opens the library, starts all that belongs to a server, and listens. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore, users } from '@debrief/store';
import { createOidc } from './auth/oidc.ts';
import { createSignInLimits } from './auth/sign-in-limits.ts';
import { makeSetUpToken } from './commands/set-up-library.ts';
import type { Log } from './context.ts';
import { DocumentThread } from './documents/document-thread.ts';
import { uploadChunks } from './evidence/upload-chunks.ts';
import { uploadFolder } from './evidence/upload-folder.ts';
import { buildApp } from './http/build-app.ts';
import { LibraryChanges } from './http/library-changes.ts';
import { createMetrics } from './http/metrics.ts';
import { openWebFiles } from './http/web-files.ts';
import { createIds } from './ids.ts';
import { planCleaning } from './jobs/clean.ts';
import { JobRunner } from './jobs/job-runner.ts';
import { jobKinds } from './jobs/kinds.ts';
import { tellLive } from './jobs/outbox-to-live.ts';
import { isLoopback, Listening } from './listening.ts';
import { createLive } from './live/live.ts';
import { liveAccess, liveDoor } from './live-door.ts';
import { createLog } from './log.ts';
import { PageCache } from './pages/page-cache.ts';
import { PolicyHolder } from './policy/policy-holder.ts';
import type { RunningServer, ServerOptions } from './server-options.ts';
import type { Services } from './services.ts';

const HOUR_MS = 3_600_000;
/** How long requests under way may go on when the server closes. */
const PATIENCE_MS = 8_000;

/** Starts a server; rejects with a `StoreError` where the library cannot be opened, and where the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const clock = options.clock ?? { now: () => Date.now() };
  const ids = options.ids ?? createIds(clock);
  const log: Log =
    options.log ??
    createLog(
      (line) => void process.stderr.write(line),
      () => clock.now(),
    );
  const store = await openStore(options.library);
  const undo: (() => unknown)[] = [() => store.close()];
  try {
    const host = options.host ?? '127.0.0.1';
    const origin = options.origin?.replace(/\/+$/, '') ?? null;
    const oidc =
      options.oidc === undefined ? null : createOidc(options.oidc, { store, clock, ids, log, origin });
    const access = liveAccess({ store });
    const live = createLive({
      store,
      clock: () => clock.now(),
      ids: () => ids.id(),
      log,
      access,
      ...options.live,
    });
    undo.push(() => live.close());
    const changes = new LibraryChanges({ store, log });
    undo.push(() => changes.close());
    const { library } = options;
    const uploads =
      library.engine === 'sqlite'
        ? uploadFolder(join(library.folder, 'uploads'), store)
        : uploadChunks(store);
    const documents = new DocumentThread();
    undo.push(() => documents.close());
    const metrics = createMetrics();
    let runner: JobRunner | null = null;
    let setUp = await store.read((db) => users.any(db));
    const services: Services = {
      store,
      clock,
      ids,
      log,
      live,
      policy: new PolicyHolder(store),
      documents,
      pages: new PageCache(documents),
      uploads,
      jobs: { wake: () => runner?.wake() },
      changes,
      streams: new Set(),
      metrics,
      limits: createSignInLimits(() => performance.now()),
      oidc,
      serverId: ids.id(),
      version: options.version ?? '0.0.0-source',
      origin,
      exampleFolder:
        options.exampleFolder ??
        fileURLToPath(new URL('../../../examples/checkout-outage/records', import.meta.url)),
      onSetUp: () => void widen(),
    };
    const app = await buildApp({
      services,
      web: await openWebFiles(options.webFolder ?? ''),
      checkAnswers: options.checkAnswers ?? false,
      trustProxy: options.trustProxy ?? false,
      metricsToken: options.metricsToken ?? null,
      rate: options.rate ?? { burst: 600, perSecond: 120 },
      isSetUp: async () => {
        setUp ||= await store.read((db) => users.any(db));
        return setUp;
      },
    });
    let closing: Promise<void> | null = null;
    const listening = new Listening(
      app.server,
      liveDoor(services, app.authenticator, () => closing !== null),
    );
    await listening.listen(setUp || isLoopback(host) ? host : '127.0.0.1', options.port ?? 7420);
    const widen = async () => {
      setUp = true;
      await listening
        .moveTo(host)
        .catch((error: unknown) => log.error({ error, host }, 'not listening there yet: restart the server'));
    };
    const url = origin ?? `http://${shownHost(setUp ? host : '127.0.0.1')}:${listening.port}`;
    const token = await makeSetUpToken({ store, clock, ids });

    const stopTelling = tellLive(changes, services);
    changes.watch(({ kind }) => {
      if (kind === 'user' || kind === 'session') app.authenticator.forget();
    });
    runner = new JobRunner(services, jobKinds);
    const plan = (first: string | null) =>
      planCleaning(store, clock, first).catch((error: unknown) =>
        log.warn({ error }, 'cleaning was not planned'),
      );
    const hourly = setInterval(() => void plan(null).then(() => runner?.wake()), HOUR_MS);
    hourly.unref();
    // Soon somebody opens a page: what that needs is loaded once the server can be reached.
    setTimeout(() => closing ?? documents.warm(), 300).unref();
    void plan(services.serverId).then(() => runner?.start());

    return {
      url,
      port: listening.port,
      setUpLink: token === null ? null : `${url}/set-up#${token}`,
      close: () => {
        closing ??= (async () => {
          log.info({}, 'closing');
          clearInterval(hourly);
          for (const stream of services.streams) stream.end();
          const closed = listening.close(2 * PATIENCE_MS);
          // What was asked is answered first: it may need all the rest.
          await app.drain(PATIENCE_MS);
          stopTelling();
          await live.close();
          await runner?.close();
          await changes.close();
          await documents.close();
          await closed;
          await app.fastify.close();
          metrics.close();
          await store.close();
        })();
        return closing;
      },
    };
  } catch (error) {
    for (const step of undo.reverse()) await Promise.resolve(step()).catch(() => {});
    throw error;
  }
}

function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
