/** `npm run build`: builds the web app, and bundles the command into `packages/cli/dist` with the pages it shows and serves. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './repository-node.mjs';

const cli = join(root, 'packages', 'cli');
const out = join(cli, 'dist');
const { version } = JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8'));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const entryPoints = [join(cli, 'src/main.ts'), join(cli, 'src/lint-worker.ts')].filter((path) =>
  existsSync(path),
);

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
await build({
  plugins: [preparedPatterns],
  entryPoints,
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  // The terminal tool also runs where a machine's Node is older than the one we develop with.
  target: 'node20.19',
  outExtension: { '.js': '.js' },
  minify: true,
  keepNames: false,
  legalComments: 'linked',
  define: { 'globalThis.DEBRIEF_VERSION': JSON.stringify(version) },
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  logLevel: 'warning',
});
writeFileSync(join(out, 'package.json'), '{ "type": "module" }\n');
for (const [from, to] of [
  ['docs/rules', 'docs/rules'],
  ['docs/sources', 'docs/sources'],
  ['docs/debrief.schema.json', 'docs/debrief.schema.json'],
  ['skill', 'skill'],
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
