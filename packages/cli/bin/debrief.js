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
  // V8 compiles a pattern twice, first to bytecode, and for large patterns that first step takes longer than the
  // machine code after it: most of a short run. A later V8 may not know the flag and would say so aloud.
  if (major <= 24) process.getBuiltinModule('node:v8').setFlagsFromString('--no-regexp-tier-up');
  import('../dist/main.js').catch((error) => {
    if (error && error.code === 'ERR_MODULE_NOT_FOUND') {
      console.error('debrief is not built yet: run `npm run build` in the repository.');
    } else {
      console.error(`debrief could not start: ${error?.message}`);
    }
    process.exitCode = 2;
  });
}
