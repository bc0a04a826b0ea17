import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryText } from '../tell/wording.ts';
import { joinAnswers } from './join-answers.ts';
import type { Row } from './rows.ts';
import { talk } from './talk.fixture.ts';

function answerOf(lines: readonly string[]): Row['answer'] {
  return joinAnswers(talk(lines)).find((row) => row.answer)?.answer;
}

test('a proposal with an agreement, or with a choice, is a decision', () => {
  assert.equal(answerOf(['10:05 noor should we restart the store?', '10:06 pim yes please']), 'agreed');
  assert.equal(
    answerOf(['10:05 noor should we restart the store or roll back?', '10:06 pim rolling back is safer']),
    'agreed',
  );
  assert.equal(answerOf(['10:05 noor should we restart the store?', '10:06 noor yes']), undefined);
});

test('a cause that is asked for and denied is an idea set aside, told with both voices', () => {
  const rows = joinAnswers(
    talk(['10:05 noor could it be the nightly import?', '10:09 pim no, the import ended at four']),
  );
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.answer, 'dropped');
  assert.match(entryText(rows[0] as Row), /noor asks: .*nightly import.*pim answers: .*ended at four/);
});

test('a no to something else sets nothing aside', () => {
  assert.equal(answerOf(['10:05 noor could it be the nightly import?', '10:09 pim no idea']), undefined);
  assert.equal(
    answerOf(['10:05 noor could it be the nightly import?', '10:09 pim no lunch for me']),
    undefined,
  );
  assert.equal(
    answerOf(['10:05 noor could it be the nightly import?', '10:09 pim the import runs late, checking']),
    undefined,
  );
});
