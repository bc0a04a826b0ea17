/** The sentences of the rule pages' own examples, good and bad: what a rule speaks of, in our own words. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rules = join(dirname(fileURLToPath(import.meta.url)), '../../packages/lint/src/rules');

export const pageSentences: readonly string[] = readdirSync(rules)
  .sort()
  .flatMap((rule) => {
    const page = readFileSync(join(rules, rule, 'rule.md'), 'utf8');
    return [...page.matchAll(/^```text[^\n]*\n([\s\S]*?)^```/gm)].flatMap((fence) =>
      (fence[1] ?? '').split('\n'),
    );
  })
  .map((line) => line.trim())
  .filter((line) => line.length > 20);
