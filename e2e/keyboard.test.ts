/** Everything is reached and told without a mouse. */
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

browserTest('the first Tab offers to skip to the content, and goes there', async () => {
  const { page, close } = await ada.window();
  await page.goto('/library');
  await page.getByText('3 postmortems', { exact: true }).waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to the content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
  await close();
});

browserTest('going to another page puts focus on its heading and says its title', async () => {
  const { page, close } = await ada.window();
  await page.goto('/');
  await page.getByRole('heading', { name: 'Changed lately' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.getByRole('heading', { name: 'Actions' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === 'Actions');
  assert.equal(await page.title(), 'Actions · Debrief');
  await page.locator('[aria-live=polite]', { hasText: 'Actions · Debrief' }).waitFor({ state: 'attached' });
  await close();
});

browserTest('the palette finds a document and opens it; Escape gives focus back', async () => {
  const { page, complaints, close } = await ada.window();
  await page.goto('/actions');
  await page.getByLabel('Search the actions').focus();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search postmortems and actions').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement?.className.includes('actions-search')), true);

  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search postmortems and actions').waitFor();
  await page.keyboard.type('order mails');
  await page.getByRole('option', { name: /Order mails six hours late/ }).waitFor();
  await page.waitForFunction(() =>
    document.querySelector('[cmdk-item][data-selected=true]')?.textContent?.includes('Order'),
  );
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/p\//);
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('? lists the keys that work here; single keys can be switched off', async () => {
  const { page, close } = await ada.window();
  await page.goto('/library');
  await page.getByText('3 postmortems', { exact: true }).waitFor();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await list.getByText('Next postmortem').waitFor();
  await list.getByLabel('Single keys do things').uncheck();
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search postmortems and actions').waitFor();
  assert.match(page.url(), /\/library/, 'g and a did nothing');
  await close();
});
