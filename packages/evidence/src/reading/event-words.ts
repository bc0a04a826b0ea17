/** The kind of a sentence that a tool (not a person in chat) wrote into a timeline. */
import type { EventKind } from '../event.ts';
import { changeKind } from './change-kind.ts';

const PATTERNS: readonly (readonly [RegExp, EventKind])[] = [
  [/\b(?:not|un)[- ]?acknowledged|\bunack/i, 'status-changed'],
  [/\backnowledge[ds]?\b|\back(?:ed)?\b/i, 'acknowledged'],
  [
    /\b(?:severity|priority)\b.{0,40}\b(?:chang|set|updat|rais|lower|upgrad|downgrad|to)/i,
    'severity-changed',
  ],
  [/\b(?:incident|status)\b.{0,60}\b(?:is |was |been |marked |changed |to )*(?:as )?resolved\b/i, 'resolved'],
  [/\balert\b.{0,80}\b(?:resolved|cleared|recovered|closed)\b/i, 'alert-resolved'],
  [
    /\balert(?:ing|ed)?\b.{0,80}\b(?:fires|fired|firing|triggers|triggered|received|created|opened)\b|\btriggered\b.{0,40}\balert\b/i,
    'alert-fired',
  ],
  [/\b(?:paged|notified|called|pinged)\b/i, 'paged'],
  [/\bescalat(?:ed|ing|ion)\b/i, 'escalated'],
  [
    /\b(?:declared|opened|created)\b.{0,30}\b(?:the |an )?incident\b|\bincident\b.{0,30}\b(?:declared|created|opened)\b/i,
    'declared',
  ],
  [/\b(?:status ?page|status update)\b/i, 'status-update'],
  [/\bstatus\b.{0,40}\b(?:changed|set|updated|moved)\b|\bchanged\b.{0,20}\bstatus\b/i, 'status-changed'],
  [/\bjoined\b/i, 'join'],
  [/\baction item\b|\bfollow-?up\b/i, 'action-item'],
];

/** Undefined where the words tell of nothing known. */
export function kindOfWords(words: string): EventKind | undefined {
  const line = words.slice(0, 400);
  return PATTERNS.find(([pattern]) => pattern.test(line))?.[1] ?? changeKind(line);
}

const LEADING =
  /^(?:the )?(?:(?:re)?deploy(?:ed|ing|ment)?|roll(?:ed|ing)? ?back|rollback|revert(?:ed)?|promoted|released|shipped|alert|incident|paged|notified|escalated|acknowledged|ack|severity|priority|status|declared|enabled|disabled|turned|switched|flipped|feature flag|config(?:uration)?|changed|updated|raised|lowered|increased|decreased|rotated|applied|[\w.-]{1,40} (?:deployed|rolled back|released|acknowledged|joined)\b)/i;

/**
 * The kind of an entry that a person may have written: only where it opens with the deed itself ("Deployed api 2.3",
 * "Rolled back"). Prose ("suspects that the deploy is stuck") is left to whoever reads sentences.
 */
export function kindOfEntry(words: string): EventKind | undefined {
  return LEADING.test(words.trim())
    ? kindOfWords(/^[^.;\n]{0,200}/.exec(words.trim())?.[0] ?? '')
    : undefined;
}

/** The same for a row of no known tool: its type column first, then its text, else a note. */
export function kindOfRow(type: string | undefined, words: string): EventKind {
  const category = type?.replaceAll(/[_-]/g, ' ') ?? '';
  const change = /\b(?:flag|feature|toggle|deploy\w*|rollback|config\w*)\b/i.test(category);
  return (
    (change && changeKind(`${category} ${words}`)) || kindOfWords(category) || kindOfEntry(words) || 'note'
  );
}
