import { outbox, postmortems } from '@debrief/store';
import { type CommandContext, instantOf } from '../context.ts';
import type { SummaryRow } from '../rows.ts';

interface Input {
  readonly text: string;
  readonly fileName?: string;
  readonly restricted: boolean;
  readonly reason: string;
}

/** Puts a new postmortem into the library, its text byte for byte as given. */
export async function createPostmortem(
  { actor, store, clock, ids }: CommandContext,
  input: Input,
): Promise<SummaryRow> {
  const id = ids.id();
  return store.write(async (db) => {
    const at = instantOf(clock);
    const row = await postmortems.insert(db, {
      id,
      revisionId: ids.id(),
      ...(input.fileName === undefined ? {} : { fileName: input.fileName }),
      text: input.text,
      restricted: input.restricted,
      actor: actor.userId,
      at,
      reason: input.reason,
    });
    await outbox.add(db, {
      at,
      kind: 'saved',
      postmortemId: id,
      actor: actor.userId,
      payload: { version: row.version },
    });
    return row;
  });
}
