/** Comments and suggestions: anchored in the text, answered, resolved, mentioned, accepted, linked to. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { browserTest, findChromium } from './browser.ts';
import { endOfLine, eventually, make, open, savedText, selectWord, untilText } from './postmortem.ts';
import { type Account, type App, startApp } from './start-app.ts';

let app: App;
let ada: Account;
let bo: Account;
before(async () => {
  if (findChromium() === null) return;
  app = await startApp();
  ada = await app.admin();
  bo = await app.join('Bo Anders', 'member');
});
after(() => app?.close());

/** Selects a word of the text by a double click, and begins a comment on it. */
async function commentOn(page: Page, word: string): Promise<void> {
  await selectWord(page, word);
  await page.keyboard.press('Control+Alt+m');
  await page.getByRole('combobox', { name: 'Comment', exact: true }).waitFor();
}

async function comments(id: string) {
  return (await ada.api('GET /api/postmortems/:id/comments', { params: { id } })).items;
}

browserTest('a comment goes with its words; a colleague is mentioned, answers, resolves', async () => {
  const { id } = await make(ada);
  const mine = await ada.window();
  const theirs = await bo.window();
  await open(mine.page, id);
  await open(theirs.page, id, '?panel=comments');
  await commentOn(mine.page, 'carelessly');
  await mine.page.keyboard.type('Is that fair, @bo');
  await mine.page.getByRole('option', { name: 'Bo Anders' }).click();
  await mine.page.keyboard.type('?');
  await mine.page.keyboard.press('Control+Enter');
  await mine.page.locator('.passage', { hasText: 'carelessly' }).waitFor();
  const [first] = await comments(id);
  assert.equal(first?.text, 'Is that fair, @Bo Anders ?');
  assert.deepEqual(first?.mentions, [bo.id]);
  assert.equal(first?.anchor?.quote, 'carelessly');

  await endOfLine(mine.page, 'The cache tier');
  await mine.page.keyboard.press('Home');
  await mine.page.keyboard.type('Before it all. ');
  const thread = theirs.page.getByRole('article', { name: 'Thread of Ada Admin' });
  await thread.getByRole('button', { name: 'Reply…' }).click();
  await theirs.page.locator('.passage-open', { hasText: 'carelessly' }).waitFor();
  await thread.getByLabel('Reply', { exact: true }).fill('No. I take it out.');
  await thread.getByRole('button', { name: 'Reply', exact: true }).click();
  await mine.page.getByText('No. I take it out.').waitFor();
  await thread.getByRole('button', { name: 'Resolve' }).click();
  await eventually(async () => assert.notEqual((await comments(id))[0]?.resolvedAt, null));
  await theirs.page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await eventually(async () => assert.equal((await comments(id))[0]?.resolvedAt, null));
  assert.deepEqual([...mine.complaints, ...theirs.complaints], []);
  await mine.close();
  await theirs.close();
});

browserTest('other words are suggested, and accepted into the text', async () => {
  const { id } = await make(ada);
  const theirs = await bo.window();
  await open(theirs.page, id);
  await commentOn(theirs.page, 'carelessly');
  await theirs.page.getByRole('button', { name: 'Suggest other words' }).click();
  await theirs.page.getByLabel('Other words for it').fill('then');
  await theirs.page.getByRole('button', { name: 'Suggest', exact: true }).click();
  await eventually(async () => assert.equal((await comments(id))[0]?.suggestion, 'then'));
  await theirs.close();

  const mine = await ada.window();
  await open(mine.page, id, `?comment=${(await comments(id))[0]?.id}`);
  await mine.page.getByRole('button', { name: 'Accept' }).click();
  await untilText(ada, id, /Bob then restarted/);
  await eventually(async () => {
    const [comment] = await comments(id);
    assert.equal(comment?.outcome, 'accepted');
    assert.notEqual(comment?.resolvedAt, null);
  });
  await mine.close();
});

browserTest('a link to a thread opens it, and shows its words in the text', async () => {
  const { id } = await make(ada);
  const mine = await ada.window();
  await open(mine.page, id);
  await commentOn(mine.page, 'restarted');
  await mine.page.keyboard.type('Which command was it?');
  await mine.page.getByRole('button', { name: 'Comment', exact: true }).last().click();
  await eventually(async () => assert.equal((await comments(id)).length, 1));
  const [comment] = await comments(id);
  await open(mine.page, id, `?comment=${comment?.id}`);
  await mine.page.getByText('Which command was it?').waitFor();
  await mine.page.locator('.passage-open', { hasText: 'restarted' }).waitFor();
  await mine.close();
});

browserTest('a reader may comment, and types nothing', async () => {
  const { id } = await make(ada);
  const text = await savedText(ada, id);
  const rea = await app.join('Rea Reader', 'reader');
  const { page, close } = await rea.window();
  await open(page, id, '?panel=comments');
  await page.getByRole('button', { name: 'Comment on the whole' }).click();
  await page.getByRole('combobox', { name: 'Comment', exact: true }).fill('Thank you for writing this.');
  await page.keyboard.press('Control+Enter');
  await eventually(async () => assert.equal((await comments(id)).length, 1));
  assert.equal(await savedText(ada, id), text);
  await close();
});
