import type { DocumentState } from '@debrief/document';
import { audit } from '@debrief/store';
import { liveActor } from '../auth/actors.ts';
import { type CommandContext, instantOf, todayOf } from '../context.ts';
import type { DocumentThread } from '../documents/document-thread.ts';
import type { PolicyHolder } from '../policy/policy-holder.ts';
import { ProblemError } from '../problem-error.ts';
import type { SummaryRow } from '../rows.ts';
import { openForChange, summaryAfter } from './change-text.ts';

const shown: Readonly<Record<DocumentState, string>> = {
  draft: 'Draft',
  'in-review': 'In Review',
  final: 'Final',
};
const order: readonly DocumentState[] = ['draft', 'in-review', 'final'];

interface Judges {
  readonly policy: PolicyHolder;
  readonly documents: DocumentThread;
}

/** Moves a document to a state; throws `gate-not-met`, naming each obstacle. Back is always allowed, and recorded. */
export async function changeState(
  context: CommandContext,
  { policy: policies, documents }: Judges,
  input: { id: string; state: DocumentState; reason?: string },
): Promise<SummaryRow> {
  const { fileName } = await openForChange(context, input.id);
  const [{ text }, policy] = await Promise.all([context.live.saveNow(input.id), policies.current()]);
  const report = await documents.ask('judge', { text, fileName, policy, today: todayOf(context.clock) });
  if (order.indexOf(input.state) > order.indexOf(report.state)) {
    const obstacles = input.state === 'final' ? report.toFinal : report.toInReview;
    if (obstacles.length > 0) throw gateNotMet(obstacles);
  }
  const changed = await documents.ask('withState', { text, fileName, state: input.state });
  const moved = `moved to ${shown[input.state]}`;
  const reason = input.reason === undefined ? moved : `${moved}: ${input.reason}`;
  await context.live.applyText(input.id, liveActor(context.actor), { base: text, text: changed, reason });
  const { actor, clock, ids, store } = context;
  await store.write((db) =>
    audit.add(db, {
      id: ids.id(),
      at: instantOf(clock),
      actor: actor.userId,
      verb: 'postmortem.state',
      subject: input.id,
      postmortemId: input.id,
      detail: { from: report.state, to: input.state },
    }),
  );
  return summaryAfter(context, input.id);
}

function gateNotMet(obstacles: readonly { code: string; message: string }[]): ProblemError {
  const count = obstacles.length === 1 ? '1 thing stands' : `${obstacles.length} things stand`;
  return new ProblemError('gate-not-met', `${count} before this state.`, {
    errors: obstacles.map(({ code, message }) => ({ path: code, message })),
  });
}
