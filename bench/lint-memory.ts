/**
 * Does the linter's memory grow with the number of files? The peak of the whole process on a tenth of the files and on
 * all of them. Linux alone (reads /proc). Run: `node bench/lint-memory.ts [FILES]` (default 10,000 of about 8 KB).
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePostmortem } from './lint/write-postmortem.ts';

const command = join(dirname(fileURLToPath(import.meta.url)), '../packages/cli/bin/debrief.js');
const files = Number(process.argv[2] ?? 10_000);

for (const count of [Math.ceil(files / 10), files]) {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-bench-memory-'));
  try {
    mkdirSync(join(folder, 'docs'));
    for (let index = 0; index < count; index++) {
      writeFileSync(join(folder, 'docs', `${index}.md`), writePostmortem(index, 8 * 1024));
    }
    const start = performance.now();
    const peak = await peakOf(folder);
    const taken = (performance.now() - start) / 1000;
    console.log(`${count} files: ${taken.toFixed(1)} s, at most ${(peak / 1024).toFixed(0)} MB`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The largest resident size in KB that the kernel has seen, read until the process ends. */
function peakOf(folder: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('node', [command, 'lint', 'docs', '--fail-on', 'never'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    let peak = 0;
    const timer = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
        peak = Math.max(peak, Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? 0));
      } catch {
        // It ended between two looks.
      }
    }, 50);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(timer);
      if (code === 0) resolve(peak);
      else reject(new Error(`debrief lint ended with ${code}`));
    });
  });
}
