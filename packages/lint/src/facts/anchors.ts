/** The points that durations are counted from and to, for each incident of a document. */
import type { MomentName, Postmortem, Stamp, TimelineEntry } from '@debrief/document';

export interface Anchor {
  /** `a row` for one that is taken only because of its time. */
  readonly name: MomentName | 'a row';
  readonly stamp: Stamp;
  /** A labelled field says so; else it was read off a row. */
  readonly stated: boolean;
}

/** Field-like rows name their moment; how houses call it. */
const labels: readonly (readonly [MomentName, RegExp])[] = [
  ['detected', /^\W*(?:first )?detect|^\W*検知/i],
  ['declared', /^\W*(?:incident )?declared/i],
  ['acknowledged', /^\W*acknowledg|^\W*対応開始/i],
  ['identified', /^\W*(?:cause |root cause )?identified|^\W*原因特定/i],
  ['mitigated', /^\W*(?:repaired|mitigated|緩和)/i],
  ['resolved', /^\W*(?:resolved|recovered|restored|closed|復旧)/i],
  ['started', /^\W*(?:impact |incident |outage )?(?:start(?:ed|s)?|beg[ai]n(?:s|ning)?|onset)\b|^\W*発生/i],
];

/** Named moments of one incident: the model's own for the first, what rows are labelled for every one. */
export function anchorsOf(document: Postmortem, rows: readonly TimelineEntry[], timeline: number): Anchor[] {
  const found: Anchor[] = [];
  const first = document.timeline[0];
  // The model's moments are the first incident's; rows of another section have their own.
  if (timeline === (first?.timeline ?? 0) && (!first || rows.length === 0 || rows.includes(first))) {
    for (const { name, stamp, basis } of Object.values(document.moments)) {
      found.push({ name, stamp, stated: basis === 'stated' });
    }
  }
  for (const row of rows) {
    const label = labels.find(([, pattern]) => pattern.test(row.text));
    if (!label || found.some(({ stamp, name }) => name === label[0] && stamp.clock === row.stamp.clock))
      continue;
    found.push({ name: label[0], stamp: row.stamp, stated: row.layout === 'fields' });
  }
  return found.filter(({ stamp }) => stamp.precision !== 'day');
}
