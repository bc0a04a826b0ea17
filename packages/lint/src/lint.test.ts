import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { lint } from './lint.ts';
import type { LintConfig, Rule } from './rule.ts';
import { defaultConfig } from './settings.ts';

function shouting(id: string, more: Partial<Rule> = {}): Rule {
  return {
    id,
    title: 'Shouting',
    severity: 'warning',
    group: 'language',
    why: 'It is loud.',
    check({ document, report }) {
      for (const match of document.text.matchAll(/\b[A-Z]{4,}\b/g)) {
        report({ from: match.index, to: match.index + match[0].length, message: `${match[0]} is loud.` });
      }
    },
    ...more,
  };
}

function run(text: string, rules: readonly Rule[], config: Partial<LintConfig> = {}) {
  const { findings } = lint(readDocument(text), { rules, config: { ...defaultConfig, ...config } });
  return findings.map(({ rule, severity, from, to }) => `${rule} ${severity} ${text.slice(from, to)}`);
}

test('findings come sorted by place, then by rule, with the rule’s page', () => {
  const { findings } = lint(readDocument('LOUD then AGAIN\n'), { rules: [shouting('b'), shouting('a')] });
  assert.deepEqual(
    findings.map(({ rule, from }) => `${rule}${from}`),
    ['a0', 'b0', 'a10', 'b10'],
  );
  assert.equal(findings[0]!.url, 'docs/rules/a.md');
  assert.equal(findings[0]!.why, 'It is loud.');
});

test('configuration overrides the severity, also where the rule grades by context, and switches rules off', () => {
  const graded = shouting('graded', {
    check({ report }) {
      report({ from: 0, to: 4, message: 'graded', severity: 'info' });
    },
  });
  assert.deepEqual(run('LOUD\n', [graded]), ['graded info LOUD']);
  assert.deepEqual(run('LOUD\n', [graded], { rules: { graded: 'error' } }), ['graded error LOUD']);
  assert.deepEqual(run('LOUD\n', [graded], { rules: { graded: { severity: 'error' } } }), [
    'graded error LOUD',
  ]);
  assert.deepEqual(run('LOUD\n', [graded], { rules: { graded: 'off' } }), []);
  assert.deepEqual(run('LOUD\n', [graded], { rules: { graded: { severity: 'off' } } }), []);
});

test('options from configuration are laid over the rule’s own', () => {
  const seen: unknown[] = [];
  const asking = shouting('asking', {
    options: { most: 3, least: 1 },
    check: ({ options }) => void seen.push(options),
  });
  run('', [asking], { rules: { asking: { options: { most: 5 } } } });
  assert.deepEqual(seen, [{ most: 5, least: 1 }]);
});

test('a rule that throws is named, and the others still run', () => {
  const broken = shouting('broken', {
    check() {
      throw new Error('no rows');
    },
  });
  const { findings } = lint(readDocument('LOUD\n'), { rules: [broken, shouting('loud')] });
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    ['rule-failed', 'loud'],
  );
  assert.match(findings[0]!.message, /broken stopped \(no rows\)/);
});

test('a rule that yields is silent where the other reports on the same words, and only there', () => {
  const first = shouting('first', {
    check: ({ report }) => report({ from: 0, to: 4, message: 'first' }),
  });
  const second = shouting('second', { yieldsTo: ['first'] });
  assert.deepEqual(run('LOUD then AGAIN\n', [first, second]), ['first warning LOUD', 'second warning AGAIN']);
  assert.deepEqual(run('LOUD then AGAIN\n', [second]), ['second warning LOUD', 'second warning AGAIN']);
});

test('only the named rules run when asked', () => {
  const { findings } = lint(readDocument('LOUD\n'), { rules: [shouting('a'), shouting('b')], only: ['b'] });
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    ['b'],
  );
});

const top = '---\ntitle: x\n---\n\n';

test('a suppression at the top covers the file, one above a block covers the block, one in a line its line', () => {
  const rules = [shouting('loud')];
  const ignore = '<!-- debrief-ignore loud: it is a quotation -->';
  assert.deepEqual(run(`${top}${ignore}\n\nLOUD\n\nAGAIN\n`, rules), []);
  assert.deepEqual(run(`LOUD\n\n${ignore}\nAGAIN\nMORE\n\nLAST\n`, rules), [
    'loud warning LOUD',
    'loud warning LAST',
  ]);
  assert.deepEqual(run(`first\n\n- LOUD ${ignore}\n- AGAIN\n`, rules), ['loud warning AGAIN']);
  assert.deepEqual(run(`first\n\n${ignore}\n\n| a | b |\n| - | - |\n| LOUD | AGAIN |\n\nLAST\n`, rules), [
    'loud warning LAST',
  ]);
});

test('a suppression names several rules and silences no other', () => {
  const rules = [shouting('a-a'), shouting('b-b'), shouting('c-c')];
  assert.deepEqual(run('x\n\n<!-- debrief-ignore a-a, b-b: house style -->\nLOUD\n', rules), [
    'c-c warning LOUD',
  ]);
});

const engineRules: readonly Rule[] = ['suppression-invalid', 'suppression-unused'].map((id) => ({
  ...shouting(id),
  check() {},
}));

test('a suppression without a reason is reported and not applied', () => {
  const found = run('x\n\n<!-- debrief-ignore loud -->\nLOUD\n', [shouting('loud'), ...engineRules]);
  assert.equal(found.length, 2);
  assert.match(found[0]!, /^suppression-invalid/);
  assert.equal(found[1], 'loud warning LOUD');
});

test('a suppression of an unknown rule proposes the nearest name', () => {
  const { findings } = lint(readDocument('x\n\n<!-- debrief-ignore luod: typing slip -->\nLOUD\n'), {
    rules: [shouting('loud'), ...engineRules],
  });
  assert.match(findings[0]!.message, /`luod`; is `loud` meant\?/);
});

test('a suppression inside code is text', () => {
  const text = 'x\n\n```html\n<!-- debrief-ignore loud: shown -->\n```\n\nLOUD\n';
  assert.deepEqual(run(text, [shouting('loud'), ...engineRules]), ['loud warning LOUD']);
});

test('an unclosed comment, an empty document and odd bytes are read without a stop', () => {
  for (const text of [
    '',
    '<!-- debrief-ignore',
    '<!-- debrief-ignore loud: x',
    '\u0000\uFEFF---\n',
    '\uD800',
  ]) {
    assert.doesNotThrow(() => lint(readDocument(text)));
  }
});
