import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown } from './markdown-parser.ts';

function nodes(text: string): string[] {
  const found: string[] = [];
  parseMarkdown(text).iterate({ enter: ({ name, from, to }) => void found.push(`${name} ${from}-${to}`) });
  return found;
}

test('two blanks or a backslash at the end of a line are a hard break; blanks inside a line are none', () => {
  assert.deepEqual(
    nodes('a  \nb\\\nc   d\n').filter((node) => node.startsWith('HardBreak')),
    ['HardBreak 1-4', 'HardBreak 5-7'],
  );
});

test('a line of very many blanks is read in one pass', () => {
  const blanks = ' '.repeat(1_000_000);
  assert.deepEqual(nodes(`a${blanks}b\n`), ['Document 0-1000003', 'Paragraph 0-1000002']);
});
