import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { lint } from './lint.ts';
import { readRuleExamples } from './rule-pages.ts';

const folder = join(import.meta.dirname, 'rules');
/** A better wording must not itself blame, or take the mechanism out with the person. */
const watching = [
  'hidden-mechanism',
  'person-as-cause',
  'human-error',
  'character-verdict',
  'label-as-cause',
];

test('no rewrite that a rule proposes hides the mechanism or blames anew', () => {
  const rewrites = new Map<string, string>();
  for (const id of readdirSync(folder)) {
    let page: string;
    try {
      page = readFileSync(join(folder, id, 'rule.md'), 'utf8');
    } catch {
      continue;
    }
    for (const { finds, text } of readRuleExamples(page)) {
      if (!finds) continue;
      for (const { rule, rewrite } of lint(readDocument(text), { only: [id] }).findings)
        if (rule === id && rewrite) rewrites.set(rewrite, id);
    }
  }
  assert.ok(rewrites.size > 20, `only ${rewrites.size} rewrites were seen`);
  for (const [rewrite, id] of rewrites) {
    const cause = readDocument(`# Tills froze\n\n## Root cause\n\n${rewrite}\n`);
    const said = lint(cause, { only: watching }).findings.filter(({ rule }) => watching.includes(rule));
    assert.deepEqual(
      said.map(({ rule }) => rule),
      [],
      `${id} proposes “${rewrite}”`,
    );
  }
});
