import { existsSync } from 'node:fs';
import nodeModule from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { OidcOptions } from '@debrief/server';
import { defineCommand } from '../define-command.ts';
import { Failure } from '../failure.ts';
import {
  inWords,
  libraryOptions,
  namedLibrary,
  needsNewNode,
  shownLibrary,
} from '../library/open-library.ts';
import { version } from '../version.ts';

export const command = defineCommand({
  brief: 'Run the app: the library, written together in the browser',
  operands: '',
  minOperands: 0,
  maxOperands: 0,
  options: {
    ...libraryOptions,
    host: { type: 'string', placeholder: 'ADDRESS', default: '127.0.0.1', brief: 'Address to listen at' },
    port: {
      type: 'string',
      placeholder: 'PORT',
      default: '7420',
      brief: 'Port to listen at; 0 for any free one',
    },
    origin: {
      type: 'string',
      placeholder: 'URL',
      brief: 'Where people reach it, https://debrief.example.com; https makes cookies secure',
    },
    'trust-proxy': { type: 'boolean', brief: 'Believe X-Forwarded-* of the proxy in front' },
    web: {
      type: 'string',
      placeholder: 'FOLDER',
      brief: 'The built web app, where it is not the one that came along',
    },
    verbose: { type: 'boolean', brief: 'Print the server’s log, one JSON object a line, to stderr' },
  },
  details: `
Everything is kept in the data folder, or in PostgreSQL. At the first start it prints a link that makes the first
administrator, and listens on this machine only until there is one. Stop it with Ctrl-C: what people type is saved.

  debrief serve
  debrief serve --data /var/lib/debrief --origin https://debrief.example.com --trust-proxy
  DEBRIEF_DATABASE=postgres://debrief@db/debrief debrief serve --host 0.0.0.0

People sign in by the team's identity provider (OpenID Connect) where $DEBRIEF_OIDC_ISSUER and
$DEBRIEF_OIDC_CLIENT_ID are set; $DEBRIEF_OIDC_CLIENT_SECRET, $DEBRIEF_OIDC_NAME (what the button says) and
$DEBRIEF_OIDC_DOMAINS (whose people need no invitation, comma-separated) where needed. Its redirect address is
ORIGIN/api/oidc/callback.

The API is described at /api/docs, its health at /healthz and /readyz, its numbers at /metrics (from this machine, or
with the token in $DEBRIEF_METRICS_TOKEN).`,
  async run({ options }, context) {
    const library = namedLibrary(options, context);
    const port = Number(options.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new Failure(`--port is \`${options.port}\`; it takes a number from 0 to 65535.`);
    const { origin } = options;
    if (
      origin !== undefined &&
      (!URL.canParse(origin) || new URL(origin).origin !== origin.replace(/\/+$/, ''))
    )
      throw new Failure(
        `--origin is \`${origin}\`; it takes an address such as https://debrief.example.com.`,
      );
    needsNewNode();
    const webFolder =
      options.web === undefined
        ? bundledFolder('web', 'packages/web/dist')
        : resolve(context.cwd, options.web);
    // What V8 makes of our scripts is kept beside the library: later starts take a fifth less. Only in a folder that is
    // there, and so is its owner's alone.
    if (library.engine === 'sqlite' && existsSync(library.folder))
      nodeModule.enableCompileCache(join(library.folder, 'cache'));
    // The young generation of each of half a dozen threads would grow to tens of megabytes of garbage, for nothing: half
    // of what the server holds under load. Kept small, as many requests are answered.
    setFlagsFromString('--semi-space-growth-factor=1');
    setFlagsFromString('--max-semi-space-size=8');
    const { startServer } = await import('@debrief/server');
    const quiet = { info() {}, warn: notice('note'), error: notice('error') };
    function notice(level: string) {
      return (fields: object, text: string) => {
        const error = 'error' in fields && fields.error instanceof Error ? `: ${fields.error.message}` : '';
        context.stderr.write(`${level}: ${text}${error}\n`);
      };
    }
    const server = await inWords(() =>
      startServer({
        library,
        host: options.host,
        port,
        origin,
        trustProxy: options['trust-proxy'],
        webFolder: webFolder ?? undefined,
        exampleFolder: bundledFolder('example', 'examples/checkout-outage/records') ?? undefined,
        version,
        metricsToken: context.env['DEBRIEF_METRICS_TOKEN'] || undefined,
        oidc: identityProvider(context.env),
        ...(options.verbose ? {} : { log: quiet }),
      }),
    ).catch((error: unknown) => {
      if (isTaken(error))
        throw new Failure(
          `Port ${port} is taken.`,
          'Another server may be running already. Name another: --port 7421.',
        );
      throw error;
    });
    context.stdout.write(`Debrief runs at ${server.url}\nLibrary: ${shownLibrary(library)}\n`);
    if (server.setUpLink !== null)
      context.stdout.write(`\nMake the first administrator with this link, once:\n  ${server.setUpLink}\n`);
    if (webFolder === null)
      context.stdout.write(
        '\nThe web app is not built: only the API is served. In the repository, `npm start` builds it.\n',
      );
    context.stdout.write('\nStop it with Ctrl-C.\n');
    await stopSignal();
    context.stdout.write('Saving what people type, then stopping …\n');
    await server.close();
    return 0;
  },
});

/** The identity provider that the environment names; throws a `Failure` for half of one. */
function identityProvider(env: Readonly<Record<string, string | undefined>>): OidcOptions | undefined {
  const issuer = env['DEBRIEF_OIDC_ISSUER'];
  if (issuer === undefined || issuer === '') return undefined;
  const clientId = env['DEBRIEF_OIDC_CLIENT_ID'];
  if (!URL.canParse(issuer))
    throw new Failure(
      `DEBRIEF_OIDC_ISSUER is \`${issuer}\`; it takes an address such as https://id.example.com.`,
    );
  if (clientId === undefined || clientId === '')
    throw new Failure('DEBRIEF_OIDC_ISSUER is set, DEBRIEF_OIDC_CLIENT_ID is not: set both.');
  return {
    issuer,
    clientId,
    clientSecret: env['DEBRIEF_OIDC_CLIENT_SECRET'] || undefined,
    name: env['DEBRIEF_OIDC_NAME'] || undefined,
    domains: (env['DEBRIEF_OIDC_DOMAINS'] ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  };
}

/** A folder that came beside the bundle, else the repository's own; null where neither is there. */
function bundledFolder(bundled: string, source: string): string | null {
  const here = dirname(fileURLToPath(import.meta.url));
  const folders = [join(here, bundled), join(here, '..', '..', '..', '..', source)];
  return folders.find((folder) => existsSync(folder)) ?? null;
}

/** Resolves when somebody asks to stop; who asks twice does not want to wait. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const ask = () => {
      process.once('SIGINT', () => process.exit(130));
      process.once('SIGTERM', () => process.exit(143));
      resolve();
    };
    const once = () => {
      process.off('SIGINT', once);
      process.off('SIGTERM', once);
      ask();
    };
    process.on('SIGINT', once);
    process.on('SIGTERM', once);
  });
}

function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE';
}
