/** List items and table rows that carry a mark of being done or not, wherever they stand. */
import type { ActionStatus, Postmortem, Span } from '@debrief/document';
import { isInCode } from './code.ts';

export interface ListedStatus extends Span {
  readonly title: string;
  readonly status: ActionStatus;
  /** The mark as written. */
  readonly shown: string;
}

const item = /^[ \t>]{0,12}(?:[-*+•]|\d{1,3}[.)])[ \t]{1,6}(.{1,600})$/gm;
const marks: readonly (readonly [RegExp, ActionStatus])[] = [
  [/^\[[xX]\][ \t]+/, 'done'],
  [/^\[ \][ \t]+/, 'open'],
  [/^(?:✅|☑️?|✔️?|:white_check_mark:|:heavy_check_mark:)[ \t]*/u, 'done'],
  [/^(?:🔄|🚧|⏳|:construction:|:hourglass:)[ \t]*/u, 'in-progress'],
  [/^(?:📋|⬜|🔲|❌|:x:)[ \t]*/u, 'open'],
];
const tails: readonly (readonly [RegExp, ActionStatus])[] = [
  [
    /[ \t]*(?:✅|☑️?|✔️?|:white_check_mark:|\((?:done|completed?|fixed|shipped)\)|[-–—:][ \t]*(?:done|completed))[ \t.]*$/iu,
    'done',
  ],
  [
    /[ \t]*(?:🔄|🚧|\((?:in progress|ongoing|wip)\)|[-–—:][ \t]*(?:in progress|ongoing|wip))[ \t.]*$/iu,
    'in-progress',
  ],
  [
    /[ \t]*(?:📋|\((?:planned|to ?do|open|not started)\)|[-–—:][ \t]*(?:planned|to ?do|not started))[ \t.]*$/iu,
    'open',
  ],
];
/** Sections in which a tick means “this is so”, not “this is done”. */
const judging = new Set([
  'went-well',
  'went-wrong',
  'lucky',
  'lessons',
  'timeline',
  'detection',
  'response',
  'glossary',
]);

/** Every marked item in the document's lists, in order. */
export function listedStatuses(document: Postmortem): ListedStatus[] {
  const { text, sections } = document;
  const found: ListedStatus[] = [];
  if (
    !/[✅☑✔🔄🚧⏳📋⬜🔲❌]|\[[ xX]\]|:\w+_check_mark:|done|complete|progress|planned|ongoing|to ?do\b/iu.test(
      text,
    )
  )
    return found;
  for (const match of text.matchAll(item)) {
    const body = match[1]!.trimEnd();
    const read = readMark(body);
    if (!read || isInCode(document, match.index + match[0].indexOf(body))) continue;
    const from = match.index + match[0].length - match[1]!.length;
    const section = sections.findLast(
      (each) => each.from <= from && from < each.to && each.kind !== 'unknown',
    );
    if (section && judging.has(section.kind)) continue;
    found.push({ from, to: from + body.length, ...read });
  }
  return found;
}

function readMark(body: string): { title: string; status: ActionStatus; shown: string } | null {
  for (const [pattern, status] of marks) {
    const match = pattern.exec(body);
    if (match) return { title: body.slice(match[0].length), status, shown: match[0].trim() };
  }
  for (const [pattern, status] of tails) {
    const match = pattern.exec(body);
    if (match) return { title: body.slice(0, match.index), status, shown: match[0].trim() };
  }
  return null;
}
