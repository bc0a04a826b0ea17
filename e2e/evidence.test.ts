/** Records of the incident: dropped, sent, read or refused, browsed, pinned, cited, drafted from. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { packZip } from '@debrief/records/pack-zip';
import type { Page } from 'playwright-core';
import { browserTest, findChromium } from './browser.ts';
import { endOfLine, eventually, make, open, savedText, untilSaved, untilText } from './postmortem.ts';
import { type Account, type App, startApp } from './start-app.ts';

const records = join(import.meta.dirname, '..', 'examples', 'checkout-outage', 'records');
const pager = join(records, 'pagerduty-log-entries.json');
const slackFiles = [
  'channels.json',
  'users.json',
  'deploys/2024-03-12.json',
  'inc-checkout/2024-03-12.json',
] as const;

let app: App;
let ada: Account;
let folder: string;
let slackZip: string;
let stray: string;
before(async () => {
  if (findChromium() === null) return;
  folder = await mkdtemp(join(tmpdir(), 'debrief-records-'));
  slackZip = join(folder, 'slack-export.zip');
  stray = join(folder, 'holiday.png');
  const entries = slackFiles.map((name) => ({ name, content: readFileSync(join(records, 'slack', name)) }));
  await writeFile(slackZip, packZip(entries));
  await writeFile(stray, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  app = await startApp();
  ada = await app.admin();
});
after(async () => {
  await app?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

/** Lets files and folders of this machine go over the middle of the text, as a hand with a mouse does. */
async function dropOnText(page: Page, files: readonly string[]): Promise<void> {
  const box = await page.locator('.cm-content').boundingBox();
  assert.ok(box);
  const place = { x: box.x + box.width / 2, y: box.y + 200 };
  const debug = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  await debug.send('Input.dispatchDragEvent', { type: 'dragEnter', ...place, data });
  await debug.send('Input.dispatchDragEvent', { type: 'dragOver', ...place, data });
  await page.getByText('Let go to read them as records').waitFor();
  await debug.send('Input.dispatchDragEvent', { type: 'drop', ...place, data });
  await debug.detach();
}

const drawerOf = (page: Page) => page.getByRole('region', { name: 'Evidence' }).first();

async function evidenceOf(id: string) {
  return (await ada.api('GET /api/postmortems/:id/evidence', { params: { id } })).items;
}

