#!/usr/bin/env node
// Checks the Node that runs it before loading anything that an old one could not read.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `debrief needs Node 24 (and runs from 20.19 on); this is Node ${process.versions.node} at ${process.execPath}.\n` +
      'Install a newer Node, or put one first on your PATH.',
  );
  process.exitCode = 2;
} else {
  const tune = require('node:v8').setFlagsFromString;
  // V8 first compiles a pattern to bytecode and only at its second use to machine code. Bytecode takes twice as long to
  // make for patterns as large as ours: half of a short run. What was compiled before us is as it was. A later V8 may
  // not know the flag and would say so aloud.
  if (major <= 24) tune('--regexp-tier-up-ticks=0');
  // Node 20 optimises code that has hardly run; a run of seconds spends a third of its time on that.
  if (major === 20) tune('--interrupt-budget=1000000');
  start().catch((error) => {
    if (error && (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND')) {
      console.error('debrief is not built yet: run `npm run build` in the repository.');
    } else {
      console.error(`debrief could not start: ${error?.message}`);
    }
    process.exitCode = 2;
  });
}

/** `lint` has a bundle of its own that starts sooner (`src/load-kept.ts`); the others share one. */
async function start() {
  if (process.argv[2] === 'lint') await require('../dist/start-lint.cjs').running;
  else await import('../dist/main.js');
}
