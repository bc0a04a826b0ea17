/** Actions of all documents in one place; each opens at its row. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { browserTest, findChromium } from './browser.ts';
import { sampleDocuments } from './documents.ts';
import { type Account, type App, startApp } from './start-app.ts';

let app: App;
let ada: Account;
before(async () => {
  if (findChromium() === null) return;
  app = await startApp();
  ada = await app.admin();
  for (const text of sampleDocuments) await ada.api('POST /api/postmortems', { body: { text } });
});
after(() => app?.close());

browserTest('open, overdue, mine and done are counted and shown', async () => {
  const { page, complaints, close } = await ada.window();
  await page.goto('/actions');
  const rows = page.locator('.actions-table tbody tr');
  await rows.first().waitFor();
  assert.equal(await rows.count(), 3);
  assert.match((await rows.first().textContent()) ?? '', /Alert when the pool is nearly used up.*late|since/);
  for (const [view, title, count] of [
    ['Overdue', 'Alert when the pool is nearly used up', 1],
    ['Mine', 'Alert when the pool is nearly used up', 1],
    ['Done', 'Rehearse the rollback', 1],
  ] as const) {
    await page.getByRole('navigation', { name: 'Which actions' }).getByRole('link', { name: view }).click();
    await page.getByText(title).waitFor();
    await page.waitForFunction(
      (wanted) => document.querySelectorAll('.actions-table tbody tr').length === wanted,
      count,
    );
  }
  await page.goBack();
  assert.equal(new URL(page.url()).searchParams.get('show'), 'mine', 'each view has its address');
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('an action is found by its words and opens the document at its row', async () => {
  const { page, close } = await ada.window();
  await page.goto('/actions');
  await page.getByLabel('Search the actions').fill('reindex');
  const link = page.getByRole('link', { name: 'Say when a reindex stops' });
  await page.waitForFunction(() => document.querySelectorAll('.actions-table tbody tr').length === 1);
  await link.click();
  await page.waitForURL(/\/p\/[a-z0-9]+\?line=\d+/);
  const line = Number(new URL(page.url()).searchParams.get('line'));
  const id = /\/p\/([a-z0-9]+)/.exec(page.url())?.[1] ?? '';
  const { text } = await ada.api('GET /api/postmortems/:id', { params: { id } });
  assert.match(text.split('\n')[line - 1] ?? '', /Say when a reindex stops/);
  await close();
});
