/** Import, search as one types, narrowing, keys, saved views and the bin. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { browserTest, findChromium } from './browser.ts';
import { sampleDocuments } from './documents.ts';
import { type Account, type App, startApp } from './start-app.ts';

let app: App;
let ada: Account;
before(async () => {
  if (findChromium() === null) return;
  app = await startApp();
  ada = await app.admin();
});
after(() => app?.close());

browserTest(
  'files let go on the page are imported; those that are no documents are named with the reason',
  async () => {
    const { page, complaints, close } = await ada.window();
    await page.goto('/library');
    await page.getByRole('heading', { name: 'The library is empty' }).waitFor();
    const files = sampleDocuments.map((text, at) => ({
      name: `${2024 + at}-review.md`,
      mimeType: 'text/markdown',
      buffer: Buffer.from(text),
    }));
    const dropped = [...files, { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('no') }];
    await page.evaluate(
      (given) => {
        const transfer = new DataTransfer();
        for (const { name, type, text } of given) transfer.items.add(new File([text], name, { type }));
        for (const kind of ['dragenter', 'dragover', 'drop']) {
          document.body.dispatchEvent(
            new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }),
          );
        }
      },
      dropped.map(({ name, mimeType, buffer }) => ({ name, type: mimeType, text: buffer.toString() })),
    );
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: '3 postmortems imported' }).waitFor();
    await dialog.getByText('photo.png').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByText('3 postmortems', { exact: true }).waitFor();
    assert.deepEqual(complaints, []);
    await close();
  },
);

browserTest('typing searches at once, marks what was found, and the address keeps it', async () => {
  const { page, complaints, close } = await ada.window();
  await page.goto('/library');
  await page.getByText('3 postmortems', { exact: true }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('ran dry after', { delay: 15 });
  await page.getByText('1 postmortem', { exact: true }).waitFor();
  await page.locator('mark', { hasText: /dry/i }).first().waitFor();
  assert.equal(new URL(page.url()).searchParams.get('q'), 'ran dry after');

  await page.getByLabel('Search the library').fill('reindx');
  await page.getByText('Search shows yesterday’s goods').waitFor();

  await page.getByLabel('Search the library').fill('zzzzqqqq');
  await page.getByRole('heading', { name: 'Nothing matches “zzzzqqqq”' }).waitFor();
  await page.getByRole('button', { name: 'Clear the words' }).click();
  await page.getByText('3 postmortems', { exact: true }).waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('facets narrow, are counted, and are undone by one press', async () => {
  const { page, close } = await ada.window();
  await page.goto('/library');
  await page.getByRole('checkbox', { name: /^Final/ }).check();
  await page.getByText('1 postmortem', { exact: true }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('state'), 'final');
  await page.reload();
  await page.getByText('Order mails six hours late').waitFor();
  await page.getByRole('button', { name: 'Show all again' }).click();
  await page.getByText('3 postmortems', { exact: true }).waitFor();
  await page.getByLabel('Person').selectOption('me');
  await page.getByLabel('In which role').selectOption('owner');
  await page.getByText('1 postmortem', { exact: true }).waitFor();
  await close();
});

browserTest('j, k and Enter go through the list and open a document', async () => {
  const { page, close } = await ada.window();
  await page.goto('/library?sort=date');
  await page.getByText('3 postmortems', { exact: true }).waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press('j');
  assert.equal(await focused(), 'Paying fails for customers in the north');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  assert.equal(await focused(), 'Order mails six hours late');
  await page.keyboard.press('k');
  assert.equal(await focused(), 'Search shows yesterday’s goods');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/p\//);
  await close();
});

browserTest('a view is saved, opened again and removed with a way back', async () => {
  const { page, close } = await ada.window();
  await page.goto('/library?severity=3');
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('All of SEV3');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  const view = page.getByRole('button', { name: 'All of SEV3', exact: true });
  await view.waitFor();
  await page.goto('/library');
  await view.click();
  await page.getByText('2 postmortems', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Remove the view All of SEV3' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await view.waitFor();
  await close();
});

browserTest('what is put into the bin can be taken back at once, and later', async () => {
  const { page, close } = await ada.window();
  await page.goto('/library');
  const row = page.getByRole('link', { name: 'Order mails six hours late' });
  const toBin = async () => {
    await page.getByRole('button', { name: 'More for Order mails six hours late' }).click();
    await page.getByRole('menuitem', { name: 'Put into the bin' }).click();
    await row.waitFor({ state: 'detached' });
  };
  await toBin();
  await page.getByRole('button', { name: 'Undo' }).click();
  await row.waitFor();
  await toBin();
  await page.getByRole('button', { name: 'Look into the bin' }).click();
  await page.getByRole('heading', { name: 'Bin' }).waitFor();
  await page.getByRole('button', { name: 'More for Order mails six hours late' }).click();
  await page.getByRole('menuitem', { name: 'Take out of the bin' }).click();
  await page.getByRole('heading', { name: 'The bin is empty' }).waitFor();
  await page.getByRole('button', { name: 'Leave the bin' }).click();
  await row.waitFor();
  await close();
});

browserTest('a list that is open shows what somebody else made', async () => {
  const { page, close } = await ada.window();
  await page.goto('/library');
  await page.getByText('3 postmortems', { exact: true }).waitFor();
  await ada.api('POST /api/postmortems', {
    body: { text: '# A disk fills up at night\n', fileName: 'disk.md' },
  });
  await page.getByText('A disk fills up at night').waitFor();
  await page.getByText('4 postmortems', { exact: true }).waitFor();
  await close();
});
