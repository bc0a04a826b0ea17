/** `Three things went wrong:` followed by a list, so that the list can be counted. */
import type { Postmortem, Span } from '@debrief/document';
import { isHidden } from './code.ts';

export interface AnnouncedList extends Span {
  readonly stated: number;
  readonly said: string;
  readonly listed: number;
  readonly noun: string;
}

const sizes: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
const announcement =
  /^(?![ \t]*(?:[-*+|>#]|\d+[.)]))[^\n]{0,240}?\b(two|three|four|five|six|seven|eight|nine|ten|[2-9]|10)[ \t]+((?:(?:main|contributing|different|separate|distinct|key|major|independent|underlying|root|follow[- ]?up|action|corrective)[ \t]+){0,2}(?:factors?|causes?|reasons?|things|problems|issues|actions?|items|changes|improvements|steps|lessons|bugs|failures|incidents|mistakes|conditions|measures|fixes|questions|phases|ways|options))\b[^\n.;:]{0,80}:[ \t]*\r?\n(?:[ \t]*\r?\n)?(?=[ \t]{0,3}(?:[-*+]|1[.)])[ \t])/gim;
const nested = /^(?:[ \t]{4,}|\t)/;
const marker = /^( {0,3})([-*+]|\d{1,2}[.)])[ \t]+\S/;

/** Announcements whose list has another number of items. Other words for the items may split a list, so only whole lists count. */
export function announcedLists(document: Postmortem): AnnouncedList[] {
  const { text } = document;
  const found: AnnouncedList[] = [];
  for (const match of text.matchAll(announcement)) {
    const said = match[1]!;
    const stated = sizes[said.toLowerCase()] ?? Number(said);
    const listed = countItems(text, match.index + match[0].length);
    if (listed < 2 || listed === stated) continue;
    const from =
      match.index + match[0].toLowerCase().lastIndexOf(said.toLowerCase(), match[0].lastIndexOf(match[2]!));
    if (isHidden(document, from)) continue;
    found.push({
      from,
      to: match.index + match[0].lastIndexOf(match[2]!) + match[2]!.length,
      stated,
      said,
      listed,
      noun: match[2]!,
    });
  }
  return found;
}

/** Items on the outermost level of the list at `at`. */
function countItems(text: string, at: number): number {
  let count = 0;
  let indent: string | null = null;
  let blank = false;
  for (let from = at; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(from, Math.min(end, from + 200)).trimEnd();
    from = end + 1;
    if (line === '') {
      blank = true;
      continue;
    }
    const item = marker.exec(line);
    if (item && (indent === null || item[1]!.length <= indent.length)) {
      indent ??= item[1]!;
      count++;
    } else if (!item && blank && !nested.test(line) && !/^ {2,}/.test(line)) {
      break;
    }
    blank = false;
  }
  return count;
}
