import { events } from '@debrief/store';
import { type CommandContext, todayOf } from '../context.ts';
import type { DocumentThread } from '../documents/document-thread.ts';
import { templateText } from '../documents/template-text.ts';
import { type Drafted, draftEvents } from '../evidence/draft-events.ts';
import { ProblemError } from '../problem-error.ts';

interface Input {
  readonly id: string;
  readonly template?: string;
  readonly zone: string | null;
  /** UTC ISO. */
  readonly from?: string;
  readonly to?: string;
}

const PAGE = 1000;
const MOST_EVENTS = 200_000;

/** Drafts from the records of a postmortem; changes nothing. Throws `conflict` where there are none. */
export async function draftFromEvidence(
  { actor, store, clock }: CommandContext,
  documents: DocumentThread,
  input: Input,
): Promise<Drafted> {
  const { id, from, to, zone } = input;
  const all: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.read((db) =>
      events.normalised(db, actor, id, { limit: PAGE, cursor, from, to }),
    );
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && all.length < MOST_EVENTS);
  if (all.length === 0)
    throw new ProblemError(
      'conflict',
      'There is no event to draft from. Drop record files first, or widen the time.',
    );
  return draftEvents(all, {
    template: await templateText(documents, input.template ?? 'standard'),
    today: todayOf(clock),
    ...(zone === null ? {} : { zone }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
}
