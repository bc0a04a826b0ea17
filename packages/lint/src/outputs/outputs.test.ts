import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import type { Ajv, ValidateFunction } from 'ajv';
import { type LocatedFile, locate } from '../locate.ts';
import { rules } from '../registry.generated.ts';
import type { Finding } from '../rule.ts';
import { printGithub } from './github.ts';
import { printJson } from './json.ts';
import { printPretty } from './pretty.ts';
import { printSarif } from './sarif.ts';

const text = '# Postmortem\r\n\r\nDisk was full; 50%, they said.\r\n表の行 two\r\n';

function finding(words: string, more: Partial<Finding> = {}): Finding {
  const from = text.indexOf(words);
  return {
    rule: 'vague-quantity',
    severity: 'warning',
    from,
    to: from + words.length,
    message: 'How many?',
    why: 'Numbers can be compared.',
    url: 'docs/rules/vague-quantity.md',
    ...more,
  };
}

function located(...findings: Finding[]): LocatedFile {
  return locate('docs/my file.md', readDocument(text), findings);
}

test('lines and columns count from one, in UTF-16, with carriage returns left out of the source line', () => {
  const [one] = located(finding('50%')).findings;
  assert.deepEqual(
    [one!.line, one!.column, one!.endLine, one!.endColumn, one!.source],
    [3, 16, 3, 19, 'Disk was full; 50%, they said.'],
  );
});

test('a finding over several lines ends where its last word ends', () => {
  const from = text.indexOf('full');
  const [one] = located({ ...finding('full'), to: text.indexOf(' two'), from }).findings;
  assert.deepEqual([one!.line, one!.endLine, one!.endColumn], [3, 4, 4]);
});

test('findings in saved HTML point into the HTML and offer no edits', () => {
  const html = '<html><body><h1>Postmortem</h1><p>The disk was <b>full</b>.</p></body></html>';
  const document = readDocument(html, { name: 'page.html' });
  const from = document.text.indexOf('full');
  const file = locate('page.html', document, [
    { ...finding('full'), from, to: from + 4, fix: [{ from, to: from + 4, insert: 'at 100 %' }] },
  ]);
  const [one] = file.findings;
  assert.equal(html.slice(one!.from, one!.from + 4), 'full');
  assert.equal(one!.fix, undefined);
});

test('json has the promised shape and counts', () => {
  const fix = [{ from: 29, to: 32, insert: '51%' }];
  const out = JSON.parse(
    printJson([located(finding('50%', { fix, rewrite: '51%' }), finding('full', { severity: 'error' }))]),
  );
  assert.deepEqual(out.counts, { error: 1, warning: 1, info: 0 });
  assert.equal(out.files[0].file, 'docs/my file.md');
  assert.deepEqual(Object.keys(out.files[0].findings[0]).sort(), [
    'column',
    'endColumn',
    'endLine',
    'fix',
    'from',
    'line',
    'message',
    'rewrite',
    'rule',
    'severity',
    'to',
    'url',
    'why',
  ]);
});

test('github annotations escape what the runner would read as its own', () => {
  const file = { ...located(finding('50%', { message: 'half: 50%,\nor more?' })), file: 'a,b:c.md' };
  assert.equal(
    printGithub([file]),
    '::warning file=a%2Cb%3Ac.md,line=3,endLine=3,col=16,endColumn=19,title=vague-quantity::half: 50%25,%0Aor more?\n',
  );
});

test('pretty shows the source line with a caret under the words, and colour only when asked', () => {
  const plain = printPretty([located(finding('50%', { rewrite: '1,204 users' }))], { color: false });
  const lines = plain.split('\n');
  const caret = lines.findIndex((line) => line.includes('^'));
  assert.equal(lines[caret - 1]!.indexOf('50%'), lines[caret]!.indexOf('^^^'));
  assert.ok(!plain.includes('\u001B'));
  assert.match(plain, /consider: 1,204 users/);
  assert.match(plain, /1 warning in 1 file\./);
  assert.ok(printPretty([located(finding('50%'))], { color: true }).includes('\u001B['));
});

test('pretty counts wide letters as two columns and keeps control characters away from the terminal', () => {
  const wide = printPretty([located(finding('two'))], { color: false }).split('\n');
  assert.equal(wide[2]!.indexOf('^'), wide[1]!.indexOf('two') + 3);
  const nasty = locate('a.md', readDocument('\u001B[31mred\u0007 LOUD'), [
    { ...finding('full'), from: 9, to: 13 },
  ]);
  assert.ok(!printPretty([nasty], { color: false }).includes('\u001B'));
});

test('pretty cuts a line of a megabyte down to the words around the finding', () => {
  const long = `${'word '.repeat(200_000)}HERE ${'word '.repeat(10)}`;
  const from = long.indexOf('HERE');
  const out = printPretty(
    [locate('a.md', readDocument(long), [{ ...finding('full'), from, to: from + 4 }])],
    { color: false },
  );
  assert.ok(out.length < 1000);
  assert.match(out, /HERE/);
});

function sarifSchema(): ValidateFunction {
  const require = createRequire(import.meta.url);
  const Ajv04 = (require('ajv-draft-04') as { default: new (options: object) => Ajv }).default;
  const addFormats = (require('ajv-formats') as { default: (ajv: Ajv) => Ajv }).default;
  const schema: unknown = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  return addFormats(new Ajv04({ strict: false, unicodeRegExp: false })).compile(schema as object);
}

test('sarif is valid by the published schema of 2.1.0', () => {
  const isValid = sarifSchema();
  const fix = [{ from: 29, to: 32, insert: '51%' }];
  const known = finding('50%', { rule: rules[0]!.id, fix, rewrite: '51%' });
  const log: unknown = JSON.parse(
    printSarif(
      [
        located(known, finding('full', { severity: 'info', rule: 'of-my-own' })),
        { file: 'C:\\x\\b.md', findings: [] },
      ],
      {
        rules,
        version: '0.1.0',
      },
    ),
  );
  assert.ok(isValid(log), JSON.stringify(isValid.errors));
  const broken = structuredClone(log) as { runs: { results: { level: string }[] }[] };
  broken.runs[0]!.results[0]!.level = 'loud';
  assert.ok(!isValid(broken), 'the schema check can fail');
});
