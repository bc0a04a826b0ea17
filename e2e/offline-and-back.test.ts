/** The connection goes: typing goes on, is kept over a reload, and merges when it is back. Nothing is said that is not so. */
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

browserTest('what is typed offline waits, is said to wait, and merges with what others typed', async () => {
  const { id } = await make(ada);
  const bo = await app.join('Bo Anders', 'member');
  const mine = await ada.window();
  const theirs = await bo.window();
  await open(mine.page, id);
  await open(theirs.page, id);
  await mine.context.setOffline(true);
  await endOfLine(mine.page, 'pager woke the team');
  await mine.page.keyboard.type(' Typed offline.');
  await mine.page
    .getByRole('button', { name: /Connection: Offline · \d+ changes? waits?/ })
    .waitFor({ timeout: 60_000 });
  await endOfLine(theirs.page, 'Bob carelessly');
  await theirs.page.keyboard.type(' Typed meanwhile.');
  await untilSaved(theirs.page);
  assert.doesNotMatch(await savedText(ada, id), /Typed offline/);
  await mine.context.setOffline(false);
  await untilSaved(mine.page);
  await mine.page.locator('.cm-line', { hasText: 'Typed meanwhile.' }).waitFor();
  await untilText(ada, id, /Typed offline\.\nBob .*Typed meanwhile\./);
  await mine.close();
  await theirs.close();
});

browserTest(
  'the server goes away: typing goes on, a reload keeps it, and it is sent when the server is back',
  async () => {
    const { id } = await make(ada);
    const { page, context, close } = await ada.window();
    await open(page, id);
    await app.stop();
    await endOfLine(page, 'pager woke the team');
    await page.keyboard.type(' Typed while the server was down.');
    await page
      .getByRole('button', { name: /Connection: Offline · \d+ changes? waits?/ })
      .waitFor({ timeout: 20_000 });
    // The tab closes with the words unsent.
    await page.waitForTimeout(700);
    await page.close({ runBeforeUnload: true });
    await app.startAgain();
    assert.doesNotMatch(await savedText(ada, id), /server was down/);
    const again = await context.newPage();
    await open(again, id);
    await again.locator('.cm-line', { hasText: 'Typed while the server was down.' }).waitFor();
    await untilSaved(again);
    await untilText(ada, id, /woke the team\. Typed while the server was down\./);
    const left = await again.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('debrief-unsaved');
          opening.onsuccess = () => {
            const counting = opening.result.transaction('updates').objectStore('updates').count();
            counting.onsuccess = () => resolve(counting.result);
            counting.onerror = () => reject(counting.error);
          };
          opening.onerror = () => reject(opening.error);
        }),
    );
    await eventually(async () => assert.equal(left, 0));
    await close();
  },
);
