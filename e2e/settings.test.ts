/** Profile, theme, tokens, policy and the audit log. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { browserTest, findChromium } from './browser.ts';
import { type Account, type App, startApp } from './start-app.ts';

let app: App;
let ada: Account;
before(async () => {
  if (findChromium() === null) return;
  app = await startApp();
  ada = await app.admin();
});
after(() => app?.close());

browserTest('a theme is chosen and is there before the first paint of the next page', async () => {
  const { page, complaints, close } = await ada.window({ theme: 'light' });
  await page.goto('/settings/profile');
  await page.getByRole('group', { name: 'Theme' }).getByLabel('Dark').check();
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await ground();
  await page.reload();
  assert.equal(await page.evaluate(() => document.documentElement.dataset['theme']), 'dark');
  assert.equal(await ground(), dark);
  await page.getByRole('group', { name: 'Theme' }).getByLabel('As the system').check();
  assert.notEqual(await ground(), dark);
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('a token is shown once, works, and is refused once revoked', async () => {
  const { page, close } = await ada.window();
  await page.goto('/settings/tokens');
  await page.getByLabel('What for').fill('A script');
  await page.getByRole('button', { name: 'Make the token' }).click();
  const secret = await page.getByLabel('Token “A script”').inputValue();
  const ask = () => fetch(`${app.url}/api/postmortems`, { headers: { authorization: `Bearer ${secret}` } });
  assert.equal((await ask()).status, 200);
  await page.reload();
  assert.equal(await page.getByText(secret).count(), 0);
  await page.getByRole('button', { name: 'Revoke the token A script' }).click();
  await page.getByText('The token is revoked').first().waitFor();
  assert.equal((await ask()).status, 401);
  await close();
});

browserTest(
  'a policy with a slip is refused by line and kept on screen; one in order is in force',
  async () => {
    const { page, close } = await ada.window();
    await page.goto('/settings/policy');
    const area = page.getByLabel('debrief.yaml');
    await area.fill('severities:\n  critical: 1\ndeadlines:\n  draft: soon\n');
    await page.getByRole('button', { name: 'Put in force' }).click();
    await page.getByRole('alert').waitFor();
    assert.match((await page.getByRole('alert').textContent()) ?? '', /draft/);
    assert.match(await area.inputValue(), /draft: soon/);
    await area.fill('severities:\n  critical: 1\ndeadlines:\n  draft: 3\n');
    await page.getByRole('button', { name: 'Put in force' }).click();
    await page.getByText('The policy is in force.').first().waitFor();
    await page.reload();
    await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('draft: 3'));
    await close();
  },
);

browserTest('one’s name changes everywhere, and what was done stands in the audit log', async () => {
  const { page, close } = await ada.window();
  await page.goto('/settings/profile');
  await page.getByLabel('Name', { exact: true }).fill('Ada Lindqvist');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await page.getByRole('button', { name: 'Ada Lindqvist' }).waitFor();
  await page.getByRole('link', { name: 'Audit log' }).click();
  await page.getByRole('heading', { name: 'Audit log' }).waitFor();
  assert.ok((await page.locator('.audit tbody tr').count()) > 1);
  await close();
});
