/** "Should we roll back?" – "yes, go ahead": the question alone is no decision, with its answer it is one. */
import { isProposal } from '../read/grammar.ts';
import { MINUTE } from '../times/zone-clock.ts';
import type { Row } from './rows.ts';

const ANSWER_WITHIN = 3 * MINUTE;
const YES =
  /^\W*(?:yes|yep|yeah|yup|sure|please do|please|go ahead|do it|agreed?|\+1|sounds good|ok(?:ay)?,? (?:do|go|let)|let's do|let's|absolutely|definitely|\u{1f44d})(?!\w)/iu;

function proposes(row: Row): boolean {
  return row.reading?.statements.some(({ question, plain }) => question && isProposal(plain)) ?? false;
}

/** Joins a proposal with the first yes that somebody else gives within three minutes, as one decision. */
export function joinAnswers(rows: readonly Row[]): Row[] {
  const answered = new Map<Row, Row>();
  const gone = new Set<Row>();
  for (const [index, row] of rows.entries()) {
    if (!proposes(row)) continue;
    for (let next = index + 1; next < rows.length; next += 1) {
      const answer = rows[next] as Row;
      if (answer.at - row.at > ANSWER_WITHIN) break;
      const other = answer.events[0]?.actor?.id !== row.events[0]?.actor?.id;
      if (
        !answer.reading ||
        !other ||
        gone.has(answer) ||
        !YES.test(answer.reading.statements[0]?.plain ?? '')
      )
        continue;
      answered.set(row, answer);
      // An answer that says more than yes keeps its own row as well.
      if (answer.score < 3) gone.add(answer);
      break;
    }
  }
  return rows
    .filter((row) => !gone.has(row))
    .map((row) => {
      const answer = answered.get(row);
      if (!answer) return row;
      return {
        ...row,
        kind: 'decide' as const,
        events: [...row.events, ...answer.events],
        score: Math.max(row.score, 2.5) + 2,
      };
    });
}
