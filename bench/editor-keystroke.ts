/**
 * From a key pressed to the next frame in the editor, in a real Chromium against the real server: a document of 30 KB and
 * one of 2 MB with 5,000 timeline rows. Build the app first; `node bench/editor-keystroke.ts [panel]`.
 */
import { browser } from '../e2e/browser.ts';
import { startApp } from '../e2e/start-app.ts';

const panel = process.argv[2] ?? 'findings';
const paragraph =
  'At 14:05 UTC the cache tier of *checkout* ran `out of memory` and [the pager](https://pager.example/i/1) woke the team, which looked at **dashboards** for a while before rolling back.\n';
const small = `# A\n\n## Summary\n\nIt was slow here.\n\n${paragraph.repeat(150)}`;
const rows = Array.from({ length: 5000 }, (_, row) => {
  const at = new Date(Date.UTC(2024, 0, 15) + row * 60_000).toISOString();
  return `| ${at.slice(0, 10)} ${at.slice(11, 16)} | Step ${row}: error rate ${row % 97} %, somebody looked at the **dashboards** | Ana |`;
});
const head = `# Big\n\n**Date**: 2024-01-15\n\n## Summary\n\nIt was slow here.\n\n## Timeline\n\n| Time (UTC) | Event | Who |\n| --- | --- | --- |\n${rows.join('\n')}\n\n`;
const part = `## Part\n\n${paragraph.repeat(260)}\n`;
const large = head + part.repeat(Math.ceil((2_000_000 - head.length) / part.length));

/** Runs in the page: how long from each key to the frame after it. */
const watch = `
  window.times = [];
  addEventListener('keydown', () => {
    const at = performance.now();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.times.push(performance.now() - at);
      port2.postMessage(0);
    });
  }, true);`;

const app = await startApp({ checkAnswers: false });
const ada = await app.admin();
for (const [name, text] of [
  ['30 KB', small],
  ['2 MB', large],
] as const) {
  const { id } = await ada.api('POST /api/postmortems', { body: { text } });
  const { page, close } = await ada.window();
  page.setDefaultTimeout(60_000);
  const began = performance.now();
  await page.goto(`/p/${id}?panel=${panel}`);
  const line = page.locator('.cm-line', { hasText: 'It was slow here' }).first();
  await line.waitFor();
  const opened = performance.now() - began;
  await page.locator('.rail-badge', { hasText: /^\d+$/ }).first().waitFor();
  const checked = performance.now() - began;
  await line.click();
  await page.keyboard.press('End');
  await page.evaluate(watch);
  for (const key of ' It took long to find out what it was and why.') {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(1000);
  const times = (await page.evaluate<number[]>('window.times')).sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(0);
  console.log(
    `${name}: open ${opened.toFixed(0)} ms, findings ${checked.toFixed(0)} ms, key to frame p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`,
  );
  await close();
}
await (await browser()).close();
await app.close();
