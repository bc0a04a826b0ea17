import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '@debrief/document';
import { buildProse } from './build-prose.ts';
import type { Sentence } from './prose.ts';

const config: { roster: string[]; teams: string[]; services: string[] } = {
  roster: [],
  teams: [],
  services: [],
};

function sentences(text: string, settings: Parameters<typeof buildProse>[1] = config): readonly Sentence[] {
  return buildProse(readDocument(text), settings).sentences;
}

function texts(text: string): string[] {
  return sentences(text).map((sentence) => sentence.text);
}

test('a full stop in a version, a file name, an abbreviation or a time ends no sentence', () => {
  assert.deepEqual(
    texts('We ran 4.1.2 of app.yaml, e.g. Dr. Chen at 10.30 a.m. and it held. Then it broke.\n'),
    ['We ran 4.1.2 of app.yaml, e.g. Dr. Chen at 10.30 a.m. and it held.', 'Then it broke.'],
  );
});

test('list items, table cells and headings are sentences of their own', () => {
  const found = sentences(
    '## What went well\n\n- First item\n- Second item\n\n| a | b |\n| --- | --- |\n| one | two |\n',
  );
  assert.deepEqual(
    found.map((sentence) => `${sentence.block}: ${sentence.text}`),
    [
      'heading: ## What went well',
      'list-item: First item',
      'list-item: Second item',
      'table-cell: a',
      'table-cell: b',
      'table-cell: one',
      'table-cell: two',
    ].map((line) => line.replace('## ', '')),
  );
});

test('code, addresses, comments and HTML never become words', () => {
  const [sentence] = sentences(
    'The `forgot()` call <b>in</b> https://example.org/forgot <!-- forgot --> held.\n',
  );
  assert.ok(sentence);
  assert.deepEqual(
    sentence.tokens
      .filter((token) => token.pos !== 'punctuation')
      .map((token) => (token.pos === 'code' ? 'CODE' : token.lower)),
    ['the', 'CODE', 'call', 'in', 'CODE', 'held'],
  );
});

test('fenced code and front matter are no prose', () => {
  assert.deepEqual(texts('---\ntitle: We forgot\n---\n\nIt held.\n\n```\nWe forgot it.\n```\n'), [
    'It held.',
  ]);
});

test('every token points at its own letters in the document', () => {
  const text =
    '# Title\n\nIntro line.\n\n> *Ana* said “the **pump** was `off`”.\n\nSam’s merge [broke](x) it.\n';
  for (const sentence of sentences(text)) {
    for (const token of sentence.tokens) {
      if (token.pos !== 'code') assert.equal(text.slice(token.from, token.to), token.text);
    }
  }
});

test('words between quotation marks and in block quotations are somebody else’s', () => {
  const [first, second] = sentences('The vendor wrote "we forgot the flag" at noon.\n\n> We forgot it.\n');
  assert.deepEqual(
    first?.tokens.filter((token) => token.quoted).map((token) => token.text),
    ['"', 'we', 'forgot', 'the', 'flag', '"'],
  );
  assert.equal(first?.quoted, false);
  assert.equal(second?.quoted, true);
});

test('an apostrophe opens no quotation', () => {
  const [sentence] = sentences("Sam's node didn't drain because the hosts' clocks ran ahead.\n");
  assert.ok(sentence?.tokens.every((token) => !token.quoted));
});

test('the section says what a sentence is for, and a label outranks it', () => {
  const found = sentences(
    '## Root cause\n\nA lock.\n\n## Action items\n\n- Add a limit\n\n## Notes\n\nRoot cause: a lock.\n\nWhy 2: the pool is small.\n',
  );
  const roles = found.filter((sentence) => sentence.block !== 'heading').map((sentence) => sentence.role);
  assert.deepEqual(roles, ['cause', 'action', 'cause', 'why-answer']);
});

test('the roster makes a name of a word that is none elsewhere', () => {
  const subject = (settings: typeof config) =>
    sentences('Jenkins deleted the table.\n', settings)[0]?.clauses[0]?.subject?.referent;
  assert.notEqual(subject(config), 'person');
  assert.equal(subject({ ...config, roster: ['Jenkins'] }), 'person');
});

test('a service of the policy is a system, whatever its name', () => {
  const prose = buildProse(readDocument('Marta dropped the request.\n'), { ...config, services: ['Marta'] });
  assert.equal(prose.sentences[0]?.clauses[0]?.subject?.referent, 'system');
  assert.equal(prose.isService('marta'), true);
});

test('the same sentence at two places is understood at both', () => {
  const [first, second] = sentences('Ana left.\n\nAna left.\n');
  assert.equal(first?.clauses[0]?.verb.from, 4);
  assert.equal(second?.clauses[0]?.verb.from, 15);
  assert.equal(first?.tokens[0]?.from, 0);
});

test('a megabyte on one line is cut into sentences without stalling', () => {
  const text = `${'The pump held at 4.1 bar, e.g. all day. '.repeat(25_000)}\n`;
  assert.equal(sentences(text).length, 25_000);
});
