/** Two people, two browsers, one document: they see one another, merge, undo their own, and a sleeper deletes nothing. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { browserTest, findChromium } from './browser.ts';
import { endOfLine, eventually, make, open, savedText, untilSaved } from './postmortem.ts';
import { type Account, type App, startApp } from './start-app.ts';

let app: App;
let ada: Account;
let bo: Account;
before(async () => {
  if (findChromium() === null) return;
  app = await startApp();
  ada = await app.admin();
  bo = await app.join('Bo Anders', 'member');
});
after(() => app?.close());

browserTest('both see what the other types, where they are, and take back only their own', async () => {
  const { id } = await make(ada);
  const mine = await ada.window();
  const theirs = await bo.window();
  await open(mine.page, id);
  await open(theirs.page, id);
  await mine.page.getByRole('button', { name: /Bo Anders: go to where they are/ }).waitFor();
  await endOfLine(mine.page, 'pager woke the team');
  await endOfLine(theirs.page, 'Bob carelessly');
  await mine.page.locator('.remote-name', { hasText: 'Bo Anders' }).waitFor();
  await Promise.all([
    mine.page.keyboard.type(' Ada was here.', { delay: 20 }),
    theirs.page.keyboard.type(' So was Bo.', { delay: 20 }),
  ]);
  for (const { page } of [mine, theirs]) {
    await page.locator('.cm-line', { hasText: 'Ada was here.' }).waitFor();
    await page.locator('.cm-line', { hasText: 'So was Bo.' }).waitFor();
    await untilSaved(page);
  }
  await mine.page.keyboard.press('Control+z');
  await theirs.page.locator('.cm-line', { hasText: 'Ada was here.' }).waitFor({ state: 'detached' });
  await eventually(async () => {
    const text = await savedText(ada, id);
    assert.match(text, /So was Bo\./);
    assert.doesNotMatch(text, /Ada was here\./);
  });
  assert.deepEqual([...mine.complaints, ...theirs.complaints], []);
  await mine.close();
  await theirs.close();
});

browserTest(
  'a tab that slept shows its old text for a moment, and takes nothing of others away',
  async () => {
    const { id } = await make(ada);
    const asleep = await bo.window();
    await open(asleep.page, id);
    // Asleep: no byte comes and no timer runs.
    await asleep.context.setOffline(true);
    const debug = await asleep.context.newCDPSession(asleep.page);
    await debug.send('Debugger.enable');
    await debug.send('Debugger.pause');

    const mine = await ada.window();
    await open(mine.page, id);
    await mine.page.locator('.cm-line', { hasText: 'Bob carelessly' }).click({ clickCount: 3 });
    await mine.page.keyboard.type('A guard was missing on the restart command.');
    await endOfLine(mine.page, 'Alert when the cache');
    await mine.page.keyboard.press('Enter');
    await mine.page.keyboard.type('Ask before a restart');
    await untilSaved(mine.page);

    await debug.send('Debugger.resume').catch(() => {});
    await debug.send('Debugger.disable');
    // Still without a connection, into the old text.
    await endOfLine(asleep.page, 'pager woke the team');
    await asleep.page.keyboard.type(' Typed in an old tab.');
    await asleep.context.setOffline(false);
    await asleep.page.locator('.cm-line', { hasText: 'A guard was missing' }).waitFor();
    await untilSaved(asleep.page);
    for (const { page } of [mine, asleep]) {
      await page.locator('.cm-line', { hasText: 'Typed in an old tab.' }).waitFor();
      await page.locator('.cm-line', { hasText: 'Ask before a restart' }).waitFor();
    }
    await eventually(async () => {
      const text = await savedText(ada, id);
      assert.match(text, /woke the team\. Typed in an old tab\.\nA guard was missing/);
      assert.match(text, /- \[ \] Ask before a restart\n/);
      assert.doesNotMatch(text, /carelessly/);
    });
    await mine.close();
    await asleep.close();
  },
);

browserTest('two tabs of one person are one person, and both are in step', async () => {
  const { id } = await make(ada);
  const { context, page, close } = await ada.window();
  const second = await context.newPage();
  await open(page, id);
  await open(second, id);
  await endOfLine(page, 'pager woke the team');
  await page.keyboard.type(' From the first tab.');
  await second.locator('.cm-line', { hasText: 'From the first tab.' }).waitFor();
  assert.equal(await second.getByRole('list', { name: 'Also here' }).count(), 0);
  await close();
});
