/** When the policy's steps are due for one document, and which of them are late. */
import type { DocumentState } from '@debrief/document';
import { deadlinesFor, type Policy } from '@debrief/review';
import type { PostmortemDetail } from '@debrief/wire';
import type { Ending } from '../documents/document-tasks.ts';

/** The three deadlines; a step that the document has behind it cannot be late any more. `today` is an ISO date. */
export function deadlinesOf(
  ending: Ending,
  state: DocumentState,
  policy: Policy,
  today: string,
): PostmortemDetail['deadlines'] {
  if (ending.date === null || !isDate(ending.date)) return [];
  const due = deadlinesFor(ending.date, policy);
  return [
    { name: 'draft', date: due.draft, overdue: state === 'draft' && due.draft < today },
    {
      name: 'meeting',
      date: due.meeting,
      overdue: !ending.meetingHeld && state !== 'final' && due.meeting < today,
    },
    { name: 'final', date: due.final, overdue: state !== 'final' && due.final < today },
  ];
}

/** By the date in the library's row alone, for lists: no text is read. */
export function dueOf(
  row: { readonly date: string | null; readonly state: DocumentState },
  step: 'draft' | 'final',
  policy: Policy,
  today: string,
): { due: string | null; overdue: boolean } {
  if (row.date === null || !isDate(row.date)) return { due: null, overdue: false };
  const due = deadlinesFor(row.date, policy)[step];
  return { due, overdue: due < today };
}

function isDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === date;
}
