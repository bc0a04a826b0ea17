import type { Db } from '../store.ts';
import { type Viewer, visible } from '../viewer.ts';

/** The least that an answer needs to know: whether the viewer may see it, and which version of its text stands. */
export interface HeadRow {
  readonly version: number;
  readonly fileName: string;
  readonly removedAt: string | null;
}

/** Cheap: one row by its key, nothing joined. In the bin too. */
export async function head(db: Db, viewer: Viewer, id: string): Promise<HeadRow | undefined> {
  const row = await db
    .selectFrom('postmortems')
    .select(['postmortems.version', 'postmortems.file_name', 'postmortems.removed_at'])
    .where('postmortems.id', '=', id)
    .where(visible(viewer))
    .executeTakeFirst();
  return row && { version: row.version, fileName: row.file_name, removedAt: row.removed_at };
}
