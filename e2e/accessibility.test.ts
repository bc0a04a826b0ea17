/** axe finds nothing on any page, in both themes and on a phone, with an empty and a filled library. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { browserTest, findChromium, openWindow, type Seat } from './browser.ts';
import { sampleDocuments } from './documents.ts';
import { type Account, type App, startApp } from './start-app.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let app: App;
let ada: Account;
before(async () => {
  if (findChromium() === null) return;
  app = await startApp();
  ada = await app.admin();
});
after(() => app?.close());

const run = `axe.run(document, {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
})`;

/** What axe finds against WCAG 2.2 AA and good practice, in words. */
async function findings(page: Page, name: string): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(run);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...violations.map(
      ({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    ),
    ...(wide > 0 ? [`${name}: ${wide} px wider than the window`] : []),
  ];
}

/** Each page with what shows that it is there. */
const pages: readonly (readonly [string, string])[] = [
  ['/', 'h1'],
  ['/library', '.library-results [data-row], .empty'],
  ['/library?q=pool', '.library-results [data-row], .empty'],
  ['/library?q=zzzzqqqq&state=draft', '.empty'],
  ['/library?removed=true', '.empty'],
  ['/new', '.templates'],
  ['/actions', '.actions-table, .empty'],
  ['/settings/profile', '.settings-section'],
  ['/settings/people', '.settings-wide table'],
  ['/settings/policy', 'textarea'],
  ['/settings/tokens', '.settings-form'],
  ['/settings/audit', '.audit'],
  ['/settings/about', '.about'],
  ['/nowhere', '.empty'],
];

async function walk({ page }: Seat, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const [address, sign] of pages) {
    await page.goto(address);
    await page.locator(sign).first().waitFor();
    found.push(...(await findings(page, `${name} ${address}`)));
  }
  return found;
}

browserTest('pages before signing in', async () => {
  for (const theme of ['light', 'dark'] as const) {
    const window = await openWindow({ url: app.url, theme });
    const found: string[] = [];
    for (const address of ['/sign-in', '/set-up', '/invite#secret', '/invite']) {
      await window.page.goto(address);
      await window.page.locator('h1').waitFor();
      found.push(...(await findings(window.page, `${theme} ${address}`)));
    }
    assert.deepEqual([...found, ...window.complaints], []);
    await window.close();
  }
});

browserTest('every page of an empty library, in the light', async () => {
  const window = await ada.window();
  assert.deepEqual([...(await walk(window, 'empty')), ...window.complaints], []);
  await window.close();
});

for (const look of [{ theme: 'light' }, { theme: 'dark' }, { theme: 'dark', phone: true }] as const) {
  const name = `${look.theme}${'phone' in look ? ', phone' : ''}`;
  browserTest(`every page of a filled library, ${name}`, async () => {
    const { total } = await ada.api('GET /api/home');
    if (total === 0)
      for (const text of sampleDocuments) await ada.api('POST /api/postmortems', { body: { text } });
    const window = await ada.window(look);
    assert.deepEqual([...(await walk(window, name)), ...window.complaints], []);
    await window.close();
  });
}

browserTest('what opens over a page: menus, palette, shortcuts, preview, messages', async () => {
  for (const theme of ['light', 'dark'] as const) {
    const { page, complaints, close } = await ada.window({ theme });
    const found: string[] = [];
    await page.goto('/library');
    await page
      .getByRole('button', { name: /More for/ })
      .first()
      .click();
    await page.getByRole('menu').waitFor();
    found.push(...(await findings(page, `${theme} row menu`)));
    await page.getByRole('menuitem', { name: 'Put into the bin' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    found.push(...(await findings(page, `${theme} message`)));
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('is back in the library').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    found.push(...(await findings(page, `${theme} palette`)));
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    found.push(...(await findings(page, `${theme} shortcuts`)));
    await page.goto('/new');
    await page
      .getByRole('button', { name: /^Preview/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    found.push(...(await findings(page, `${theme} preview`)));
    assert.deepEqual([...found, ...complaints], []);
    await close();
  }
});
