/** `npm test`: installs, checks types, format and generated files, builds, then runs every test. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, root, runNode } from './repository-node.mjs';

install();
const tool = (name, ...args) =>
  spawnSync(join(root, 'node_modules', '.bin', name), args, { cwd: root, stdio: 'inherit' }).status === 0;

const checks = [
  [
    'types',
    () =>
      ['tsconfig.json', 'tsconfig.pure.json', 'tsconfig.web.json', 'e2e'].every((project) =>
        tool('tsc', '--noEmit', '-p', project),
      ),
  ],
  ['format and lint', () => tool('biome', 'check', '.')],
  ['generated files', () => runNode(['scripts/generate.ts', '--check']) === 0],
  ['build', () => runNode(['scripts/build.mjs']) === 0],
];
for (const [name, passes] of checks) {
  if (!passes()) {
    console.error(`\n${name}: not in order; see above.`);
    process.exit(1);
  }
}
const patterns = process.argv.slice(2);
process.exit(
  runNode([
    '--import',
    './scripts/fixed-seed.mjs',
    '--test',
    '--test-reporter=spec',
    ...(patterns.length > 0
      ? patterns
      : [
          'packages/*/src/**/*.test.ts',
          'packages/*/test/**/*.test.ts',
          'test/**/*.test.ts',
          'e2e/**/*.test.ts',
        ]),
  ]),
);
