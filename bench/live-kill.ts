/**
 * Kills a server (`kill -9`) at random moments while five people type into one document, and looks whether anything that
 * was acknowledged is gone. Run: `node bench/live-kill.ts [KILLS] [sqlite|postgres|both]` (default 200, both).
 */

import { killCycles } from '../packages/server/src/live/testing/kill-cycles.ts';
import { forEachEngine } from '../packages/store/src/testing/test-engines.ts';

const kills = Number(process.argv[2] ?? 200);
const wanted = process.argv[3] ?? 'both';
const engines: Parameters<Parameters<typeof forEachEngine>[0]>[0][] = [];
forEachEngine((engine) => engines.push(engine));
for (const engine of engines.filter(({ name }) => wanted === 'both' || wanted === name)) {
  const cleaning: (() => Promise<void> | void)[] = [];
  const options = await engine.openOptions({ after: (done) => cleaning.push(done) });
  const place = options.engine === 'sqlite' ? options.folder : options.url;
  try {
    const report = await killCycles(place, kills, (line) => console.log(`${engine.name}: ${line}`));
    console.log(engine.name, JSON.stringify({ ...report, lost: report.lost.length }));
    if (report.lost.length > 0) process.exitCode = 1;
  } finally {
    for (const clean of cleaning.reverse()) await clean();
  }
}
process.exit();
