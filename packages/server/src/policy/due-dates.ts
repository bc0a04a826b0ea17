/** When the policy's steps are due for one document, and which of them are late. */
import { type DocumentState, readDocument } from '@debrief/document';
import { checklist, deadlinesFor, type Policy } from '@debrief/review';
import type { PostmortemDetail } from '@debrief/wire';

/** What the dates follow from; computed once for each version of a text. */
export interface Ending {
  /** ISO date of the day on which the incident ended, as people there lived it; null where nothing says. */
  readonly date: string | null;
  readonly meetingHeld: boolean;
}

export function endingOf(text: string, fileName: string, policy: Policy): Ending {
  const document = readDocument(text, {
    name: fileName,
    ...(policy.zone === null ? {} : { zone: policy.zone }),
  });
  const over = (document.moments.resolved ?? document.moments.mitigated)?.stamp;
  const lived = over?.local ?? over?.at ?? '';
  return {
    date: /^\d{4}-\d\d-\d\d/.exec(lived)?.[0] ?? document.date?.value ?? null,
    meetingHeld: checklist(document).some((item) => item.id === 'meeting-held' && item.met),
  };
}

/** The three deadlines; a step that the document has behind it cannot be late any more. */
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
