/** History: who changed what, as words put in and taken out; going back, and taking that back. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { browserTest, findChromium } from './browser.ts';
import { checkout, eventually, make, open, savedText } from './postmortem.ts';
import { type Account, type App, startApp } from './start-app.ts';

let app: App;
let ada: Account;
before(async () => {
  if (findChromium() === null) return;
  app = await startApp();
  ada = await app.admin();
});
after(() => app?.close());

async function change(id: string, from: string, to: string, reason: string): Promise<void> {
  const { text, version } = await ada.api('GET /api/postmortems/:id', { params: { id } });
  await ada.api('PUT /api/postmortems/:id/text', {
    params: { id },
    body: { text: text.replace(from, to), reason },
    headers: { 'if-match': `"v${version}"` },
  });
}

browserTest(
  'a version is read as words put in and taken out, restored, and the restoring taken back',
  async () => {
    const { id } = await make(ada);
    await change(id, 'carelessly', 'then', 'kinder words');
    await change(id, 'ran out of memory', 'ran full', 'shorter');
    const { page, complaints, close } = await ada.window();
    await open(page, id, '?panel=history');
    await page.getByRole('button', { name: /kinder words/ }).click();
    const diff = page.getByRole('group', { name: /Change at line/ });
    await diff.locator('del', { hasText: 'carelessly' }).waitFor();
    await diff.locator('ins', { hasText: 'then' }).waitFor();

    await page.getByRole('button', { name: 'All versions' }).click();
    await page.getByRole('button', { name: /version 1\b/ }).click();
    await page.getByLabel('Compare').selectOption({ label: 'What changed since' });
    await page.locator('ins', { hasText: 'full' }).waitFor();
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByText('Version 1 is the present text again.').first().waitFor();
    await eventually(async () => assert.equal(await savedText(ada, id), checkout));
    await page.locator('.cm-line', { hasText: 'Bob carelessly' }).waitFor();
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await eventually(async () => assert.match(await savedText(ada, id), /ran full[\s\S]*Bob then/));
    assert.deepEqual(complaints, []);
    await close();
  },
);
