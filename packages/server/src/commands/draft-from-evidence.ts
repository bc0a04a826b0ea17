import { builtInTemplates } from '@debrief/document';
import { events } from '@debrief/store';
import { type CommandContext, todayOf } from '../context.ts';
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
    template: templateText(input.template ?? 'standard'),
    today: todayOf(clock),
    ...(zone === null ? {} : { zone }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
}

/** The document that a template begins with; throws `invalid-request` where there is none of that name. */
export function templateText(name: string): string {
  const template = builtInTemplates().find((candidate) => candidate.name === name);
  if (template !== undefined) return template.markdown;
  throw new ProblemError('invalid-request', `There is no template ${name}; GET /api/templates lists them.`, {
    errors: [{ path: 'body.template', message: 'There is no such template.' }],
  });
}
