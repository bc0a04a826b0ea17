/** A new postmortem: the policy's questions, a template, or a draft from records. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { browserTest, findChromium } from './browser.ts';
import { type Account, type App, startApp } from './start-app.ts';

const records = join(import.meta.dirname, '..', 'examples', 'checkout-outage', 'records');

let app: App;
let ada: Account;
before(async () => {
  if (findChromium() === null) return;
  app = await startApp();
  ada = await app.admin();
});
after(() => app?.close());

const idOf = (url: string) => /\/p\/([a-z0-9]+)/.exec(url)?.[1] ?? '';

browserTest('the policy answers while its questions are', async () => {
  const { page, complaints, close } = await ada.window();
  await page.goto('/new');
  await page.getByLabel('Severity').fill('SEV3');
  await page.getByText('The policy does not ask for one so far.').waitFor();
  const question = page.getByRole('group', { name: 'Was data lost or wrong?' });
  await question.getByLabel('Yes').check();
  await page.getByText('The policy asks for a postmortem.').waitFor();
  await page.getByText('there was data loss').waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('a template is looked at, taken, and begins under the title given', async () => {
  const { page, complaints, close } = await ada.window();
  await page.goto('/new');
  await page.getByRole('button', { name: 'Preview 5 Whys analysis' }).click();
  const preview = page.getByRole('dialog', { name: '5 Whys analysis' });
  await preview.getByRole('button', { name: 'Take this template' }).click();
  assert.equal(new URL(page.url()).searchParams.get('template'), 'five-whys');
  await page.getByLabel('What happened, in a line').fill('The lift stops between two floors');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/\/p\//);
  const { text, restricted } = await ada.api('GET /api/postmortems/:id', {
    params: { id: idOf(page.url()) },
  });
  assert.match(text, /The lift stops between two floors/);
  assert.match(text, /why/i);
  assert.equal(restricted, false);
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('records become a draft whose rows cite them', async () => {
  const { page, complaints, close } = await ada.window();
  await page.goto('/new');
  const names = readdirSync(records).filter((name) => name.endsWith('.json'));
  await page.locator('input[type=file]').setInputFiles(names.map((name) => join(records, name)));
  await page.getByLabel('What happened, in a line').fill('Checkout fails for forty minutes');
  await page.getByRole('button', { name: `Draft from ${names.length} record files` }).click();
  await page.waitForURL(/\/p\//, { timeout: 30_000 });
  const params = { id: idOf(page.url()) };
  const { text } = await ada.api('GET /api/postmortems/:id', { params });
  assert.match(text, /Checkout fails for forty minutes/);
  assert.match(text, /\[\^e\d+\]/, 'rows cite events');
  const { items } = await ada.api('GET /api/postmortems/:id/evidence', { params });
  assert.equal(items.length, names.length);
  assert.ok(items.every(({ state, events }) => state === 'ready' && events > 0));
  assert.deepEqual(complaints, []);
  await close();
});
