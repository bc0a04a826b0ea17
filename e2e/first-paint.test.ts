/** What the library costs to open: bytes on the wire, and nothing that jumps once it shows. */
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
  for (let number = 1; number <= 60; number += 1) {
    const text = postmortemText({ title: `Incident number ${number}`, severity: `SEV${1 + (number % 4)}` });
    await ada.api('POST /api/postmortems', { body: { text } });
  }
});
after(() => app?.close());

browserTest('the library’s first load takes under 300 kB', async () => {
  const { page, context, close } = await ada.window();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto('/library');
  await page.locator('[data-row]').first().waitFor();
  assert.ok(bytes > 50_000, 'something was counted');
  assert.ok(bytes < 300_000, `${bytes} bytes`);
  await close();
});

browserTest('home and library show without jumping', async () => {
  const { page, close } = await ada.window();
  await page.addInitScript(() => {
    const seen: { value: number }[] = [];
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry && typeof entry.value === 'number') seen.push({ value: entry.value });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const [address, sign] of [
    ['/', '.home-recent [data-row]'],
    ['/library', '.facet'],
    ['/actions', '.empty'],
  ] as const) {
    await page.goto(address);
    await page.locator(sign).first().waitFor();
    await page.locator('#content').click({ position: { x: 2, y: 2 } });
    const shift = await page.evaluate<number>('seen.reduce((sum, { value }) => sum + value, 0)');
    assert.ok(shift < 0.05, `${address}: layout shift of ${shift}`);
  }
  await close();
});
