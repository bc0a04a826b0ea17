/** `npm run build`: builds the web app, and bundles the command into `packages/cli/dist` with the pages it shows and serves. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root } from './repository-node.mjs';

const cli = join(root, 'packages', 'cli');
const out = join(cli, 'dist');
const { version } = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8'));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

/** Reads the rules' patterns once, here, instead of at every start (see `phrasing/prepared.ts`). */
const preparedPatterns = {
  name: 'prepared-patterns',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]phrasing[\\/]prepared\.ts$/ }, () => {
      const read = spawnSync(
        join(root, 'node_modules', '.bin', 'node'),
        [join(root, 'scripts', 'prepare-patterns.ts')],
        {
          encoding: 'utf8',
          maxBuffer: 1 << 26,
        },
      );
      if (read.status !== 0) throw new Error(`prepare-patterns: ${read.error ?? read.stderr}`);
      return { contents: `export const prepared = ${read.stdout};` };
    });
  },
};
const common = {
  plugins: [preparedPatterns],
  bundle: true,
  platform: 'node',
  // The terminal tool also runs where a machine's Node is older than the one we develop with.
  target: 'node20.19',
  minify: true,
  keepNames: false,
  legalComments: 'linked',
  logLevel: 'warning',
};
const fileUrl = "const __url=require('node:url').pathToFileURL(__filename).href;";
const versionOf = { 'globalThis.DEBRIEF_VERSION': JSON.stringify(version) };

/** What a policy file needs is left to the other bundle. */
const policyApart = {
  name: 'policy-apart',
  setup({ onResolve }) {
    onResolve({ filter: /policy-reader\.ts$/ }, () => ({ path: './policy-reader.js', external: true }));
  },
};
// `debrief lint` in one script, whose bytecode can be kept (see `src/load-kept.ts`).
const { outputFiles } = await build({
  ...common,
  plugins: [preparedPatterns, policyApart],
  entryPoints: [join(cli, 'src/lint-main.ts')],
  format: 'cjs',
  write: false,
  outdir: out,
  define: { ...versionOf, 'import.meta.url': '__url' },
  banner: { js: fileUrl },
});
let lintBundle = '';
for (const { path, text, hash } of outputFiles) {
  const name = `lint-${hash.replace(/[^a-z0-9]/gi, '').slice(0, 10)}.cjs`;
  if (path.endsWith('.js')) lintBundle = name;
  // A kept script cannot import by itself; what loads it does so in its place.
  writeFileSync(path.endsWith('.js') ? join(out, name) : path, text.replaceAll('import("./', '__import("./'));
}

// CommonJS starts a hundredth of a second sooner: it does not look into every module of Node that it names.
await build({
  ...common,
  entryPoints: [join(cli, 'src/start-lint.ts')],
  outfile: join(out, 'start-lint.cjs'),
  format: 'cjs',
  define: {
    'import.meta.url': '__url',
    'globalThis.DEBRIEF_LINT_BUNDLE': JSON.stringify(lintBundle),
  },
  banner: { js: fileUrl },
});
await build({
  ...common,
  entryPoints: [
    ...['main', 'config/policy-reader'].map((name) => join(cli, 'src', `${name}.ts`)),
    // Threads of the library and the server: each is found beside the script that starts it.
    join(root, 'packages/store/src/engine/sqlite/sqlite-worker.ts'),
    join(root, 'packages/store/src/projection-worker.ts'),
    join(root, 'packages/server/src/evidence/evidence-worker.ts'),
    join(root, 'packages/server/src/evidence/draft-worker.ts'),
    join(root, 'packages/server/src/documents/document-worker.ts'),
  ].map((path) => ({ in: path, out: basename(path, '.ts') })),
  outdir: out,
  splitting: true,
  // Only looked for where somebody installed it.
  external: ['pg-native'],
  format: 'esm',
  define: versionOf,
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
});
writeFileSync(join(out, 'package.json'), '{ "type": "module" }\n');
for (const [from, to] of [
  ['docs/rules', 'docs/rules'],
  ['docs/sources', 'docs/sources'],
  ['docs/debrief.schema.json', 'docs/debrief.schema.json'],
  ['skill', 'skill'],
  ['examples/checkout-outage/records', 'example'],
  ['LICENSE', 'LICENSE'],
]) {
  if (existsSync(join(root, from))) cpSync(join(root, from), join(out, to), { recursive: true });
}

const web = join(root, 'packages', 'web');
const vite = spawnSync(
  join(root, 'node_modules', '.bin', 'node'),
  [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'],
  { cwd: web, stdio: 'inherit' },
);
if (vite.status !== 0) throw new Error('the web app does not build: see above');
cpSync(join(web, 'dist'), join(out, 'web'), { recursive: true });
