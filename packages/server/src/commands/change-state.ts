import { applyChanges, type DocumentState, readDocument, setField } from '@debrief/document';
import { audit } from '@debrief/store';
import { liveActor } from '../auth/actors.ts';
import { type CommandContext, instantOf, todayOf } from '../context.ts';
import { judge } from '../policy/judge.ts';
import type { PolicyHolder } from '../policy/policy-holder.ts';
import { ProblemError } from '../problem-error.ts';
import type { SummaryRow } from '../rows.ts';
import { openForChange, summaryAfter } from './change-text.ts';

const written: Readonly<Record<DocumentState, string>> = {
  draft: 'Draft',
  'in-review': 'In Review',
  final: 'Final',
};
const order: readonly DocumentState[] = ['draft', 'in-review', 'final'];

/** Moves a document to a state; throws `gate-not-met`, naming each obstacle. Back is always allowed, and recorded. */
export async function changeState(
  context: CommandContext,
  policies: PolicyHolder,
  input: { id: string; state: DocumentState; reason?: string },
): Promise<SummaryRow> {
  const row = await openForChange(context, input.id);
  const { text } = await context.live.saveNow(input.id);
  const policy = await policies.current();
  const document = readDocument(text, {
    name: row.fileName,
    ...(policy.zone === null ? {} : { zone: policy.zone }),
  });
  const report = judge(document, policy, todayOf(context.clock));
  if (order.indexOf(input.state) > order.indexOf(report.state)) {
    const obstacles = input.state === 'final' ? report.toFinal : report.toInReview;
    if (obstacles.length > 0)
      throw new ProblemError(
        'gate-not-met',
        obstacles.length === 1
          ? '1 thing stands before this state.'
          : `${obstacles.length} things stand before this state.`,
        { errors: obstacles.map(({ code, message }) => ({ path: code, message })) },
      );
  }
  const changed = applyChanges(text, setField(document, 'status', written[input.state]));
  const reason =
    input.reason === undefined
      ? `moved to ${written[input.state]}`
      : `moved to ${written[input.state]}: ${input.reason}`;
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
