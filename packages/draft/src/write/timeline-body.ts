/** The timeline's table, in the columns of the template; rows of unknown zone stand in a table of their own. */
import type { Row } from '../choose/rows.ts';
import type { Facts } from '../tell/facts.ts';
import { escapeInline } from '../tell/markdown-text.ts';
import { entryText } from '../tell/wording.ts';
import type { Citations } from './citations.ts';
import type { Clock } from './times-shown.ts';

/** What every section is told from. */
export interface Telling {
  readonly facts: Facts;
  readonly clock: Clock;
  readonly cite: Citations;
}

function timelineRows({ clock, cite }: Telling, rows: readonly Row[], columns: number): string[] {
  const spare = ' |'.repeat(Math.max(0, columns - 2));
  return rows.map((row) => {
    const until = row.until !== null ? `–${clock.row(row.until)}` : '';
    return `| ${clock.row(row.at)}${until} | ${escapeInline(entryText(row))}${cite.of(row.events)} |${spare}`;
  });
}

/** First two lines of a Markdown table: its heads and its rule. */
export const TABLE_HEAD = /^\|.*\|[ \t]*\n\|(?:[ \t]*:?-+:?[ \t]*\|)+/m;

/** Heads as the template has them, then one row per entry, each with its citations. */
export function timelineBody(telling: Telling, template: string): string {
  const { facts, clock } = telling;
  const head = TABLE_HEAD.exec(template)?.[0] ?? '| Time | Event |\n| --- | --- |';
  const columns = (head.split('\n', 1)[0] ?? '').split('|').length - 2;
  const firm = facts.rows.filter((row) => !row.floating);
  const floating = facts.rows.filter((row) => row.floating);
  const parts: string[] = [];
  if (firm.length > 0 || floating.length === 0) {
    parts.push(`All times in ${clock.zoneName}.`, '', head, ...timelineRows(telling, firm, columns));
  }
  if (floating.length > 0) {
    if (parts.length > 0) parts.push('');
    parts.push('Times as written in the records; their zone is not known.', '', head);
    parts.push(...timelineRows(telling, floating, columns));
  }
  return parts.join('\n');
}
