/** Documents and files that mean harm: nothing of them runs or leaves, the page stays usable, the person is told. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { packZip } from '@debrief/records/pack-zip';
import type { Page } from 'playwright-core';
import { browserTest, findChromium, type Seat } from './browser.ts';
import { eventually, make, open, savedText, untilSaved, untilText } from './postmortem.ts';
import { type Account, type App, startApp } from './start-app.ts';

let app: App;
let ada: Account;
before(async () => {
  if (findChromium() === null) return;
  app = await startApp();
  ada = await app.admin();
});
after(() => app?.close());

/** What a document would do if it could: set `window.ran`, open a dialog, ask for something elsewhere. */
const run = 'window.ran=1;alert(1)';
const hostile = `# Hostile <script>${run}</script> title

**Date**: 2024-01-15 | **Severity**: SEV2 | **Authors**: <img src=x onerror="${run}">

## Summary

<script>${run}</script>
<svg onload="${run}"><script>${run}</script><animate onbegin="${run}" attributeName="x"/></svg>
<img src="https://elsewhere.example/pixel.png" onerror="${run}">
<iframe src="https://elsewhere.example/" srcdoc="<script>parent.ran=1</script>"></iframe>
<a href="javascript:${run}">here</a> <form action="https://elsewhere.example/"><button>go</button></form>
[a link](javascript:${run}) and [data](data:text/html,<script>opener.ran=1</script>) and <javascript:${run}>
![picture](https://elsewhere.example/picture.png) ![more](javascript:${run}) ![svg](data:image/svg+xml,<svg/onload=${run}>)
[ref]: javascript:${run}

\`\`\`mermaid
flowchart LR
  A["<img src=x onerror='${run}'>"] --> B["<script>${run}</script>"]
  click A "javascript:${run}"
  click B call alert(1)
\`\`\`

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 14:05 | <img src=x onerror="${run}"> [x](javascript:${run}) |
| 14:06 | <svg/onload=${run}> [^e1] |

## Actions

- [ ] <img src=x onerror="${run}"> @ana [ticket](javascript:${run})

[^e1]: <img src=x onerror="${run}"> javascript:${run}
`;

/** Watches a window for anything that ran or left. */
function watch({ page, context, complaints }: Seat): () => Promise<void> {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(app.url) && !url.startsWith(`blob:${app.url}`)) seen.push(`request ${url}`);
  });
  context.on('page', (opened) => seen.push(`window ${opened.url()}`));
  return async () => {
    const ran = await page.evaluate(() => 'ran' in window);
    assert.deepEqual([...seen, ...(ran ? ['a global was set'] : [])], []);
    assert.deepEqual(
      complaints.filter((words) => !/Content Security Policy/.test(words)),
      [],
    );
  };
}

/** Typing still works, and arrives. */
async function stillUsable(page: Page, id: string): Promise<void> {
  await page
    .locator('.cm-line')
    .first()
    .click({ position: { x: 40, y: 8 } });
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await page.keyboard.type(' Still here.');
  await untilText(ada, id, /Still here\./);
}

