/** Bad weather as the person at the page sees it: nothing that was typed is lost, and what is so is said. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { forEachEngine, testPostgres } from '@debrief/store/test-engines';
import type { Page } from 'playwright-core';
import { browserTest, findChromium } from './browser.ts';
import { endOfLine, make, open, untilSaved, untilText } from './postmortem.ts';
import { type Account, type App, startApp } from './start-app.ts';

let app: App;
let ada: Account;
before(async () => {
  if (findChromium() === null) return;
  app = await startApp();
  ada = await app.admin();
});
after(() => app?.close());

const waits = /Connection: (?:Offline|Not saved|Not connected yet).*/;
const chip = (page: Page, name: RegExp) => page.getByRole('button', { name });

/** Types at the end of the summary. */
async function typeWords(page: Page, words: string): Promise<void> {
  await endOfLine(page, 'pager woke the team');
  await page.keyboard.type(words);
}

browserTest(
  'lost connection: a page that is loaded again while offline has the words when it is back',
  async () => {
    const { id } = await make(ada);
    const { page, context, complaints, close } = await ada.window();
    await open(page, id);
    await untilSaved(page);
    await context.setOffline(true);
    await typeWords(page, ' Typed in a tunnel.');
    await chip(page, /Connection: Offline · \d+ changes? waits?/).waitFor({ timeout: 60_000 });
    await page.keyboard.type(' And on.');
    // What the page had not fetched yet takes nothing of it away.
    await page.getByRole('tab', { name: /Impact/ }).click();
    await page.keyboard.press('?');
    await page.keyboard.press('Control+k');
    await page.locator('.cm-line', { hasText: 'Typed in a tunnel. And on.' }).waitFor();
    await page.waitForTimeout(700);
    await page.reload().catch(() => {});
    await context.setOffline(false);
    await open(page, id);
    await page.locator('.cm-line', { hasText: 'Typed in a tunnel. And on.' }).waitFor();
    await untilSaved(page);
    await untilText(ada, id, /woke the team\. Typed in a tunnel\. And on\./);
    assert.deepEqual(complaints, []);
    await close();
  },
);

browserTest('server restart under edit: two people type on through it, and both texts are one', async () => {
  const { id } = await make(ada);
  const bo = await app.join('Bo Anders', 'member');
  const [mine, theirs] = [await ada.window(), await bo.window()];
  await open(mine.page, id);
  await open(theirs.page, id);
  await typeWords(mine.page, ' Before it.');
  await untilSaved(mine.page);
  const stopping = app.stop();
  await mine.page.keyboard.type(' While it stops.', { delay: 30 });
  await stopping;
  await endOfLine(theirs.page, 'Bob carelessly');
  await theirs.page.keyboard.type(' While it is down.');
  await chip(theirs.page, waits).waitFor({ timeout: 20_000 });
  await app.startAgain();
  await mine.page.keyboard.type(' While it starts.', { delay: 30 });
  for (const { page } of [mine, theirs]) {
    await page.getByRole('button', { name: 'Connection: Saved' }).waitFor({ timeout: 40_000 });
    await page.locator('.cm-line', { hasText: 'Before it. While it stops. While it starts.' }).waitFor();
    await page.locator('.cm-line', { hasText: 'While it is down.' }).waitFor();
  }
  await untilText(ada, id, /Before it\. While it stops\. While it starts\.\nBob .* While it is down\./);
  await mine.close();
  await theirs.close();
});

browserTest('two tabs of one person, both with unsent words when they close: all of it arrives', async () => {
  const { id } = await make(ada);
  const { page, context, close } = await ada.window();
  const second = await context.newPage();
  await open(page, id);
  await open(second, id);
  await untilSaved(second);
  await app.stop();
  await typeWords(page, ' From the first tab.');
  await endOfLine(second, 'Bob carelessly');
  await second.keyboard.type(' From the second tab.');
  for (const tab of [page, second]) {
    await chip(tab, /Connection: Offline · \d+ changes? waits?/).waitFor({ timeout: 20_000 });
    await tab.waitForTimeout(700);
    await tab.close({ runBeforeUnload: true });
  }
  await app.startAgain();
  const again = await context.newPage();
  await open(again, id);
  await again.locator('.cm-line', { hasText: 'From the second tab.' }).waitFor();
  await untilText(ada, id, /From the first tab\.\nBob .* From the second tab\./);
  await close();
});