browserTest('records dropped onto the text are read, and nothing of them is poured into it', async () => {
  const { id, text } = await make(ada);
  const { page, complaints, close } = await ada.window();
  await open(page, id);
  await untilSaved(page);
  await dropOnText(page, [slackZip, pager, stray]);
  const drawer = drawerOf(page);
  const row = (name: string) => drawer.getByRole('listitem').filter({ hasText: name });
  await row('slack-export.zip')
    .getByText(/slack · \d+ events/)
    .waitFor();
  await row('pagerduty-log-entries.json')
    .getByText(/pagerduty · \d+ events/)
    .waitFor();
  await row('holiday.png').getByText('This is a picture: records are text.').waitFor();
  await row('holiday.png').getByLabel('Refused').waitFor();
  assert.equal(await savedText(ada, id), text);
  assert.match((await drawer.locator('.record-files li').first().textContent()) ?? '', /holiday\.png/);
  await row('holiday.png').getByRole('button', { name: 'Remove holiday.png' }).click();
  await drawer.getByText(/^2 record files, \d+ events$/).waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('a dropped folder is read with its files', async () => {
  const { id } = await make(ada);
  const { page, complaints, close } = await ada.window();
  await open(page, id);
  await dropOnText(page, [join(records, 'slack')]);
  await drawerOf(page)
    .getByText(/^4 record files, \d\d events$/)
    .waitFor();
  const files = await evidenceOf(id);
  assert.deepEqual(files.map(({ name }) => name).sort(), slackFiles.map((name) => `slack/${name}`).sort());
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('sending shows how far it is, and is given up without a trace', async () => {
  const { id } = await make(ada);
  const { page, complaints, close } = await ada.window();
  const log = join(folder, 'app.jsonl');
  const line = '{"timestamp":"2024-01-15T14:05:00Z","level":"error","message":"the pool is empty"}\n';
  await writeFile(log, line.repeat(Math.ceil((9 * 1024 * 1024) / line.length)));
  // The first piece goes through, the second hangs.
  let pieces = 0;
  await page.route(/\/api\/uploads\/\w+$/, async (route) => {
    if (route.request().method() !== 'PATCH' || ++pieces === 1) await route.continue();
  });
  await open(page, id, '?panel=evidence');
  const drawer = drawerOf(page);
  await drawer.locator('input[type=file]').setInputFiles([log, pager]);
  await drawer.getByRole('progressbar', { name: 'Sending app.jsonl' }).waitFor();
  await drawer.getByText(/^4\.\d MB of 9\.\d MB/).waitFor();
  // The drawer is closed meanwhile: what was begun goes on, and is there again.
  await drawer.getByRole('button', { name: 'Close the evidence' }).click();
  await page.getByRole('button', { name: 'Evidence', exact: true }).click();
  await drawer.getByText(/^4\.\d MB of 9\.\d MB/).waitFor();
  await page.unroute(/\/api\/uploads\/\w+$/);
  await drawer.getByRole('button', { name: 'Cancel app.jsonl' }).click();
  await drawer.getByText(/^1 record file, \d+ events$/).waitFor();
  assert.deepEqual(
    (await evidenceOf(id)).map(({ name }) => name),
    ['pagerduty-log-entries.json'],
  );
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('events are found by source and words, pinned by button and by drag, and cited', async () => {
  const { id } = await make(ada, '# Checkout fails\n\n**Date**: 2024-03-12\n\n## Timeline (UTC)\n\n');
  const { page, complaints, close } = await ada.window();
  await open(page, id, '?panel=timeline');
  await page.getByRole('button', { name: 'Evidence', exact: true }).click();
  const drawer = drawerOf(page);
  await drawer.locator('input[type=file]').setInputFiles([slackZip, pager]);
  const events = drawer.locator('.event');
  await events.first().waitFor();
  const all = await events.count();
  await drawer.getByLabel('Source').selectOption('slack');
  await eventually(async () => assert.ok((await events.count()) < all));
  await drawer.getByLabel('Words').fill('rollback');
  await eventually(async () => {
    const found = await events.locator('.event-text').allTextContents();
    assert.ok(found.length > 0 && found.every((words) => /roll/i.test(words)), found.join('\n'));
  });
  const first = events.first();
  const words = (await first.locator('.event-text').innerText()).slice(0, 20);
  await first.getByRole('button', { name: 'Pin to the timeline' }).click();
  await first.getByText('in the timeline').waitFor();
  const timeline = page.locator('.timeline-panel');
  await timeline
    .getByRole('row')
    .filter({ hasText: words })
    .or(timeline.locator('textarea').first())
    .first()
    .waitFor();
  await drawer.getByLabel('Words').fill('');
  await drawer.getByLabel('Source').selectOption('pagerduty');
  await eventually(async () => assert.ok((await drawer.getByText('pagerduty ·').count()) > 1));
  await events.first().dragTo(timeline);
  await events.first().getByText('in the timeline').waitFor();
  await untilText(ada, id, /\[\^\w+\][\s\S]*\[\^\w+\][\s\S]*\n\[\^\w+\]: [\s\S]*\n\[\^\w+\]: /);

  // A citation in the text opens its record.
  await drawer.getByRole('button', { name: 'Close the evidence' }).click();
  await page
    .getByRole('button', { name: /^Citation/ })
    .first()
    .click();
  await page
    .getByRole('complementary', { name: /^Record / })
    .getByText(/sha256 [0-9a-f]{64}/)
    .waitFor();
  // One undo each takes them back.
  await endOfLine(page, 'Checkout fails');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await eventually(async () => assert.doesNotMatch(await savedText(ada, id), /\[\^/));
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('a draft takes the place of an untouched template, and one undo takes it back', async () => {
  const { items } = await ada.api('GET /api/templates');
  const template = items.find(({ name }) => name === 'standard') ?? items[0];
  const { id } = await make(ada, template?.text);
  const { page, complaints, close } = await ada.window();
  await open(page, id, '?panel=evidence');
  const drawer = drawerOf(page);
  await drawer.locator('input[type=file]').setInputFiles([slackZip, pager]);
  await drawer.getByRole('button', { name: 'Draft from the evidence' }).click();
  const dialog = page.getByRole('dialog', { name: 'Draft from the evidence' });
  await dialog.getByRole('checkbox').first().waitFor();
  await dialog.getByRole('button', { name: 'Use the whole draft' }).click();
  await untilText(ada, id, /\[\^e\w+\]/);
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await eventually(async () => assert.equal(await savedText(ada, id), template?.text));
  assert.deepEqual(complaints, []);
  await close();
});

browserTest(
  'into a written document the draft comes as rows to accept, and nothing else changes',
  async () => {
    const { id, text } = await make(ada);
    const { page, complaints, close } = await ada.window();
    await open(page, id, '?panel=evidence');
    const drawer = drawerOf(page);
    await drawer.locator('input[type=file]').setInputFiles([pager]);
    await drawer.getByRole('button', { name: 'Draft from the evidence' }).click();
    const dialog = page.getByRole('dialog', { name: 'Draft from the evidence' });
    const boxes = dialog.getByRole('checkbox');
    await boxes.first().waitFor();
    assert.equal(await dialog.getByRole('button', { name: 'Use the whole draft' }).count(), 0);
    const offered = await boxes.count();
    await boxes.first().uncheck();
    const left = offered - 1;
    await dialog
      .getByRole('button', { name: `Add ${left} row${left === 1 ? '' : 's'} to the timeline` })
      .click();
    await eventually(async () => {
      const now = await savedText(ada, id);
      const added = now.split('\n').filter((line) => !text.split('\n').includes(line));
      assert.equal(added.filter((line) => line.startsWith('|')).length, left, now);
      assert.deepEqual(
        text.split('\n').filter((line) => !now.split('\n').includes(line)),
        [],
      );
    });
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await eventually(async () => assert.equal(await savedText(ada, id), text));
    assert.deepEqual(complaints, []);
    await close();
  },
);
