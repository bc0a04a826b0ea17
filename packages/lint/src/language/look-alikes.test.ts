import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { lint } from '../lint.ts';
import { rules } from '../registry.generated.ts';

/** One sentence a line: the rule, whether it finds something, the heading above (`-` for none), the words. */
const table = readFileSync(new URL('./fixtures/look-alikes.tsv', import.meta.url), 'utf8');
const rows = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

for (const id of new Set(rows.map((row) => row[0]!))) {
  const rule = rules.find((one) => one.id === id);
  test(`${id} tells its sentences from their look-alikes`, () => {
    assert.ok(rule, `no rule ${id}`);
    const wrong: string[] = [];
    for (const [name, want, heading, words] of rows) {
      if (name !== id) continue;
      const text = heading === '-' ? `${words}\n` : `# Postmortem: Example\n\n## ${heading}\n\n${words}\n`;
      const found = lint(readDocument(text), { rules: [rule] }).findings.some((one) => one.rule === id);
      if (found !== (want === 'finds')) wrong.push(`${want}: ${words}`);
    }
    assert.deepEqual(wrong, []);
  });
}
