import type { Db } from '../store.ts';
import { type Viewer, visible } from '../viewer.ts';

/** The postmortem where the viewer sees it: what hangs on one is given to whoever sees it, and to nobody else. */
export function seenPostmortem(db: Db, viewer: Viewer, id: string) {
  return db.selectFrom('postmortems').where('postmortems.id', '=', id).where(visible(viewer));
}

export async function isSeen(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  return (await seenPostmortem(db, viewer, id).select('postmortems.number').executeTakeFirst()) !== undefined;
}
