/** Makes the rows that were read off the texts anew: after a new version reads more, or to mend an index. */
import { storedText } from '../nouns/postmortem-changes.ts';
import { projectedColumns, writeProjections } from '../nouns/write-projection.ts';
import { projectText } from '../project-text.ts';
import { projectionVersion } from '../projection-version.ts';
import type { Store } from '../store.ts';

const atOnce = 40;

export interface Progress {
  readonly done: number;
}

/**
 * Renews what an older version projected; with `all`, everything, and the vocabulary besides. May run beside a working
 * server: each batch is a transaction of its own.
 */
export async function reindex(
  store: Store,
  options: { readonly all?: boolean; readonly onProgress?: (progress: Progress) => void } = {},
): Promise<{ readonly renewed: number }> {
  if (options.all) {
    await store.write(async (db) => {
      await db.deleteFrom('words').execute();
      await db.deleteFrom('word_trigrams').execute();
    });
  }
  let renewed = 0;
  let after = 0;
  for (;;) {
    const batch = await store.read((db) => {
      let query = db
        .selectFrom('postmortems')
        .select(['id', 'number', 'text', 'file_name'])
        .where('number', '>', after)
        .orderBy('number')
        .limit(atOnce);
      if (!options.all) query = query.where('projection', '<', projectionVersion);
      return query.execute();
    });
    const last = batch.at(-1);
    if (last === undefined) return { renewed };
    // Long texts are read before the transaction begins, which then finds them read.
    for (const { text, file_name } of batch) await projectText(text, file_name);
    await store.write(async (db) => {
      const texts = [];
      for (const { id } of batch) {
        const text = await storedText(db, id);
        if (text === undefined) continue;
        texts.push(text);
        await db
          .updateTable('postmortems')
          .set(projectedColumns(text.projection))
          .where('id', '=', id)
          .execute();
      }
      await writeProjections(db, texts, false);
    });
    renewed += batch.length;
    after = last.number;
    options.onProgress?.({ done: renewed });
  }
}
