/** What a screen reader is told: landmarks, names, and what changes without being looked at. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { browserTest, findChromium, openWindow } from './browser.ts';
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

const said = (page: Page, words: string) =>
  page.locator('[aria-live=polite]', { hasText: words }).waitFor({ state: 'attached' });

browserTest('a line of the library reads as its title, then what is told of it', async () => {
  const { page, close } = await ada.window();
  await page.goto('/library');
  await page.getByText('3 postmortems', { exact: true }).waitFor();
  const line = page.getByRole('listitem').filter({ hasText: 'Paying fails for customers in the north' });
  const snapshot = await line.ariaSnapshot();
  assert.match(snapshot, /link "Paying fails for customers in the north"/);
  for (const words of ['SEV1', 'Draft', '2 Mar 2026', '2 open actions', 'checkout, payments']) {
    assert.ok(snapshot.includes(words), `${words} in\n${snapshot}`);
  }
  assert.match(snapshot, /button "More for Paying fails for customers in the north"/);
  for (const landmark of ['main', 'navigation', 'search'] as const) {
    assert.ok((await page.getByRole(landmark).count()) > 0, landmark);
  }
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
  assert.equal(await page.getByRole('checkbox', { name: /^Final.*1$/ }).count(), 1, 'a facet says its count');
  await close();
});

browserTest('how many were found, and what was done, is said without moving focus', async () => {
  const { page, close } = await ada.window();
  await page.goto('/library');
  await page.getByText('3 postmortems', { exact: true }).waitFor();
  await page.getByLabel('Search the library').fill('reindex');
  await said(page, '1 postmortem found');
  assert.equal(
    await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
    'Search the library',
  );
  await page.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Put into the bin' }).press('Enter');
  await said(page, 'is in the bin. Undo is offered.');
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await said(page, 'is back in the library');
  await close();
});

browserTest('what is wrong with a field is said, and tied to it', async () => {
  const { page, close } = await openWindow({ url: app.url });
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('ada@shop.example');
  await page.getByLabel('Password').fill('not the one');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  const password = page.getByLabel('Password');
  assert.equal(await password.getAttribute('aria-invalid'), 'true');
  const described = (await password.getAttribute('aria-describedby')) ?? '';
  const error = await page.locator(`[id="${described.split(' ').at(-1)}"]`).textContent();
  assert.match(error ?? '', /not right/);
  await close();
});

browserTest('a status is told in words, not by colour alone', async () => {
  const { page, close } = await ada.window();
  await page.goto('/actions');
  const row = page.getByRole('row').filter({ hasText: 'Alert when the pool is nearly used up' });
  await row.waitFor();
  assert.match(await row.ariaSnapshot(), /late/);
  const headers = await page.getByRole('columnheader').allTextContents();
  assert.deepEqual(headers, ['Action', 'Owner', 'Due', 'Status', 'Priority', 'Kind', 'Ticket']);
  await close();
});
