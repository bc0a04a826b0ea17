import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readDocument } from '@debrief/document';
import { lint } from './lint.ts';
import { rules } from './registry.generated.ts';
import { type RuleExample, readRuleExamples } from './rule-pages.ts';

const folder = join(import.meta.dirname, 'rules');
/** `RULE=would-have,hindsight node --test …` runs those pages alone. */
const wanted = process.env['RULE']?.split(',');
/** Judged only when every rule runs. */
const needsEveryRule = new Set(['suppression-unused']);

function findingsOf(id: string, { text, today, files }: RuleExample) {
  const exists = files && ((path: string) => files.includes(path));
  const only = needsEveryRule.has(id) ? undefined : { only: [id] };
  return lint(readDocument(text), { today, exists, ...only }).findings;
}

function indented(text: string): string {
  return text.trimEnd().replace(/^/gm, '    ');
}

for (const id of readdirSync(folder)
  .filter((name) => existsSync(join(folder, name, 'rule.ts')))
  .sort()) {
  if (wanted && !wanted.includes(id)) continue;
  describe(`rule page ${id}`, () => {
    const path = join(folder, id, 'rule.md');
    const rule = rules.find((each) => each.id === id);

    test('has a registered rule of the folder’s name and a page of at most 80 lines', () => {
      assert.ok(
        rule,
        `rules/${id} is not in the registry: run \`npm run generate\`, and name the rule ${id}`,
      );
      assert.ok(existsSync(path), `rules/${id}/rule.md is missing`);
      const lines = readFileSync(path, 'utf8').split('\n').length;
      assert.ok(lines <= 81, `rules/${id}/rule.md has ${lines} lines`);
    });
    if (!rule || !existsSync(path)) return;

    const examples = readRuleExamples(readFileSync(path, 'utf8'));
    test('shows what it leaves alone', () => {
      assert.ok(
        examples.some((example) => !example.finds),
        `rules/${id}/rule.md has no "## Leaves alone" example`,
      );
    });
    for (const example of examples) {
      const verb = example.finds ? 'finds' : 'leaves alone';
      test(`${verb} line ${example.line}: ${example.shown.trim().split('\n')[0]!.slice(0, 70)}`, () => {
        const findings = findingsOf(id, example);
        const failed = findings.find((finding) => finding.rule === 'rule-failed');
        assert.equal(failed, undefined, failed?.message);
        const own = findings.filter((finding) => finding.rule === id);
        const where = `rules/${id}/rule.md:${example.line}`;
        if (example.finds) {
          assert.ok(own.length > 0, `${where}: ${id} reports nothing for\n${indented(example.shown)}`);
        } else {
          const said = own
            .map(({ from, to, message }) => `    “${example.text.slice(from, to)}”: ${message}`)
            .join('\n');
          assert.equal(
            own.length,
            0,
            `${where}: ${id} should be silent on\n${indented(example.shown)}\n  but says\n${said}`,
          );
        }
        for (const { from, to } of own) {
          assert.ok(
            from >= 0 && to >= from && to <= example.text.length,
            `${where}: range ${from}–${to} is outside the text`,
          );
        }
      });
    }
  });
}
