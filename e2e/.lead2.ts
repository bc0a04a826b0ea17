import { startApp } from './start-app.ts';
const app = await startApp({ webFolder: '/tmp/lead-dist' });
const ada = await app.admin();
const made = await ada.api('POST /api/example');
for (const [theme, phone] of [['light', false], ['dark', false], ['light', true]] as const) {
const w = await ada.window({ theme, phone });
const page = w.page;
const n = `${theme}${phone ? '-phone' : ''}`;
await page.goto(`/p/${made.id}?panel=timeline`, { waitUntil: 'domcontentloaded' });
await page.waitForTimeout(5000);
await page.screenshot({ path: `/tmp/lead-tl-${n}.png` });
await page.goto(`/p/${made.id}?panel=evidence`, { waitUntil: 'domcontentloaded' });
await page.waitForTimeout(4000);
await page.screenshot({ path: `/tmp/lead-ev-${n}.png` });
if (theme === 'light' && !phone) {
 await page.getByRole('button', { name: 'Draft from the evidence' }).click();
 await page.waitForTimeout(4000);
 await page.screenshot({ path: `/tmp/lead-draft-${n}.png` });
}
console.log(n, w.complaints);
await w.close();
}
await app.close();
process.exit(0);
