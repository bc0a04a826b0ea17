/** The checklist of eight, computed from the document: never ticked by hand where it can be known. */
import type { Postmortem, SectionKind } from '@debrief/document';
import { withoutPrompts } from './statements.ts';

export type ChecklistId =
  | 'timeline-created'
  | 'root-cause-identified'
  | 'factors-documented'
  | 'actions-owned'
  | 'lessons-captured'
  | 'meeting-held'
  | 'shared'
  | 'follow-up-scheduled';

export interface ChecklistItem {
  readonly id: ChecklistId;
  readonly title: string;
  readonly met: boolean;
  /** What was found, or what to write where. */
  readonly because: string;
}

/** All eight items in the order in which a review meets them. */
export function checklist(document: Postmortem): readonly ChecklistItem[] {
  const { timeline, actions, whys } = document;
  // A template's `Primary:` waits for its words.
  const factors = document.factors.filter(({ text }) => !isPlaceholder(text) && !/[:：]$/.test(text));
  const kept = actions.filter((action) => action.status?.value !== 'dropped');
  const unowned = kept.filter((action) => action.owner === null || isPlaceholder(action.owner.value));
  const cause =
    filled(document, ['root-cause', 'what-happened', 'trigger', 'causes']) ||
    whys.some((why) => why.answer !== null && !isPlaceholder(why.answer.value));
  const lessons = filled(document, ['lessons', 'went-well', 'went-wrong', 'lucky']);
  const meeting = fact(document, [
    'meeting',
    'meeting held',
    'review meeting',
    'meeting date',
    'postmortem meeting',
  ]);
  const shared = fact(document, ['shared', 'shared with', 'shared in', 'published', 'announced']);
  const followUp = fact(document, ['follow-up', 'follow up', 'followup', 'follow-up date', 'next review']);
  const item = (id: ChecklistId, title: string, met: boolean, yes: string, no: string): ChecklistItem => ({
    id,
    title,
    met,
    because: met ? yes : no,
  });
  return [
    item(
      'timeline-created',
      'Timeline created',
      timeline.length >= 2,
      `${timeline.length} entries`,
      'fewer than two timed entries stand under a Timeline heading',
    ),
    item(
      'root-cause-identified',
      'Root cause identified',
      cause,
      'the cause section has words of its own',
      'the root cause section is missing or empty',
    ),
    item(
      'factors-documented',
      'Contributing factors documented',
      factors.length >= 2,
      `${factors.length} factors`,
      factors.length === 1
        ? 'one factor only: what else had to be true?'
        : 'no contributing factor is listed',
    ),
    item(
      'actions-owned',
      'Action items with owners',
      kept.length > 0 && unowned.length === 0,
      kept.length === 1 ? '1 action, with an owner' : `${kept.length} actions, each with an owner`,
      actions.length === 0
        ? 'no action items'
        : kept.length === 0
          ? 'every action was dropped'
          : `${unowned.length} of ${kept.length} actions without an owner`,
    ),
    item(
      'lessons-captured',
      'Lessons learned captured',
      lessons,
      'lessons are written down',
      'nothing stands under Lessons Learned (went well, went wrong, lucky)',
    ),
    item(
      'meeting-held',
      'Postmortem meeting held',
      meeting !== null,
      `meeting: ${meeting}`,
      'write `**Meeting**: <date>` in the head once it was held (or why it was waived)',
    ),
    item(
      'shared',
      'Document shared widely',
      shared !== null,
      `shared: ${shared}`,
      'write `**Shared**: <where>` in the head once it was',
    ),
    item(
      'follow-up-scheduled',
      'Follow-up scheduled',
      followUp !== null,
      `follow-up: ${followUp}`,
      'write `**Follow-up**: <date>` in the head once it is set',
    ),
  ];
}

const placeholder =
  /^(?:tb[dac]|todo|none|n\/?a|-|–|—|\?+|…|\.\.\.|no|not yet|not (?:yet )?(?:held|scheduled|set|shared|planned)|to be \w+|pending|unknown|_+|\[[^\]]*\]|<[^>]*>|\{\{[^}]*\}\})[.!]?$/i;

/** True for words that stand where an answer will be: `TBD`, `?`, `[name]`. */
export function isPlaceholder(words: string): boolean {
  const plain = words.replace(/[*_`]+/g, '').trim();
  return plain === '' || placeholder.test(plain);
}

function fact(document: Postmortem, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = document.metadata.get(key)?.value.trim();
    if (value !== undefined && !isPlaceholder(value)) return value;
  }
  return null;
}

/** True when a section of one of the kinds has content besides comments, headings, labels, table heads and placeholders. */
export function filled(document: Postmortem, kinds: readonly SectionKind[]): boolean {
  return document.sections.some((section) => {
    if (!kinds.includes(section.kind)) return false;
    // A diagram below a cause shows it; it does not state it.
    const drawn = kinds.includes('diagram')
      ? []
      : document.sections.filter(
          ({ kind, from, to }) => kind === 'diagram' && from > section.from && to <= section.to,
        );
    let words = '';
    let at = section.contentFrom;
    for (const { from, to } of drawn) {
      words += document.text.slice(at, Math.max(at, from));
      at = Math.max(at, to);
    }
    return hasWords(withoutPrompts(words + document.text.slice(at, section.to)));
  });
}

const tableRule = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

function hasWords(markdown: string): boolean {
  const lines = markdown.split('\n');
  return lines.some((line, index) => {
    if (/^\s*#{1,6}(?:\s|$)/.test(line) || tableRule.test(line)) return false;
    if (/^\s*(?:```|~~~)/.test(line)) return false;
    const head = line.includes('|') && tableRule.test(lines[index + 1] ?? '');
    return !head && cellsOf(line).some((cell) => cell.length > 2 && !isPlaceholder(cell));
  });
}

/** The cells of a row, or the one text of a line, without list marks, quote marks and a bold label. */
function cellsOf(line: string): readonly string[] {
  const words = line
    .replace(/^[\s>]*(?:(?:[-*+]|\d+[.)])(?:\s+|$))?(?:\[[ xX]\]\s*)?/, '')
    .replace(/^(?:\*\*|__)[^*_]{1,80}(?:\*\*|__)\s*:?/, (label) => (label.includes(':') ? '' : label));
  const cells = words.trimStart().startsWith('|') ? words.split('|') : [words];
  return cells.map((cell) => cell.trim()).filter((cell) => /[\p{L}\p{N}]/u.test(cell));
}
