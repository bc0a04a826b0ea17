/** While the server is away the page says so, and only then; what changed meanwhile comes by itself. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { browserTest, findChromium } from './browser.ts';
import { postmortemText } from './documents.ts';
import { type Account, type App, startApp } from './start-app.ts';

let app: App;
let ada: Account;
before(async () => {
  if (findChromium() === null) return;
  app = await startApp();
  ada = await app.admin();
  await ada.api('POST /api/postmortems', { body: { text: postmortemText({ title: 'A cable came loose' }) } });
});
after(() => app?.close());

browserTest('a restart of the server is told while it lasts, and lists catch up', async () => {
  const { page, close } = await ada.window();
  await page.goto('/library');
  await page.getByText('A cable came loose').waitFor();
  const banner = page.getByText(/The server cannot be reached/);
  assert.equal(await banner.count(), 0);
  await app.stop();
  await banner.waitFor({ timeout: 20_000 });
  assert.ok(await page.getByText('A cable came loose').isVisible(), 'what was there stays');
  await app.startAgain();
  await ada.api('POST /api/postmortems', { body: { text: postmortemText({ title: 'A fan is loud' }) } });
  // By itself, within the half minute that two tries are apart at most.
  await banner.waitFor({ state: 'detached', timeout: 35_000 });
  await page.getByText('A fan is loud').waitFor({ timeout: 15_000 });
  await close();
});

browserTest('a page asked for while the server is away says so and opens on trying again', async () => {
  const { page, close } = await ada.window();
  await page.goto('/library');
  await page.getByText('A cable came loose').waitFor();
  await app.stop();
  await page.getByRole('link', { name: 'Home' }).first().click();
  await page
    .getByRole('heading', { name: 'The server cannot be reached' })
    .first()
    .waitFor({ timeout: 20_000 });
  await app.startAgain();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Changed lately' }).waitFor();
  await close();
});
