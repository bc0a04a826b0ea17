import { startApp } from './start-app.ts';

const app = await startApp();
const ada = await app.admin();
const t = Date.now();
const made = await ada.api('POST /api/example');
console.log('example', Date.now() - t, made.id, made.title, made.text.length);
const ev = await ada.api('GET /api/postmortems/:id/evidence', { params: { id: made.id } });
console.log(ev.items.map((f) => [f.name, f.state, f.source, f.events]));
const w = await ada.window();
const page = w.page;
page.on('console', (m) => console.log('console', m.type(), m.text().slice(0, 300)));
page.on('pageerror', (e) => console.log('pageerror', e.message.slice(0, 500)));
await page.goto(`${app.url}/p/${made.id}?panel=timeline`);
await page.waitForTimeout(4000);
await page.screenshot({ path: '/tmp/lead-1.png' });
for (const tab of ['actions', 'whys', 'impact', 'checklist']) {
  await page.goto(`${app.url}/p/${made.id}?panel=${tab}&evidence=open`);
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `/tmp/lead-${tab}.png` });
}
await page.goto(`${app.url}/`);
await page.waitForTimeout(1500);
await page.screenshot({ path: '/tmp/lead-home.png' });
await page.goto(`${app.url}/library`);
await page.waitForTimeout(1500);
await page.screenshot({ path: '/tmp/lead-library.png' });
await app.close();
process.exit(0);
