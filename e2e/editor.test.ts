/** Writing: the preview and its source, keys, line ends, findings with fix and reason, state, deep links. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import type { AxeResults } from 'axe-core';
import { browserTest, findChromium } from './browser.ts';
import {
  checkout,
  endOfLine,
  eventually,
  make,
  open,
  savedText,
  selectWord,
  untilSaved,
  untilText,
} from './postmortem.ts';
import { type Account, type App, startApp } from './start-app.ts';

let app: App;
let ada: Account;
before(async () => {
  if (findChromium() === null) return;
  app = await startApp();
  ada = await app.admin();
});
after(() => app?.close());

browserTest('what is typed is saved, and the state says so', async () => {
  const { id } = await make(ada);
  const { page, complaints, close } = await ada.window();
  await open(page, id);
  await endOfLine(page, 'pager woke the team');
  await page.keyboard.type(' It took a while.');
  await untilSaved(page);
  await untilText(ada, id, /woke the team\. It took a while\./);
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('a file with CRLF stays one: Enter adds CRLF, nothing else changes', async () => {
  const text = checkout.replaceAll('\n', '\r\n');
  const { id } = await make(ada, text);
  const { page, close } = await ada.window();
  await open(page, id);
  await endOfLine(page, 'pager woke the team');
  await page.keyboard.press('Enter');
  await page.keyboard.type('A new line.');
  await untilSaved(page);
  await untilText(ada, id, /A new line/);
  assert.equal(
    await savedText(ada, id),
    text.replace('pager woke the team.\r\n', 'pager woke the team.\r\nA new line.\r\n'),
  );
  await close();
});

browserTest('marks are hidden while the cursor is elsewhere; the source is one key away', async () => {
  const { id } = await make(ada);
  const { page, close } = await ada.window();
  await open(page, id);
  const title = page.locator('.cm-line', { hasText: 'Checkout was slow' }).first();
  assert.equal(await title.innerText(), 'Checkout was slow for 48 minutes');
  await title.click();
  assert.equal(await title.innerText(), '# Checkout was slow for 48 minutes');
  await page.keyboard.press('Control+/');
  await page.locator('.writing-source').waitFor();
  await page.locator('.cm-line', { hasText: '| --- | --- |' }).waitFor();
  await page.keyboard.press('Control+/');
  await page.locator('.writing-preview').waitFor();
  await close();
});

browserTest('a task is ticked by a click, a citation shows what it cites', async () => {
  const { id } = await make(ada);
  const { page, close } = await ada.window();
  await open(page, id);
  await page.getByRole('checkbox', { name: /mark as done/ }).click();
  await untilText(ada, id, /- \[x\] Alert when/);
  await page.getByRole('button', { name: 'Citation e1' }).hover();
  await page.locator('.md-tip', { hasText: 'pagerduty log entry R7PYX' }).waitFor();
  await close();
});

browserTest('keys write Markdown, lists go on, undo takes back only what was typed here', async () => {
  const { id } = await make(ada);
  const { page, close } = await ada.window();
  await open(page, id);
  await endOfLine(page, 'Alert when the cache');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Try the ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('restore');
  await untilText(ada, id, /full\n- \[ \] Try the \*\*restore\*\*\n/);
  await ada.api('PUT /api/postmortems/:id/text', {
    params: { id },
    body: { text: `${await savedText(ada, id)}\nFrom outside.\n` },
    headers: { 'if-match': await etag(id) },
  });
  await page.locator('.cm-line', { hasText: 'From outside.' }).waitFor();
  for (let index = 0; index < 8; index++) await page.keyboard.press('Control+z');
  await eventually(async () => assert.equal(await savedText(ada, id), `${checkout}\nFrom outside.\n`));
  await close();
});

async function etag(id: string): Promise<string> {
  return `"v${(await ada.api('GET /api/postmortems/:id', { params: { id } })).version}"`;
}

browserTest('findings are listed by severity, follow the typing, and lead to their words', async () => {
  const { id } = await make(ada);
  const { page, complaints, close } = await ada.window();
  await open(page, id);
  const list = page.getByRole('tabpanel');
  const blame = list.getByRole('button', { name: /carelessly” judges/ });
  await blame.waitFor();
  await page.locator('.finding-error', { hasText: 'carelessly' }).first().waitFor();
  await selectWord(page, 'carelessly');
  await page.keyboard.type('then');
  await blame.waitFor({ state: 'detached' });
  await page.keyboard.press('F8');
  await page.locator('.flash-line').waitFor();
  assert.deepEqual(complaints, []);
  await close();
});

browserTest('the count never shows a number between two true ones', async () => {
  const { id } = await make(ada);
  const { page, close } = await ada.window();
  await open(page, id);
  const badge = page.getByRole('tab', { name: /Findings/ }).locator('.rail-badge');
  await eventually(async () => assert.match(await badge.innerText(), /^\d+$/));
  await badge.evaluate((element) => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => seen.push(element.textContent ?? '')).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await endOfLine(page, 'pager woke the team');
  await page.keyboard.type(' The dashboards of the cache tier showed it at 14:05 UTC.', { delay: 5 });
  await untilSaved(page);
  const seen = await page.evaluate(() => (window as { seen?: string[] }).seen ?? []);
  assert.ok(seen.length <= 3, `the count changed ${seen.length} times: ${seen.join(' ')}`);
  assert.ok(!seen.includes('0') && !seen.includes('…'), seen.join(' '));
  await close();
});

browserTest(
  'a finding is ignored with a reason, which stands in the text, and that is taken back',
  async () => {
    const { id } = await make(ada);
    const { page, close } = await ada.window();
    await open(page, id);
    const list = page.getByRole('tabpanel');
    await list.getByRole('button', { name: /carelessly” judges/ }).click();
    await list.getByRole('button', { name: 'Ignore…' }).click();
    await page.getByLabel(/Why is it right/).fill('his own word, quoted');
    await page.keyboard.press('Enter');
    await untilText(ada, id, /node\. <!-- debrief-ignore character-verdict: his own word, quoted -->/);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await eventually(async () => assert.equal(await savedText(ada, id), checkout));
    await close();
  },
);

browserTest('moving the state shows what stands between, with its lines', async () => {
  const { id } = await make(ada);
  const { page, close } = await ada.window();
  await open(page, id);
  await page.getByRole('button', { name: /State of the review/ }).click();
  await page.getByRole('menuitem', { name: 'Ask for review…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/stands? between this document/).waitFor();
  await dialog
    .getByRole('button', { name: /^Line \d+$/ })
    .first()
    .click();
  await page.locator('.flash-line').waitFor();
  await close();
});

browserTest('a link to a line opens there', async () => {
  const { id } = await make(ada, `${checkout}${'\nMore words.\n'.repeat(200)}\nThe very last line.\n`);
  const { page, close } = await ada.window();
  await open(page, id, '?line=422');
  await page.locator('.cm-line', { hasText: 'The very last line.' }).waitFor();
  await close();
});

browserTest('a reader reads and cannot type; who may not see it finds nothing', async () => {
  const { id } = await make(ada);
  const rea = await app.join('Rea Reader', 'reader');
  const { page, close } = await rea.window();
  await open(page, id);
  await page.getByRole('button', { name: 'Connection: Read-only' }).waitFor();
  await page.locator('.cm-line', { hasText: 'pager woke' }).click();
  await page.keyboard.type('not mine');
  assert.equal(await savedText(ada, id), checkout);
  await ada.api('PATCH /api/postmortems/:id', { params: { id }, body: { restricted: true, people: [] } });
  await page.goto(`/p/${id}`);
  await page.getByRole('heading', { name: 'Nothing is here' }).first().waitFor();
  await close();
});

browserTest('into the bin and out again', async () => {
  const { id } = await make(ada);
  const { page, close } = await ada.window();
  await open(page, id);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Move to the bin' }).click();
  await page.waitForURL(/\/library/);
  await page.goto(`/p/${id}`);
  await page.getByText('This postmortem is in the bin.').waitFor();
  await page.getByRole('button', { name: 'Connection: In the bin' }).waitFor();
  await page.getByRole('button', { name: 'Take it out' }).click();
  await page.getByText('This postmortem is in the bin.').waitFor({ state: 'detached' });
  await close();
});

browserTest('a hostile document runs nothing, and its links lead nowhere', async () => {
  const { id } = await make(
    ada,
    `# Hostile

<script>window.ran = 'script'</script>
<img src=x onerror="window.ran = 'image'">
<svg onload="window.ran = 'svg'"><a href="javascript:window.ran='svg link'">x</a></svg>

[press me](javascript:window.ran='link') and [me](data:text/html,<script>opener.ran=1</script>) and <javascript:window.ran=1>

\`\`\`mermaid
graph LR
  A["<img src=x onerror=top.ran=1>"] --> B[words]
  click A "javascript:top.ran='mermaid'"
  click B call ran()
\`\`\`

${'> '.repeat(400)}deep

${'['.repeat(3000)}
`,
  );
  const { page, complaints, close } = await ada.window();
  await open(page, id);
  await page.locator('.md-diagram img').waitFor({ timeout: 30_000 });
  await page
    .locator('.cm-line', { hasText: 'press me' })
    .getByText('press me')
    .click({ modifiers: ['Control'] });
  await page.locator('.md-diagram img').click();
  assert.equal(await page.evaluate('window.ran'), undefined);
  assert.equal((await page.context().pages()).length, 1);
  // What the diagram's frame refused is as it should be; nothing else was said.
  assert.deepEqual(
    complaints.filter((words) => !/inline event handler/.test(words)),
    [],
  );
  await close();
});

browserTest('the state is moved where nothing stands in the way, and a colleague sees it', async () => {
  const { id } = await make(ada);
  const theirs = await (await app.join('Cleo Costa', 'member')).window();
  const mine = await ada.window();
  await open(mine.page, id);
  await open(theirs.page, id);
  await mine.page.getByRole('button', { name: 'State of the review: Draft' }).waitFor();
  await ada.api('PUT /api/postmortems/:id/text', {
    params: { id },
    body: { text: checkout.replace('Draft', 'In Review') },
    headers: { 'if-match': await etag(id) },
  });
  for (const { page } of [mine, theirs])
    await page.getByRole('button', { name: 'State of the review: In review' }).waitFor();
  await mine.page.getByRole('button', { name: /State of the review/ }).click();
  await mine.page.getByRole('menuitem', { name: 'Back to draft…' }).click();
  await mine.page.getByRole('dialog').getByRole('button', { name: 'Back to draft' }).click();
  await theirs.page.getByRole('button', { name: 'State of the review: Draft' }).waitFor();
  await mine.close();
  await theirs.close();
});

for (const theme of ['light', 'dark'] as const) {
  browserTest(`axe finds nothing on the page, ${theme}, on a desk and on a phone`, async () => {
    const { id } = await make(ada);
    const { page, close } = await ada.window({ theme });
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const [panel, width] of [
      ['findings', 1280],
      ['comments', 1280],
      ['history', 1280],
      ['none', 390],
      ['findings', 390],
    ] as const) {
      await page.setViewportSize({ width, height: 860 });
      await open(page, id, `?panel=${panel}`, panel === 'findings' && width === 390);
      await page.locator('.rail-badge', { hasText: /^\d+$/ }).first().waitFor();
      await page.waitForTimeout(300);
      await page.evaluate(axe);
      const { violations } = await page.evaluate<AxeResults>(
        "axe.run(document, { resultTypes: ['violations'] })",
      );
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`,
      );
      assert.deepEqual(found, [], `${panel}, ${width}`);
    }
    await close();
  });
}
