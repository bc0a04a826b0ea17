/** `npm run fuzz [RUNS]`: the property tests with many more runs than `npm test` has time for. */
import { install, runNode } from './repository-node.mjs';

install();
const runs = process.argv[2] ?? '5000';
process.exit(
  runNode(
    ['--test', '--test-reporter=spec', 'packages/cli/test/fuzz.test.ts', 'packages/*/src/**/*.test.ts'],
    { env: { FUZZ_RUNS: runs } },
  ),
);
