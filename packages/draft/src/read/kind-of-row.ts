/** What a timeline row that people wrote tells, in the words of drafting. */
import type { EntryKind } from '../types.ts';
import { readMessage } from './recognise.ts';

const ALERT =
  /\b(?:alerts?|alarms?|monitors?|pages?|pager|probe|health ?check)\b[^.;]{0,60}\b(?:fire[sd]?|firing|trigger(?:s|ed)?|went off|goes off|raised|sounds?|sounded)\b|\b(?:pages|paged|alerts|alerted)\b[^.;]{0,30}\b(?:on-?call|engineer|team|primary|secondary|responder)/i;
const ACKNOWLEDGE = /\b(?:acknowledge[sd]?|ack(?:s|ed|ned)?)\b/i;

/** The kind of a timeline row's words; `null` where they tell none. Deterministic, and never a judgement of people. */
export function kindOfRow(text: string): EntryKind | null {
  if (ACKNOWLEDGE.test(text)) return 'acknowledge';
  if (ALERT.test(text)) return 'alert';
  return readMessage(text).kind;
}
