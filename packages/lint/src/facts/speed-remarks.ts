/** Sentences that call a phase of the response fast or slow, in words or by the heading they stand under. */
import type { Postmortem, Section } from '@debrief/document';
import type { Prose, Role } from '../language/prose.ts';
import { findClaims } from './durations.ts';
import { remembered } from './remembered.ts';
import { shorten } from './showing.ts';

export type Topic = 'detection' | 'response' | 'diagnosis' | 'recovery';

export interface SpeedRemark {
  readonly from: number;
  readonly to: number;
  readonly topic: Topic;
  readonly praise: boolean;
  readonly minutes: number | null;
  readonly words: string;
}

const topics: readonly (readonly [Topic, RegExp])[] = [
  [
    'detection',
    /\b(?:detect\w*|alert(?:s|ed|ing)? (?:fired|triggered|went|came|was|were|did)|alarm(?:s|ed)? (?:fired|triggered|went)|(?:deploy\w*|start|release) and (?:first )?alert|first alert|monitoring (?:caught|noticed|flagged)|noticed|time to detect)\b/i,
  ],
  ['response', /\b(?:respon(?:se|ded)|ack(?:nowledg\w*)?|paged?|on-?call (?:joined|engaged|picked))\b/i],
  [
    'diagnosis',
    /\b(?:diagnos\w*|identif(?:y|ied|ication)|root cause (?:was )?found|triag\w*|correlat\w*)\b/i,
  ],
  [
    'recovery',
    /\b(?:recover\w*|roll(?:ed|ing)?[- ]?backs?|mitigat\w*|restor\w*|resolution|fix(?:ed)? (?:was|within|in))\b/i,
  ],
];
const fast =
  /\b(?:fast(?:er)?|quick(?:ly)?|rapid(?:ly)?|swift(?:ly)?|prompt(?:ly)?|immediate(?:ly)?|early|timely|right away|instant(?:ly)?|within seconds)\b/i;
const slow =
  /\b(?:late|slow(?:ly|er)?|delay(?:ed|s)?|too long|long(?:er)? than|took (?:a )?(?:long|hours|over|more than|almost|nearly)|lag(?:ged)?|overdue|gap|only after)\b/i;
const wish =
  /\b(?:should|could|would|will|shall|may|might|must|want|need|faster than|plan|improve|can be|to be)\b/i;
const negated = /\b(?:not|n['’]t|never|no|without|less)\s+(?:\w+\s+){0,2}$/i;
const improvable = /\bwhat did(?:n['’]t| not) work\b|could be (?:improved|better)/i;

const silent = new Set<Role>(['action', 'heading', 'title', 'timeline']);

/** Every such remark of the document, in order; wishes and plans are left out. */
export function speedRemarks(document: Postmortem, prose: Prose): SpeedRemark[] {
  const found: SpeedRemark[] = [];
  for (const { from, to, role, section, quoted, question } of prose.sentences) {
    if (quoted || question || silent.has(role) || to - from > 500) continue;
    const remark = readSentence(document.text.slice(from, to));
    if (!remark) continue;
    const { topic, judged, minutes, words } = remark;
    const frame = frameOf(section);
    // Below “what worked” a length of time is praise, below “detection gap” it is the gap.
    const timed = minutes !== null;
    const praise =
      frame === 'praise' ? (judged ?? (timed ? true : null)) : frame === 'gap' && timed ? false : judged;
    if (praise === null || (frame === 'praise' && !praise)) continue;
    if (frame === 'criticism' && praise) continue;
    found.push({ from, to, topic, praise, minutes, words });
  }
  return found;
}

interface SentenceRemark extends Pick<SpeedRemark, 'topic' | 'minutes' | 'words'> {
  /** Fast, slow, or neither in so many words. */
  readonly judged: boolean | null;
}

const readSentence = remembered((text): SentenceRemark | null => {
  const topic = topics.find(([, pattern]) => pattern.test(text))?.[0];
  if (!topic) return null;
  const minutes = findClaims(text)[0]?.minutes ?? null;
  return { topic, judged: judge(text), minutes, words: shorten(text.replace(/[*_`]/g, ''), 70) };
});

function judge(text: string): boolean | null {
  const praise = fast.exec(text);
  const blame = slow.exec(text);
  if (blame && !negated.test(text.slice(0, blame.index)) && !wish.test(text)) return false;
  if (praise && !negated.test(text.slice(0, praise.index)) && !wish.test(text)) return true;
  return null;
}

function frameOf(section: Section | null): 'praise' | 'gap' | 'criticism' | 'neutral' {
  for (let each: Section | null = section; each; each = each.parent) {
    if (each.kind === 'went-well' || /\bwhat worked\b|\bwent well\b/i.test(each.heading)) return 'praise';
    if (/\b(?:gap|delay)\b/i.test(each.heading)) return 'gap';
    if (each.kind === 'went-wrong' || improvable.test(each.heading)) return 'criticism';
  }
  return 'neutral';
}
