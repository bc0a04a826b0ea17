/** Stands in for the library's nouns until the store has them: lists without search. */
import {
  actions,
  type Db,
  mentions,
  type Paged,
  type PageOptions,
  postmortems,
  type Viewer,
} from '@debrief/store';
import type { SummaryRow } from './rows.ts';

async function all(db: Db, viewer: Viewer): Promise<SummaryRow[]> {
  const rows = await postmortems.texts(db, viewer, { limit: 500 });
  return (
    await postmortems.summaries(
      db,
      viewer,
      rows.map(({ id }) => id),
    )
  ).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}

export const search = {
  async library(db: Db, viewer: Viewer, asked: { q?: string } & PageOptions & Record<string, unknown>) {
    const rows = (await all(db, viewer)).filter(({ title }) =>
      title.toLowerCase().includes((asked.q ?? '').toLowerCase()),
    );
    const page: Paged<
      SummaryRow & {
        snippets: { section: string | null; text: string; marks: { from: number; to: number }[] }[];
      }
    > = {
      items: rows.slice(0, asked.limit).map((row) => ({ ...row, snippets: [] })),
      nextCursor: null,
    };
    return { ...page, total: rows.length, totalCapped: false, didYouMean: null };
  },
  async facets(_db: Db, _viewer: Viewer, _asked: Record<string, unknown>) {
    return { state: [], severity: [], service: [], factor: [], person: [], year: [] };
  },
};

export const home = {
  async overview(
    db: Db,
    viewer: Viewer,
    { names, today, limit }: { names: readonly string[]; today: string; limit: number },
  ) {
    const rows = await all(db, viewer);
    return {
      drafts: rows.filter(({ state }) => state === 'draft').slice(0, limit),
      reviews: rows.filter(({ state }) => state === 'in-review').slice(0, limit),
      actions: (await actions.page(db, viewer, { limit, show: 'mine', today, mine: names, sort: 'due' }))
        .items,
      mentions: await mentions.list(db, viewer, { limit }),
      recent: rows.slice(0, limit),
      total: rows.length,
    };
  },
};

export const similar = {
  async toPostmortem(db: Db, viewer: Viewer, id: string, _options: { limit: number }) {
    const found: { postmortem: SummaryRow; score: number; why: string[] }[] = [];
    return (await postmortems.exists(db, viewer, id)) ? found : undefined;
  },
};
