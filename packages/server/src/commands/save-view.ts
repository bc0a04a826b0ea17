import { savedViews } from '@debrief/store';
import type { CommandContext } from '../context.ts';
import { notFound } from '../problem-error.ts';

interface View {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
}

/** Keeps a view of the library under a name, for oneself or for all. */
export async function saveView(
  { actor, store, ids }: CommandContext,
  input: Omit<View, 'id'>,
): Promise<View> {
  const { userId } = actor;
  if (userId === null) throw notFound('The account');
  const { name, query, shared } = input;
  const view = { id: ids.id(), name, query, shared };
  await store.write((db) => savedViews.add(db, { ...view, userId }));
  return view;
}

/** Removes a view of one's own; throws `not-found` for others'. */
export async function removeView({ actor, store }: CommandContext, id: string): Promise<void> {
  const { userId } = actor;
  if (userId === null || !(await store.write((db) => savedViews.remove(db, userId, id))))
    throw notFound('The view');
}
