/** The newcomer's way, without a manual: set-up link, example incident, a colleague, review, an old version back. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { browserTest, findChromium, openWindow } from './browser.ts';
import { endOfLine, eventually, selectWord, untilSaved } from './postmortem.ts';
import { type App, startApp } from './start-app.ts';

let app: App;
before(async () => {
  if (findChromium() !== null) app = await startApp();
});
after(() => app?.close());

/** The document as the page's own person gets it. */
async function textOf(page: Page, id: string): Promise<string> {
  return page.evaluate(async (one) => (await fetch(`/api/postmortems/${one}/text`)).text(), id);
}

const untilTextOf = (page: Page, id: string, words: RegExp) =>
  eventually(async () => assert.match(await textOf(page, id), words));

/** Puts the cursor behind the last of a paragraph's lines on the screen. */
async function endOfParagraph(page: Page, words: string): Promise<void> {
  await endOfLine(page, words);
  for (let wrapped = 0; wrapped < 4; wrapped++) await page.keyboard.press('End');
}

/** Takes a whole section away: selected with Shift and the arrow keys from its heading on, as far as the next one. */
async function removeSection(page: Page, heading: string, next: string): Promise<void> {
  await page.locator('.cm-line', { hasText: heading }).first().click();
  await page.keyboard.press('Home');
  const reached = page.locator('.cm-line', { hasText: next }).first();
  for (let steps = 0; steps < 80; steps++) {
    const ended = await page.evaluate(
      (words) => getSelection()?.toString().trimEnd().endsWith(words) === true,
      next,
    );
    if (ended) break;
    await page.keyboard.press('Shift+ArrowDown');
  }
  await reached.waitFor();
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Backspace');
}

