/**
 * "Should we roll back?" – "yes, go ahead": the question alone is no decision, with its answer it is one.
 * "Could it be the report job?" – "no, that finished at three": an idea that was looked at and set aside.
 */
import { isProposal } from '../read/grammar.ts';
import { topicWords } from '../read/vocabulary.ts';
import { MINUTE } from '../times/zone-clock.ts';
import type { Row } from './rows.ts';

const ANSWER_WITHIN = 3 * MINUTE;
const LOOKED_WITHIN = 10 * MINUTE;
const YES =
  /^\W*(?:yes|yep|yeah|yup|sure|please do|please|go ahead|do it|agreed?|\+1|sounds good|ok(?:ay)?,? (?:do|go|let)|let's do|let's|absolutely|definitely|\u{1f44d})(?!\w)/iu;
/** "Rolling back is safer": an answer that chooses. */
const PREFERS =
  /\b(?:is|are|be|sounds|seems|would be) (?:\w+ )?(?:safer|better|faster|quicker|simpler|easier)\b|\b(?:i'd rather|i would rather|prefer)\b/i;
const ASKS_CAUSE =
  /^\W*(?:(?:hm+|so|and|but|ok|okay|wait)\W+)*(?:could|can|might|may|is|was|are|were|do you think|any chance) (?:that|this|it|they|these|we|the)\b/;
const NO =
  /^\W*(?:no\b(?! (?:idea|clue))|nope|nah|negative|not (?:it|that|the|related|from)|unlikely|ruled out|don't think so|i don't think)|\b(?:it|that|this)(?: is|'s|s)? (?:not|isn't|wasn't) (?:the|that|it|related)\b|\b(?:ruled (?:that |it )?out|unrelated|not related|checked,? (?:and )?not)\b/;

function proposes(row: Row): boolean {
  return row.reading?.statements.some(({ question, plain }) => question && isProposal(plain)) ?? false;
}

function asksCause(row: Row): boolean {
  return (
    row.reading?.statements.some(
      ({ question, plain }) => question && ASKS_CAUSE.test(plain) && topicWords(plain).size > 0,
    ) ?? false
  );
}

function first(row: Row): string {
  return row.reading?.statements[0]?.plain ?? '';
}

function isOther(a: Row, b: Row): boolean {
  return a.events[0]?.actor?.id !== b.events[0]?.actor?.id;
}

/** In one thread, or of the same matter in the same channel. */
function belongsTogether(asked: Row, answer: Row): boolean {
  const a = asked.events[0]?.refs;
  const b = answer.events[0]?.refs;
  if (a?.channel !== b?.channel) return false;
  if (a?.thread !== undefined && a.thread === b?.thread) return true;
  const words = topicWords(asked.events[0]?.text ?? '');
  for (const word of topicWords(answer.events[0]?.text ?? '')) if (words.has(word)) return true;
  return false;
}

function agreementTo(rows: readonly Row[], index: number, gone: ReadonlySet<Row>): Row | null {
  const asked = rows[index] as Row;
  for (let next = index + 1; next < rows.length; next += 1) {
    const answer = rows[next] as Row;
    if (answer.at - asked.at > ANSWER_WITHIN) return null;
    if (!answer.reading || gone.has(answer) || !isOther(asked, answer)) continue;
    if (YES.test(first(answer))) return answer;
    if (answer.reading.statements.some(({ plain, question }) => !question && PREFERS.test(plain)))
      return answer;
  }
  return null;
}

function denialOf(rows: readonly Row[], index: number, gone: ReadonlySet<Row>): Row | null {
  const asked = rows[index] as Row;
  for (let next = index + 1; next < rows.length; next += 1) {
    const answer = rows[next] as Row;
    if (answer.at - asked.at > LOOKED_WITHIN) return null;
    if (!answer.reading || gone.has(answer) || !isOther(asked, answer)) continue;
    if (!belongsTogether(asked, answer)) continue;
    return answer.reading.statements.some(({ plain, question }) => !question && NO.test(plain))
      ? answer
      : null;
  }
  return null;
}

/** Joins a proposal with the first agreement of somebody else, and an asked-for cause with the answer that denies it. */
export function joinAnswers(rows: readonly Row[]): Row[] {
  const answered = new Map<Row, { readonly answer: Row; readonly how: 'agreed' | 'dropped' }>();
  const gone = new Set<Row>();
  for (const [index, row] of rows.entries()) {
    if (gone.has(row)) continue;
    const proposal = proposes(row);
    const answer = proposal
      ? agreementTo(rows, index, gone)
      : asksCause(row)
        ? denialOf(rows, index, gone)
        : null;
    if (!answer) continue;
    answered.set(row, { answer, how: proposal ? 'agreed' : 'dropped' });
    // An answer that says more than yes or no keeps its own row as well.
    if (answer.score < 3) gone.add(answer);
  }
  return rows
    .filter((row) => !gone.has(row))
    .map((row) => {
      const found = answered.get(row);
      if (!found) return row;
      const kind = found.how === 'agreed' ? ('decide' as const) : ('hypothesise' as const);
      return {
        ...row,
        kind,
        answer: found.how,
        events: [...row.events, ...found.answer.events],
        score: Math.max(row.score, 2.5) + 2,
      };
    });
}
