import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachEngine } from '@debrief/store/test-engines';
import { killCycles } from './testing/kill-cycles.ts';

// Many more of them: `node bench/live-kill.ts`.
forEachEngine(({ name, openOptions }) => {
  test(`${name}: a server that is killed at random moments loses nothing that it had acknowledged`, async (t) => {
    const options = await openOptions(t);
    const report = await killCycles(options.engine === 'sqlite' ? options.folder : options.url, 6);
    assert.deepEqual(report.lost, []);
    assert.ok(report.typed > 0);
  });
});