browserTest(
  'from the set-up link to a reviewed draft with a colleague',
  async () => {
    const { page, complaints, close } = await openWindow({ url: app.url });
    await page.goto(app.server.setUpLink ?? '');
    await page.getByLabel('Your name').fill('Ada Admin');
    await page.getByLabel('E-mail').fill('ada@shop.example');
    await page.getByLabel('Password').fill('ada keeps a long sentence');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('button', { name: 'Open the example incident' }).click();
    await page.waitForURL(/\/p\/[a-z0-9]+/);
    const id = /\/p\/([a-z0-9]+)/.exec(page.url())?.[1] ?? '';

    // A finding, and its fix.
    const findings = page.getByRole('tabpanel');
    await findings.getByRole('button', { name: /customers or requests affected/ }).click();
    await endOfParagraph(page, 'First sign at 14:07');
    await page.keyboard.press('Enter');
    await page.keyboard.type('The flag was off since January, and nobody was told!');
    await findings.getByRole('button', { name: /“!” tells how it felt/ }).click();
    await findings.getByRole('button', { name: 'Apply fix' }).click();
    await findings.getByRole('button', { name: /“!” tells how it felt/ }).waitFor({ state: 'detached' });
    await untilTextOf(page, id, /nobody was told\.\n/);

    // A colleague by invitation, in a browser of their own.
    await page.getByRole('link', { name: 'People & settings' }).click();
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await page.getByLabel('E-mail').fill('bo@shop.example');
    await page.getByRole('button', { name: 'Make an invitation' }).click();
    const link = await page.getByLabel('Link for bo@shop.example').inputValue();
    const theirs = await openWindow({ url: app.url });
    await theirs.page.goto(link);
    await theirs.page.getByLabel('Your name').fill('Bo Karlsson');
    await theirs.page.getByLabel('Password').fill('bo keeps a long sentence');
    await theirs.page.getByRole('button', { name: 'Join' }).click();
    await theirs.page
      .getByRole('link', { name: /Checkout errors/ })
      .first()
      .click();
    await theirs.page.locator('.cm-content').waitFor();
    await page.goBack();
    await page.goBack();
    await page.locator('.cm-content').waitFor();

    // They type, comment and suggest; what is suggested is accepted.
    await theirs.page.getByRole('button', { name: /customers or requests affected/ }).click();
    await endOfParagraph(theirs.page, 'First sign at 14:07');
    await theirs.page.keyboard.type(' The pager woke two people.');
    await page.getByRole('button', { name: /Bo Karlsson: go to where they are/ }).click();
    await page.locator('.cm-line', { hasText: 'The pager woke two people.' }).waitFor();
    await selectWord(theirs.page, 'nobody');
    await theirs.page.keyboard.press('Control+Alt+m');
    await theirs.page.getByRole('combobox', { name: 'Comment', exact: true }).fill('Which tool says so?');
    await theirs.page.getByRole('button', { name: 'Suggest other words' }).click();
    await theirs.page.getByLabel('Other words for it').fill('no tool');
    await theirs.page.getByRole('button', { name: 'Suggest', exact: true }).click();
    await page.getByRole('tab', { name: /Comments/ }).click();
    const thread = page.getByRole('article', { name: 'Thread of Bo Karlsson' });
    await thread.getByText('Which tool says so?').waitFor();
    await thread.getByRole('button', { name: 'Accept' }).click();
    await theirs.page.locator('.cm-line', { hasText: 'and no tool was told' }).waitFor();

    // What stands between the draft and its review is told, and leads to its place.
    const askForReview = async () => {
      await page.getByRole('button', { name: /State of the review/ }).click();
      await page.getByRole('menuitem', { name: 'Ask for review…' }).click();
    };
    const dialog = page.getByRole('dialog', { name: 'Ask for review' });
    await askForReview();
    await dialog.getByText('2 things stand between this document and “In review”:').waitFor();
    assert.equal(await dialog.getByRole('button', { name: 'Ask for review' }).isEnabled(), false);
    await dialog.getByText(/No author is named/).waitFor();
    await dialog
      .getByRole('button', { name: /^Line \d+$/ })
      .first()
      .click();
    await page.locator('.cm-line', { hasText: '@names of those' }).click({ clickCount: 3 });
    await page.keyboard.type('**Authors**: Ada Admin, Bo Karlsson\n');
    await removeSection(page, 'Open Questions', 'Executive Summary');
    for (let left = 5; left > 0; left--) {
      await untilSaved(page);
      await askForReview();
      await dialog.getByText(`${left} question`).waitFor();
      await dialog.getByRole('button', { name: /^Line \d+$/ }).click();
      await page
        .locator('.cm-line', { hasText: 'Question:' })
        .first()
        .click({ clickCount: 3, position: { x: 60, y: 8 } });
      await page.keyboard.type(`Answered: the pool held 200 connections (${left}).\n`);
    }
    await untilSaved(page);
    await askForReview();
    await dialog.getByText('Nothing stands in the way.').waitFor();
    await dialog.getByRole('button', { name: 'Ask for review' }).click();
    await theirs.page.getByRole('button', { name: /State of the review: In review/ }).waitFor();
    await untilTextOf(page, id, /\*\*Status\*\*: In Review/);

    // The way back: the first version, and the present one again.
    const reviewed = await textOf(page, id);
    await page.getByRole('tab', { name: /History/ }).click();
    await page.getByRole('button', { name: /version 1\b/ }).click();
    await page.getByRole('button', { name: 'Restore' }).click();
    await theirs.page.locator('.cm-line', { hasText: 'Open Questions' }).waitFor();
    await page.getByText('Version 1 is the present text again.').first().waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await eventually(async () => assert.equal(await textOf(page, id), reviewed));
    // The browser's own editing styles words for a moment where they take the place of bold ones, and is refused.
    const ours = [...complaints, ...theirs.complaints].filter(
      (words) => !/^Applying inline style/.test(words),
    );
    assert.deepEqual(ours, []);
    await close();
    await theirs.close();
  },
  240_000,
);
