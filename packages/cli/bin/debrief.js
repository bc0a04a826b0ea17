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
  // V8 first compiles a pattern to bytecode, and polishing that for a large pattern takes longer than all the rest: half
  // of a short run. Only what is compiled from here on is affected, and it means the same. (Turning the bytecode off
  // altogether would be faster still, but makes V8 crash on patterns that Node compiled before us.) A later V8 may not
  // know the flag and would say so aloud.
  const tune = (flag) => process.getBuiltinModule('node:v8').setFlagsFromString(flag);
  if (major <= 24) tune('--no-regexp-peephole-optimization');
  // Node 20 optimises code that has hardly run; a run of seconds spends a third of its time on that.
  if (major === 20) tune('--interrupt-budget=1000000');
  import('../dist/main.js').catch((error) => {
    if (error && error.code === 'ERR_MODULE_NOT_FOUND') {
      console.error('debrief is not built yet: run `npm run build` in the repository.');
    } else {
      console.error(`debrief could not start: ${error?.message}`);
    }
    process.exitCode = 2;
  });
}
