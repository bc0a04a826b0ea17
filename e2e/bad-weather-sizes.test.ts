/** Much at once: a 2 MB document, 5,000 timeline rows, an upload that is cut in the middle. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { browserTest, findChromium } from './browser.ts';
import { endOfLine, eventually, make, open, savedText, untilSaved, untilText } from './postmortem.ts';
import { type Account, type App, startApp } from './start-app.ts';

let app: App;
let ada: Account;
before(async () => {
  if (findChromium() === null) return;
  app = await startApp();
  ada = await app.admin();
});
after(() => app?.close());

browserTest('a 2 MB document is typed in at its beginning and its end, and is saved whole', async () => {
  const section = (number: number) =>
    `## Part ${number}\n\n${'The pool held two hundred connections and gave none back before the evening. '.repeat(26)}\n\n`;
  const text = `# A long story\n\nHow it began.\n\n${Array.from({ length: 1000 }, (_, at) => section(at)).join('')}The last line.\n`;
  assert.ok(text.length > 2_000_000);
  const { id } = await make(ada, text);
  const { page, complaints, close } = await ada.window();
  await open(page, id);
  await endOfLine(page, 'How it began');
  await page.keyboard.type(' Typed at the top.');
  await untilSaved(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Typed at the bottom.');
  await page.locator('.cm-line', { hasText: 'Typed at the bottom.' }).waitFor();
  await untilSaved(page);
  await eventually(async () =>
    assert.equal(
      await savedText(ada, id),
      `${text.replace('How it began.', 'How it began. Typed at the top.')}Typed at the bottom.`,
    ),
  );
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('5,000 timeline rows: the panel opens, and the time of a late row is changed there', async () => {
  const rows = Array.from({ length: 5000 }, (_, index) => {
    const at = new Date(Date.UTC(2024, 0, 15) + index * 60_000).toISOString();
    return `| ${at.slice(0, 10)} ${at.slice(11, 16)} | Reading ${index + 1} of the pool |`;
  });
  const head =
    '# Many rows\n\n**Date**: 2024-01-15\n\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n';
  const { id } = await make(ada, `${head}${rows.join('\n')}\n`);
  const { page, complaints, close } = await ada.window();
  await open(page, id, '?panel=timeline');
  const panel = page.locator('.timeline-panel');
  await panel.getByLabel('Time of row 1', { exact: true }).waitFor({ timeout: 20_000 });
  await panel.getByLabel('Words of row 3', { exact: true }).click();
  for (const left of [4700, 4400, 4100])
    await panel.getByRole('button', { name: `${left} later rows` }).click();
  const time = panel.getByLabel('Time of row 1000', { exact: true });
  const old = await time.inputValue();
  await time.fill(`${old.slice(0, -1)}1`);
  await time.press('Enter');
  await untilText(ada, id, new RegExp(`\\| ${old.slice(0, -1)}1 \\| Reading 1000 of`));
  assert.equal((await savedText(ada, id)).split('\n').length, head.split('\n').length + 5000);
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('an upload cut in the middle is carried on where it was cut, and read whole', async () => {
  const { id } = await make(ada);
  const { page, context, complaints, close } = await ada.window();
  const offsets: string[] = [];
  let cut = false;
  await page.route(/\/api\/uploads\/\w+$/, async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    offsets.push(route.request().headers()['upload-offset'] ?? '');
    if (offsets.length !== 2) return route.continue();
    cut = true;
    await context.setOffline(true);
    await route.abort('internetdisconnected');
  });
  const message = 'the pool is empty, and no connection came back within the second that was given to it';
  const lines = Array.from({ length: 60_000 }, (_, index) => {
    const at = new Date(Date.UTC(2024, 0, 15, 14) + index * 100).toISOString();
    return `${JSON.stringify({ timestamp: at, level: 'error', message: `${message}, try ${index}` })}\n`;
  });
  const buffer = Buffer.from(lines.join(''));
  assert.ok(buffer.length > 9 * 1024 * 1024, `${buffer.length}`);
  await open(page, id, '?panel=evidence');
  const drawer = page.getByRole('region', { name: 'Evidence' });
  await drawer
    .locator('input[type=file]')
    .setInputFiles([{ name: 'app.jsonl', mimeType: 'text/plain', buffer }]);
  await eventually(async () => assert.ok(cut));
  await drawer.getByRole('progressbar', { name: 'Sending app.jsonl' }).waitFor();
  await page.waitForTimeout(1500);
  await context.setOffline(false);
  await drawer.getByText(/^1 record file, 60.?000 events$/).waitFor({ timeout: 60_000 });
  assert.equal(offsets.filter((offset) => offset === '0').length, 1, offsets.join(' '));
  assert.deepEqual(complaints, []);
  await close();
});
