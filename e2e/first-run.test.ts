/** From a fresh server to an administrator who signs out and in again. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { browserTest, findChromium, openWindow } from './browser.ts';
import { type App, startApp } from './start-app.ts';

let app: App;
before(async () => {
  if (findChromium() !== null) app = await startApp();
});
after(() => app?.close());

browserTest('the set-up link makes the first administrator, once', async () => {
  const { page, complaints, close } = await openWindow({ url: app.url });
  await page.goto('/');
  await page.getByRole('heading', { name: 'Almost there' }).waitFor();

  await page.goto(app.server.setUpLink ?? '');
  await page.reload();
  await page.getByLabel('Your name').fill('Ada Admin');
  await page.getByLabel('E-mail').fill('ada@shop.example');
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Begin' }).click();
  assert.match(page.url(), /set-up/, 'a short password is not sent');
  await page.getByLabel('Password').fill('ada keeps a long sentence');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('heading', { name: 'Welcome, Ada Admin' }).waitFor();
  assert.equal(new URL(page.url()).hash, '', 'the secret has left the address');

  const second = await openWindow({ url: app.url });
  await second.page.goto(app.server.setUpLink ?? '');
  await second.page.getByRole('heading', { name: 'All set up' }).waitFor();
  await second.close();
  assert.deepEqual(complaints, []);
  await close();
});

browserTest(
  'signing in leads back to the page that was asked for; signing out leaves nothing behind',
  async () => {
    const { page, complaints, close } = await openWindow({ url: app.url });
    await page.goto('/actions?show=overdue');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    assert.equal(await page.title(), 'Sign in · Debrief');
    await page.getByLabel('E-mail').fill('ada@shop.example');
    await page.getByLabel('Password').fill('not her sentence at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('not right').waitFor();
    await page.getByLabel('Password').fill('ada keeps a long sentence');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Actions' }).waitFor();
    assert.equal(new URL(page.url()).search, '?show=overdue');

    await page.getByRole('button', { name: 'Ada Admin' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    assert.equal(await page.getByText('Ada Admin').count(), 0);
    assert.deepEqual(complaints, []);
    await close();
  },
);

browserTest(
  'a session that ends in one tab ends in the other, which leads back after signing in',
  async () => {
    const { page, context, close } = await (await signedIn()).window();
    await page.goto('/library?sort=date');
    await page.getByRole('heading', { name: 'Library' }).waitFor();
    const other = await context.newPage();
    await other.goto('/');
    await other.getByRole('button', { name: 'Ada Admin' }).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();
    await other.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByLabel('Search the library').fill('cable');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByLabel('E-mail').fill('ada@shop.example');
    await page.getByLabel('Password').fill('ada keeps a long sentence');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Library' }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('sort'), 'date');
    await close();
  },
);

browserTest('a tab goes on working after its person signed in anew in another', async () => {
  const { page, context, close } = await (await signedIn()).window();
  await page.goto('/library?q=cable');
  await page.getByRole('heading', { name: 'Library' }).waitFor();
  const [cookie] = await (await signedIn()).window().then(async (other) => {
    const cookies = await other.context.cookies();
    await other.close();
    return cookies;
  });
  if (cookie !== undefined) await context.addCookies([cookie]);
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Cables');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Cables', exact: true }).waitFor();
  await close();
});

browserTest('the example incident opens from an empty home', async () => {
  const { page, complaints, close } = await (await signedIn()).window();
  await page.goto('/');
  await page.getByRole('button', { name: 'Open the example incident' }).click();
  await page.waitForURL(/\/p\/[a-z0-9]+/);
  await page.goto('/');
  await page.getByRole('heading', { name: 'Changed lately' }).waitFor();
  await page.getByRole('heading', { name: 'Drafts to write' }).waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

function signedIn() {
  return app.signIn({ name: 'Ada Admin', email: 'ada@shop.example', password: 'ada keeps a long sentence' });
}
