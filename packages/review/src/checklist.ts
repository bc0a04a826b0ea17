/** The checklist of eight, computed from the document: never ticked by hand where it can be known. */
import type { Postmortem, SectionKind } from '@debrief/document';

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
  const { timeline, factors, actions, whys } = document;
  const unowned = actions.filter((action) => action.owner === null && action.status?.value !== 'dropped');
  const cause = filled(document, ['root-cause', 'what-happened', 'trigger', 'causes']) || whys.length > 0;
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
      actions.length > 0 && unowned.length === 0,
      `${actions.length} actions, each with an owner`,
      actions.length === 0
        ? 'no action items'
        : `${unowned.length} of ${actions.length} actions have no owner`,
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

const placeholder = /^(?:tbd|todo|tba|none|n\/?a|-|–|—|\?+|…|\.\.\.|no|not yet|pending|_+|\[.*\]|<.*>)$/i;

function fact(document: Postmortem, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = document.metadata.get(key)?.value.trim();
    if (value !== undefined && value !== '' && !placeholder.test(value)) return value;
  }
  return null;
}

/** True when a section of one of the kinds has content besides comments, headings and placeholders. */
export function filled(document: Postmortem, kinds: readonly SectionKind[]): boolean {
  return document.sections.some((section) => {
    if (!kinds.includes(section.kind)) return false;
    const content = document.text
      .slice(section.contentFrom, section.to)
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/^#{1,6} .*$/gm, '')
      // A draft's question is what stands there until somebody answers.
      .replace(/^>[ \t]*\*\*Question:?\*\*.*$/gm, '')
      .replace(/[*_>`|:\-\s]+/g, ' ')
      .trim();
    return content.length > 2 && !placeholder.test(content);
  });
}
