/** What tests of the postmortem page share: a document, and ways to type into it and to read it back. */
import assert from 'node:assert/strict';
import type { PostmortemDetail } from '@debrief/wire';
import type { Page } from 'playwright-core';
import type { Account } from './start-app.ts';

export const checkout = `# Checkout was slow for 48 minutes

**Date**: 2024-01-15 | **Severity**: SEV2 | **Status**: Draft | **Authors**: Ana Silva

## Summary

The cache tier of checkout ran out of memory and the pager woke the team.
Bob carelessly restarted the wrong node.

## Timeline

| Time (UTC) | Event |
| --- | --- |
| 14:05 | Alert CacheOOM fired [^e1] |
| 14:31 | Rolled back checkout 4.2.1 |

## Actions

- [ ] Alert when the cache is 80 % full

[^e1]: pagerduty log entry R7PYX, 2024-01-15T14:05:07Z
`;

export function make(account: Account, text = checkout): Promise<PostmortemDetail> {
  return account.api('POST /api/postmortems', { body: { text, fileName: '2024-01-15-checkout.md' } });
}

/** Opens a postmortem and waits until its text can be typed in; `behind`: a phone shows a panel in front of it. */
export async function open(page: Page, id: string, search = '', behind = false): Promise<void> {
  await page.goto(`/p/${id}${search}`);
  await page.locator('.cm-content').waitFor({ state: behind ? 'attached' : 'visible' });
}

/** The text as the server has it, live edits included. */
export async function savedText(account: Account, id: string): Promise<string> {
  return (await account.api('GET /api/postmortems/:id', { params: { id } })).text;
}

/** Waits until everything typed in this window is durable on the server. */
export async function untilSaved(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Connection: Saved' }).waitFor();
}

/** Puts the cursor at the end of the line that has these words. */
export async function endOfLine(page: Page, words: string): Promise<void> {
  await page.locator('.cm-line', { hasText: words }).first().click();
  await page.keyboard.press('End');
}

/** Selects a word of the text as a person does, by a double click on it. */
export async function selectWord(page: Page, word: string): Promise<void> {
  const place = await page.locator('.cm-content').evaluate((content, wanted) => {
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return null;
  }, word);
  assert.ok(place, `the text shows no ${word}`);
  await page.mouse.dblclick(place.x, place.y);
}

/** Tries again until the check holds, for at most ten seconds. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  const until = Date.now() + 10_000;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Waits until the server's text fits. */
export function untilText(account: Account, id: string, words: RegExp): Promise<void> {
  return eventually(async () => assert.match(await savedText(account, id), words));
}
