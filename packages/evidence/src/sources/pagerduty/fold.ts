/** Makes one story of what PagerDuty tells several times: retries of a page, incidents beside their log. */
import type { Found } from '../../reading/json-source.ts';

const SAME_MOMENT = 60_000;
const SAME_PAGE = 15 * 60_000;

/** Sorted by time; repeats dropped; notifications to one person for one incident folded into "3 tries". */
export function settle(found: readonly Found[]): readonly Found[] {
  const sorted = [...found].sort(
    (a, b) => millis(a) - millis(b) || (a.told.identity < b.told.identity ? -1 : 1),
  );
  return foldPages(withoutRepeats(sorted));
}

function millis({ told }: Found): number {
  return told.when.at === null ? 0 : Date.parse(told.when.at);
}

/** What an incident's summary fields say is left out where the log says it; so is a note that the log holds. */
function withoutRepeats(sorted: readonly Found[]): Found[] {
  const said = new Map<string, number[]>();
  for (const found of sorted) {
    if (isDerived(found)) continue;
    const key = factOf(found);
    said.set(key, [...(said.get(key) ?? []), millis(found)]);
  }
  return sorted.filter((found) => {
    if (!isDerived(found)) return true;
    const times = said.get(factOf(found)) ?? [];
    return !times.some((time) => Math.abs(time - millis(found)) <= SAME_MOMENT);
  });
}

/** Identities of facts read off a record about something else carry a colon. */
function isDerived({ told }: Found): boolean {
  return /:(?:triggered|resolved|acknowledged:.*|assigned:.*|note|status-update)$/.test(told.identity);
}

function factOf({ told }: Found): string {
  if (told.kind === 'note' || told.kind === 'status-update') return `${told.kind} ${told.text}`;
  const kind =
    told.kind === 'declared' ? 'alert-fired' : told.kind === 'alert-resolved' ? 'resolved' : told.kind;
  const whom = told.kind === 'paged' ? told.text.replace(/ \(by .*\)$/, '') : '';
  return `${kind} ${told.refs?.incident ?? ''} ${whom}`;
}

function foldPages(sorted: readonly Found[]): Found[] {
  const result: Found[] = [];
  const open = new Map<string, { index: number; last: number; ways: string[] }>();
  for (const found of sorted) {
    const match = /^Paged (.+?)(?: \(([^()]*)\))?$/.exec(found.told.text);
    if (found.told.kind !== 'paged' || !match) {
      result.push(found);
      continue;
    }
    const key = `${found.told.refs?.incident ?? ''} ${match[1]}`;
    const page = open.get(key);
    if (!page || millis(found) - page.last > SAME_PAGE) {
      open.set(key, { index: result.length, last: millis(found), ways: [match[2] ?? ''] });
      result.push(found);
      continue;
    }
    page.last = millis(found);
    page.ways.push(match[2] ?? '');
    const first = result[page.index];
    if (!first) continue;
    const ways = [...new Set(page.ways.filter((way) => way !== ''))].join(', ');
    const text = `Paged ${match[1]} (${page.ways.length} tries${ways ? `: ${ways}` : ''})`;
    result[page.index] = { ...first, told: { ...first.told, text, until: found.told.when } };
  }
  return result;
}
