/** What waits for a person. */
import { sql } from 'kysely';
import { personKey } from '../person-key.ts';
import type { Db } from '../store.ts';
import { type Viewer, visible } from '../viewer.ts';
import { type ActionItemRow, page as actionPage } from './actions.ts';
import { type MentionRow, list as mentionList } from './mentions.ts';
import { type SummaryRow, selectSummaries, summaryOf } from './postmortem-rows.ts';

export interface HomeRows {
  /** In Draft, written or made by me. */
  readonly drafts: SummaryRow[];
  /** In Review, with me as reviewer, or with no reviewer named and not mine. */
  readonly reviews: SummaryRow[];
  /** My open actions, the first due first. */
  readonly actions: ActionItemRow[];
  readonly mentions: MentionRow[];
  readonly recent: SummaryRow[];
  /** Postmortems that I may see. */
  readonly total: number;
}

export async function overview(
  db: Db,
  viewer: Viewer,
  options: { readonly names: readonly string[]; readonly today: string; readonly limit: number },
): Promise<HomeRows> {
  const { names, today, limit } = options;
  const keys = names.length === 0 ? ['\u0001'] : names.map(personKey);
  const mine = viewer.userId ?? '';
  const named = (
    kind: string,
  ) => sql<boolean>`exists (select 1 from facets where facets.postmortem_id = postmortems.id
    and facets.kind = ${sql.lit(kind)} and facets.value in (${sql.join(keys)}))`;
  const inState = (state: string) =>
    selectSummaries(db, viewer)
      .where('postmortems.removed_at', 'is', null)
      .where('postmortems.state', '=', state)
      .orderBy('postmortems.updated_at', 'desc')
      .orderBy('postmortems.id', 'desc')
      .limit(limit);
  const asAuthor = sql<string>`(select facets.postmortem_id from facets
    where facets.kind = 'author' and facets.value in (${sql.join(keys)}))`;
  const [drafts, reviews, actions, mentions, recent, total] = await Promise.all([
    inState('draft')
      .where(sql<boolean>`(postmortems.created_by = ${mine} or postmortems.id in ${asAuthor})`)
      .execute(),
    inState('in-review')
      .where(
        sql<boolean>`(${named('reviewer')} or (coalesce(postmortems.created_by, '') <> ${mine} and not ${named('author')}
          and not exists (select 1 from facets where facets.postmortem_id = postmortems.id and facets.kind = 'reviewer')))`,
      )
      .execute(),
    actionPage(db, viewer, { limit, today, mine: names, show: 'mine', sort: 'due' }),
    mentionList(db, viewer, { limit, unreadOnly: false }),
    selectSummaries(db, viewer)
      .where('postmortems.removed_at', 'is', null)
      .orderBy('postmortems.updated_at', 'desc')
      .orderBy('postmortems.id', 'desc')
      .limit(limit)
      .execute(),
    db
      .selectFrom('postmortems')
      .select((select) => select.fn.countAll<number>().as('total'))
      .where('postmortems.removed_at', 'is', null)
      .where(visible(viewer))
      .executeTakeFirstOrThrow(),
  ]);
  return {
    drafts: drafts.map(summaryOf),
    reviews: reviews.map(summaryOf),
    actions: actions.items,
    mentions,
    recent: recent.map(summaryOf),
    total: total.total,
  };
}