browserTest(
  'script, SVG, javascript: and data: in a document do nothing, on any page that shows them',
  async () => {
    const { id } = await make(ada, hostile);
    const seat = await ada.window();
    const { page, close } = seat;
    const clean = watch(seat);
    await open(page, id);
    await untilSaved(page);
    for (const panel of ['timeline', 'actions', 'whys', 'impact', 'checklist', 'history', 'findings']) {
      await page.goto(`/p/${id}?panel=${panel}`);
      await page.locator('.cm-content').waitFor();
      await page.locator('aside, [role=tabpanel]').first().waitFor();
    }
    // Every link of the text, by the keys and clicks that open links.
    for (const words of ['a link', 'data', 'here']) {
      const link = page.locator('.cm-line').getByText(words, { exact: true }).first();
      if ((await link.count()) > 0)
        await link.click({ modifiers: ['Control'], timeout: 2000 }).catch(() => {});
    }
    await page.keyboard.press('Control+/');
    await page.locator('.writing-source').waitFor();
    await clean();
    await stillUsable(page, id);
    for (const address of ['/library', '/library?q=hostile', '/actions', '/']) {
      await page.goto(address);
      await page
        .getByText(/Hostile|onerror/)
        .first()
        .waitFor();
    }
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.keyboard.type('hostile');
    await page
      .getByRole('option', { name: /Hostile/ })
      .first()
      .waitFor();
    await clean();
    // The document for readers, as it is handed out.
    const html = await page.evaluate(
      async (one) => (await fetch(`/api/postmortems/${one}/export/html`)).text(),
      id,
    );
    assert.match(html, /Hostile/);
    assert.doesNotMatch(html, /<script|<img[^>]*onerror|<svg[^>]*onload|href="javascript:/i);
    await close();
  },
);

const row = `|${' cell |'.repeat(300)}`;
const walls = {
  'quotes, brackets and stars thousands deep': `${'>'.repeat(3000)} deep down\n\n${'['.repeat(3000)}x${']'.repeat(3000)} ${'*'.repeat(3000)}`,
  'three thousand lists, one in the other': Array.from(
    { length: 3000 },
    (_, depth) => `${' '.repeat(Math.min(depth, 150) * 2)}- level ${depth}`,
  ).join('\n'),
  'a table as wide as a wall': [
    row,
    `|${' --- |'.repeat(300)}`,
    ...Array.from({ length: 200 }, () => row),
  ].join('\n'),
};

for (const [name, body] of Object.entries(walls)) {
  browserTest(`${name}: the page stays usable`, async () => {
    const { id } = await make(ada, `# Deep\n\nWords before it.\n\n${body}\n`);
    const seat = await ada.window();
    const { page, close } = seat;
    const clean = watch(seat);
    await open(page, id);
    await untilSaved(page);
    await page.getByRole('tab', { name: /Timeline/ }).click();
    await page.getByText('No entries yet').waitFor();
    await stillUsable(page, id);
    await clean();
    await close();
  });
}

const bomb = () =>
  packZip([
    { name: 'zeros.json', content: Buffer.alloc(24 * 1024 * 1024) },
    {
      name: 'fine.jsonl',
      content: '{"timestamp":"2024-01-15T14:05:00Z","level":"error","message":"the pool is empty"}\n',
    },
  ]);
const climbing = () =>
  packZip([{ name: '../../../../etc/debrief-escape.md', content: '# Escaped\n\nwords\n' }]);

browserTest(
  'a zip bomb and names that climb out are refused in words, and what is fine is read',
  async () => {
    const { id, text } = await make(ada);
    const seat = await ada.window();
    const { page, close } = seat;
    const clean = watch(seat);
    await open(page, id, '?panel=evidence');
    const drawer = page.getByRole('region', { name: 'Evidence' });
    const mimeType = 'application/zip';
    await drawer.locator('input[type=file]').setInputFiles([
      { name: 'bomb.zip', mimeType, buffer: bomb() },
      { name: 'escape.zip', mimeType, buffer: climbing() },
      {
        name: '<img src=x onerror=alert(1)>.json',
        mimeType: 'application/json',
        buffer: Buffer.from('[{"a":1}]'),
      },
    ]);
    await drawer.getByText(/^3 record files, 1 event/).waitFor();
    const row = (name: string) => drawer.getByRole('listitem').filter({ hasText: name });
    await drawer.locator('details.drawer-files').evaluate((details: HTMLDetailsElement) => {
      details.open = true;
    });
    await row('bomb.zip').first().getByText('1 note').click();
    await row('bomb.zip')
      .getByText(/zip bomb; unpack it yourself if you trust it/)
      .first()
      .waitFor();
    await row('escape.zip')
      .first()
      .getByText(/climbs out|leaves|invalid|damaged|No known format/i)
      .first()
      .waitFor();
    assert.equal(await savedText(ada, id), text);
    await clean();
    await close();
  },
);

browserTest('an import of hostile files says what it refused and imports the rest', async () => {
  const seat = await ada.window();
  const { page, close } = seat;
  const clean = watch(seat);
  await page.goto('/library');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      { name: 'bomb.zip', mimeType: 'application/zip', buffer: bomb() },
      { name: 'escape.zip', mimeType: 'application/zip', buffer: climbing() },
      {
        name: 'page.html',
        mimeType: 'text/html',
        buffer: Buffer.from(
          `<h1>From a page</h1><script>${run}</script><p onclick="${run}">words <a href="javascript:${run}">x</a></p>`,
        ),
      },
      { name: 'fine.md', mimeType: 'text/markdown', buffer: Buffer.from('# A fan is loud\n\nwords\n') },
    ]);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: /postmortems? imported$/ }).waitFor();
  await dialog.getByText('A fan is loud').waitFor();
  await dialog.getByText(/bomb/).first().waitFor();
  await dialog.getByRole('link', { name: 'From a page' }).click();
  await page.locator('.cm-content').waitFor();
  await eventually(async () =>
    assert.doesNotMatch(await page.locator('.cm-content').innerText(), /onclick|window\.ran/),
  );
  await clean();
  await close();
});
