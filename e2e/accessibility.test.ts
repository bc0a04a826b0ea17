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

/** Rules of WCAG 2.2 AA and good practice; colours are looked at in both themes, sizes of targets on a phone too. */
const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page: Page, name: string, runOnly: readonly string[]): Promise<string[]> {
  const answer = await page.evaluate<AxeResults>(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ${JSON.stringify(runOnly)} })`,
  );
  return answer.violations.map(
    ({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

async function tooWide(page: Page, name: string): Promise<string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return wide > 0 ? [`${name}: ${wide} px wider than the window`] : [];
}

/** What is wrong with what the page shows now: in the light, in the dark, and as narrow as a phone. */
async function findings(page: Page, name: string): Promise<string[]> {
  await page.evaluate(axe);
  const found = await violations(page, name, everything);
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await violations(page, `${name}, dark`, ['color-contrast'])));
  await page.setViewportSize({ width: 390, height: 844 });
  found.push(...(await violations(page, `${name}, phone`, ['color-contrast', 'target-size'])));
  found.push(...(await tooWide(page, `${name}, phone`)));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 860 });
  return found;
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

/** Pages that look otherwise while nothing is there. */
const emptyPages = new Set(['/', '/library', '/actions', '/settings/people', '/settings/tokens']);

async function walk({ page }: Seat, name: 'empty' | 'filled'): Promise<string[]> {
  const found: string[] = [];
  for (const [address, sign] of pages) {
    if (name === 'empty' && !emptyPages.has(address)) continue;
    await page.goto(address);
    await page.locator(sign).first().waitFor();
    found.push(...(await findings(page, `${name} ${address}`)));
  }
  return found;
}

browserTest('axe finds nothing on the pages before signing in', async () => {
  const { page, complaints, close } = await openWindow({ url: app.url });
  const found: string[] = [];
  for (const address of ['/sign-in', '/set-up', '/invite#secret', '/invite']) {
    await page.goto(address);
    await page.locator('h1').waitFor();
    found.push(...(await findings(page, address)));
  }
  assert.deepEqual([...found, ...complaints], []);
  await close();
});

browserTest('axe finds nothing on any page while the library is empty', async () => {
  const seat = await ada.window();
  assert.deepEqual([...(await walk(seat, 'empty')), ...seat.complaints], []);
  await seat.close();
});

browserTest('axe finds nothing on any page of a filled library', async () => {
  for (const text of sampleDocuments) await ada.api('POST /api/postmortems', { body: { text } });
  const seat = await ada.window();
  assert.deepEqual([...(await walk(seat, 'filled')), ...seat.complaints], []);
  await seat.close();
});

browserTest('axe finds nothing on the page of a document', async () => {
  const { id } = await ada.api('POST /api/example');
  const { page, complaints, close } = await ada.window();
  await page.goto(`/p/${id}`);
  await page
    .getByRole('heading', { name: /Checkout/ })
    .first()
    .waitFor();
  await page
    .getByText(/\d+ warnings/)
    .first()
    .waitFor();
  assert.deepEqual([...(await findings(page, 'document')), ...complaints], []);
  await close();
});

browserTest(
  'axe finds nothing on what opens over a page: menus, messages, palette, shortcuts, preview',
  async () => {
    const { page, complaints, close } = await ada.window();
    const found: string[] = [];
    await page.goto('/library');
    await page
      .getByRole('button', { name: /More for/ })
      .first()
      .click();
    await page.getByRole('menu').waitFor();
    found.push(...(await findings(page, 'menu')));
    await page.getByRole('menuitem', { name: 'Put into the bin' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    found.push(...(await findings(page, 'message')));
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('is back in the library').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('option').first().waitFor();
    found.push(...(await findings(page, 'palette')));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    found.push(...(await findings(page, 'shortcuts')));
    await page.goto('/new');
    await page
      .getByRole('button', { name: /^Preview/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    found.push(...(await findings(page, 'preview')));
    assert.deepEqual([...found, ...complaints], []);
    await close();
  },
);