for (const [name, years] of [
  ['ahead', 12],
  ['behind', -12],
] as const) {
  browserTest(
    `clock jump: a machine whose clock is years ${name} writes and sees like any other`,
    async () => {
      const { id } = await make(ada);
      const { page, complaints, close } = await ada.window();
      await page.addInitScript(
        (ms) => {
          const { now } = Date;
          const Real = Date;
          Date.now = () => now.call(Real) + ms;
          globalThis.Date = new Proxy(Real, {
            construct: (target, given, to) =>
              Reflect.construct(target, given.length === 0 ? [Real.now()] : given, to),
          });
        },
        years * 365 * 86_400_000,
      );
      await open(page, id);
      await typeWords(page, ' With a wrong clock.');
      await untilSaved(page);
      await untilText(ada, id, /With a wrong clock\./);
      await page.getByRole('tab', { name: /Timeline/ }).click();
      await page.getByLabel('Time of row 1').waitFor();
      await page.goto('/library');
      await page.getByText('Checkout was slow').first().waitFor();
      assert.deepEqual(complaints, []);
      await close();
    },
  );
}

browserTest('clock jump: the server’s clock goes two days on and a day back under an open page', async () => {
  let jump = 0;
  const other = await startApp({ clock: { now: () => Date.now() + jump } });
  try {
    const person = await other.admin();
    const { id } = await make(person);
    const { page, close } = await person.window();
    await open(page, id);
    await untilSaved(page);
    for (const [days, words] of [
      [2, ' Two days on.'],
      [-1, ' A day back.'],
    ] as const) {
      jump = days * 86_400_000;
      await typeWords(page, words);
      await untilSaved(page);
      await untilText(person, id, new RegExp(words));
    }
    await close();
  } finally {
    await other.close();
  }
});

browserTest(
  'disk full: it is said that nothing is saved, typing goes on, and with room again it is saved',
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'debrief-full-'));
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]).status !== 0) {
      rmSync(folder, { recursive: true });
      t.skip('a small disk can be made by the superuser of a Linux machine only');
      return;
    }
    const quiet = { info() {}, warn() {}, error() {} };
    const other = await startApp({ library: { engine: 'sqlite', folder }, log: quiet });
    try {
      const person = await other.admin();
      const { id } = await make(person);
      const { page, complaints, close } = await person.window();
      await open(page, id);
      await untilSaved(page);
      const filler = join(folder, 'filler');
      for (let size = 16 * 1024 * 1024; size >= 512; size = Math.floor(size / 2)) {
        try {
          for (;;) writeFileSync(filler, Buffer.alloc(size, 1), { flag: 'a' });
        } catch {
          // No room for this much; less may still fit.
        }
      }
      await typeWords(page, ` On a full disk.${' More words of it.'.repeat(4)}`);
      // What fits in the room the engine has already is taken: paste until none is left.
      const long = 'A long paste of log lines.\n'.repeat(8000);
      for (let tries = 0; tries < 4 && !(await chip(page, waits).isVisible()); tries++) {
        await page.evaluate((words) => {
          const data = new DataTransfer();
          data.setData('text/plain', words);
          const target = document.querySelector('.cm-content');
          target?.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
          );
        }, long);
        await page.waitForTimeout(1500);
      }
      await chip(page, waits).waitFor({ timeout: 20_000 });
      await page.keyboard.type('Typed on.');
      rmSync(filler);
      await page.getByRole('button', { name: 'Connection: Saved' }).waitFor({ timeout: 40_000 });
      await untilText(person, id, /On a full disk\.[\s\S]*Typed on\./);
      assert.deepEqual(complaints, []);
      await close();
    } finally {
      await other.close();
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

forEachEngine(({ name, openOptions }) => {
  if (name === 'sqlite') return;
  browserTest(
    'database gone and back: it is said, typing goes on, all of it is saved, nobody signs in anew',
    async (t) => {
      const library = await openOptions(t);
      const quiet = { info() {}, warn() {}, error() {} };
      const other = await startApp({ library, log: quiet });
      try {
        const person = await other.admin();
        const { id } = await make(person);
        const { page, complaints, close } = await person.window();
        await open(page, id);
        await typeWords(page, ' Before.');
        await untilSaved(page);
        const back = (await testPostgres()).restart(8000);
        await page.waitForTimeout(500);
        await page.keyboard.type(' While it is gone.');
        await chip(page, waits).waitFor({ timeout: 20_000 });
        await back;
        await page.getByRole('button', { name: 'Connection: Saved' }).waitFor({ timeout: 40_000 });
        await untilText(person, id, /Before\. While it is gone\./);
        await page.goto('/library');
        await page.getByText('Checkout was slow').first().waitFor();
        assert.deepEqual(complaints, []);
        await close();
      } finally {
        await other.close();
      }
    },
  );
});
