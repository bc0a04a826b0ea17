/** A second person comes in by invitation, and sees what is shared with them and nothing else. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { browserTest, findChromium, openWindow } from './browser.ts';
import { postmortemText } from './documents.ts';
import { type Account, type App, startApp } from './start-app.ts';

let app: App;
let ada: Account;
before(async () => {
  if (findChromium() === null) return;
  app = await startApp();
  ada = await app.admin();
});
after(() => app?.close());

browserTest('an invitation made here lets a colleague in there, once', async () => {
  const { page, complaints, close } = await ada.window();
  await page.goto('/settings/people');
  await page.getByLabel('E-mail').fill('bo@shop.example');
  await page.getByRole('button', { name: 'Make an invitation' }).click();
  const link = await page.getByLabel('Link for bo@shop.example').inputValue();
  assert.match(link, /\/invite#.{20,}/);

  const bo = await openWindow({ url: app.url });
  await bo.page.goto(link);
  await bo.page.getByLabel('Your name').fill('Bo Karlsson');
  await bo.page.getByLabel('Password').fill('bo keeps a long sentence');
  await bo.page.getByRole('button', { name: 'Join' }).click();
  await bo.page.getByRole('heading', { name: 'Welcome, Bo Karlsson' }).waitFor();
  await bo.page.goto('/settings');
  assert.equal(
    await bo.page.getByRole('link', { name: 'Audit log' }).count(),
    0,
    'a member sees no audit log',
  );
  await bo.close();

  const late = await openWindow({ url: app.url });
  await late.page.goto(link);
  await late.page.getByLabel('Your name').fill('Somebody Else');
  await late.page.getByLabel('Password').fill('another long sentence');
  await late.page.getByRole('button', { name: 'Join' }).click();
  await late.page.getByRole('heading', { name: 'This invitation no longer works' }).waitFor();
  await late.close();

  await page.reload();
  await page
    .getByRole('cell', { name: /bo@shop.example/ })
    .first()
    .waitFor();
  await page.getByLabel('Role of Bo Karlsson').selectOption('reader');
  await page.getByText('Bo Karlsson is now reader.').first().waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForFunction(
    () => document.querySelector<HTMLSelectElement>('tr:nth-child(2) select')?.value === 'member',
  );
  assert.deepEqual([...complaints, ...bo.complaints], []);
  await close();
});

browserTest('a restricted postmortem does not exist for others, at any door of the pages', async () => {
  const chi = await app.join('Chi Okafor', 'member');
  const secret = await ada.api('POST /api/postmortems', {
    body: {
      text: postmortemText({ title: 'A key was left in a public place', services: 'vault' }),
      restricted: true,
    },
  });
  await ada.api('POST /api/postmortems', { body: { text: postmortemText({ title: 'A cable came loose' }) } });

  const hers = await ada.window();
  await hers.page.goto('/library');
  await hers.page.getByText('A key was left in a public place').waitFor();
  await hers.close();

  const { page, complaints, close } = await chi.window();
  const unseen = async () => {
    assert.equal(await page.getByText('A key was left').count(), 0, page.url());
    assert.equal(await page.getByText('vault').count(), 0, page.url());
  };
  await page.goto('/library');
  await page.getByText('1 postmortem', { exact: true }).waitFor();
  await unseen();
  await page.goto('/library?q=key%20public');
  await page.getByRole('heading', { name: /Nothing matches/ }).waitFor();
  await unseen();
  await page.goto('/');
  await page.getByText('A cable came loose').first().waitFor();
  await unseen();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search postmortems and actions').waitFor();
  await page.keyboard.type('key');
  await page.screenshot({ path: '/tmp/web-pages/dbg.png' });
  await page.getByText('Nothing matches “key”.').waitFor();
  await unseen();
  await page.goto(`/p/${secret.id}`);
  await page.getByRole('heading', { name: 'Nothing is here' }).first().waitFor();
  const body = await page.locator('body').textContent();
  await page.goto('/p/0000000000000000nope');
  await page.getByRole('heading', { name: 'Nothing is here' }).first().waitFor();
  assert.equal(body, await page.locator('body').textContent(), 'as if it did not exist');
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('a reader is offered nothing that a reader may not do', async () => {
  const dana = await app.join('Dana Ruiz', 'reader');
  const { page, close } = await dana.window();
  await page.goto('/library');
  await page.getByText('1 postmortem', { exact: true }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'New postmortem' }).count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Import' }).count(), 0);
  await page.getByRole('button', { name: /More for/ }).click();
  await page.getByRole('menuitem', { name: 'Copy link' }).waitFor();
  assert.equal(await page.getByRole('menuitem', { name: 'Put into the bin' }).count(), 0);
  await page.goto('/settings/policy');
  await page.getByLabel('debrief.yaml').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Put in force' }).count(), 0);
  await close();
});
