/** The kinds of happening that both prose and timeline rows speak of. */
import type { MomentName, Postmortem, Stamp, TimelineEntry } from '@debrief/document';
import { contentWords } from './words.ts';

export type Occasion =
  | 'alert'
  | 'acknowledge'
  | 'declare'
  | 'identify'
  | 'decide'
  | 'rollback'
  | 'deploy'
  | 'mitigate'
  | 'recover';

const words: Readonly<Record<Occasion, RegExp>> = {
  alert:
    /\b(?:alert(?:s|ed|ing)?|alarm(?:s|ed)?|paged|pages? (?:sent|fired|went)|pag(?:er|ing)\b|pagerduty|detect(?:ed|ion|s)?|(?:monitoring|alerting|customers?|users?) (?:identified|noticed|caught|flagged|spotted))\b/i,
  acknowledge: /\b(?:ack(?:s|ed)?|acknowledg\w*)\b/i,
  declare: /\bdeclar\w*/i,
  identify: /\b(?:identif\w*|diagnos\w*|pinpoint\w*|root cause (?:was )?found)\b/i,
  decide: /\b(?:decid\w*|decision)\b/i,
  rollback: /\b(?:roll(?:ed|ing)?[- ]?backs?|revert(?:ed|ing|s)?)\b/i,
  deploy: /\b(?:deploy(?:ed|ment|ments|s|ing)?|releas(?:e|ed|ing)|roll(?:ed|ing)? ?out|shipped)\b/i,
  mitigate: /\b(?:mitigat\w*|workaround)\b/i,
  recover: /\b(?:recover\w*|restor(?:e|ed|ation)|resol(?:ved?|ution)|back to normal|normali[sz]ed)\b/i,
};
export const occasions = Object.keys(words) as Occasion[];
const everywhere = Object.fromEntries(
  occasions.map((occasion) => [occasion, new RegExp(words[occasion], 'gi')]),
) as Record<Occasion, RegExp>;

const moments: Readonly<Partial<Record<Occasion, readonly MomentName[]>>> = {
  alert: ['detected'],
  acknowledge: ['acknowledged'],
  declare: ['declared'],
  identify: ['identified'],
  mitigate: ['mitigated'],
  recover: ['resolved', 'mitigated'],
};
const begins =
  /\b(?:initiat\w*|start(?:s|ed|ing)?|begin\w*|began|kick(?:s|ed)? off|trigger(?:s|ed)?|attempt\w*|launch\w*)\b/i;
const ends = /\b(?:complet\w*|finish\w*|done|succe\w*|in place|live)\b/i;
const undone =
  /\b(?:not|no|never|without|fail(?:s|ed)?|attempt\w*|un(?:able|successful\w*)|scheduled|planned|will)\b/i;

export interface Point {
  readonly stamp: Stamp;
  /** What happened then, in the document's words. */
  readonly label: string;
  readonly phase: 'begin' | 'end' | null;
  readonly entry: TimelineEntry | null;
}

/** The last occasion that the words name; null when they name none. */
export function lastOccasion(text: string): Occasion | null {
  let best: Occasion | null = null;
  let at = -1;
  for (const occasion of occasions) {
    for (const match of text.matchAll(everywhere[occasion])) {
      if (match.index > at) {
        at = match.index;
        best = occasion;
      }
    }
  }
  return best;
}

/** The first occasion that the words name. */
export function firstOccasion(text: string): Occasion | null {
  let best: Occasion | null = null;
  let at = text.length;
  for (const occasion of occasions) {
    const index = text.search(words[occasion]);
    if (index >= 0 && index < at) {
      at = index;
      best = occasion;
    }
  }
  return best;
}

/** The rows that speak of a thing by all of its words, with the phase that they tell. */
export function pointsNamed({ timeline }: Postmortem, named: ReadonlySet<string>): Point[] {
  return timeline.flatMap((entry) => {
    if (entry.stamp.precision === 'day' || undone.test(entry.text)) return [];
    const said = contentWords(entry.text);
    return [...named].every((word) => said.has(word)) ? [pointOf(entry)] : [];
  });
}

function pointOf(entry: TimelineEntry): Point {
  const phase = ends.test(entry.text) ? 'end' : begins.test(entry.text) ? 'begin' : null;
  return { stamp: entry.stamp, label: entry.text, phase, entry };
}

/** Every time at which the document says that the occasion happened. */
export function pointsOf({ timeline, moments: named }: Postmortem, occasion: Occasion): Point[] {
  const found: Point[] = [];
  for (const entry of timeline) {
    if (entry.stamp.precision === 'day' || !words[occasion].test(entry.text)) continue;
    if (undone.test(entry.text) && occasion !== 'alert') continue;
    found.push(pointOf(entry));
  }
  for (const name of moments[occasion] ?? []) {
    const moment = named[name];
    if (!moment || moment.stamp.precision === 'day') continue;
    if (found.some(({ stamp }) => stamp.clock === moment.stamp.clock)) continue;
    found.push({ stamp: moment.stamp, label: moment.entry?.text ?? name, phase: null, entry: moment.entry });
  }
  return found;
}
