/** Sentences that claim how long it took from one thing to another. */
import type { Postmortem } from '@debrief/document';
import type { Prose, Sentence } from '../language/prose.ts';
import { type Claim, findClaims } from './durations.ts';
import { firstOccasion, lastOccasion, type Occasion } from './occasions.ts';
import { remembered } from './remembered.ts';
import { contentWords } from './words.ts';

/** Something the document calls by its own words: “the queue drain took …”. */
export type Named = { readonly words: ReadonlySet<string> };

export interface IntervalClaim extends Claim {
  readonly sentence: Sentence;
  /** What the interval ends with. */
  readonly end: Occasion | Named;
  /** What it begins with, where the words say. */
  readonly start: Occasion | null;
  /** The whole of one thing, from its begin to its end. */
  readonly whole: boolean;
}

const between =
  /^\s*(?:gap |delay |window |lag |passed |elapsed |went by )?(?:between|from)\s+([^.;:]{2,60}?)\s+(?:and|to|until|till)\s+([^.;:,()]{2,60})/i;
const within =
  /\b(?:within|in)(?:\s+(?:the\s+)?(?:first|under|less than|just|only|about|around))?\s*[<≤~≈]?\s*$/i;
const took =
  /\b(?:took|taking|lasted|required)(?:\s+(?:only|just|us|them|about|around|another|under|less than))*\s*[<≤~≈]?\s*$/i;
/** “Time from alert to acknowledgement: …”, “from deploy to alert took …”. */
const fromTo =
  /\b(?:from|between)\s+([^.;:()]{2,50}?)\s+(?:to|until|and)\s+([^.;:()]{2,50}?)(?:\s*:|\s+(?:took|was|were|is|lasted|came to|of))\s*(?:only |just |about |around |~)?$/i;
const ofStart = /^\s*(?:of|after|from|following|since)\s+(?:the\s+|our\s+|its\s+)?([^.;:,()]{2,40})/i;
const toDo = /^\s*(?:for\s+[^.;:,()]{2,30}?\s+)?(?:to|before|until)\s+([^.;:,()]{2,40})/i;
const compound =
  /^[\s-]+(?:(?:mean|average|initial|first)\s+)?(acknowledg\w*|rollback|detection|recovery|mitigation|response|alert(?:ing)? delay|detection (?:gap|delay|time|lag))\b/i;
/** Plans, targets and conditions state what shall be, not what was. */
const notFact =
  /\b(?:should|shall|will|would|could|can|must|may|might|if|when|target|goal|aim|objective|slo|sla|every|each|threshold|at least|for at least|average|typically|usually|normally|need|needs|ensure|reduce|set|configured?|timeout|window of|interval|maximum|limit|expected|policy|future|instead of|ideal\w*|plan|improve|alert if|alert on|alerting (?:on|if)|alerts? for)\b/i;

/** Every claim of the document's prose whose two ends can be told, in order. */
export function intervalClaims(document: Postmortem, prose: Prose): IntervalClaim[] {
  const found: IntervalClaim[] = [];
  for (const sentence of prose.sentences) {
    if (sentence.quoted || sentence.question || sentence.role === 'action') continue;
    if (sentence.to - sentence.from > 800) continue;
    for (const claim of claimsIn(document.text.slice(sentence.from, sentence.to))) {
      const from = sentence.from + claim.from;
      // What stands as a field is `duration-mismatch`'s to judge.
      if (document.durations.some((stated) => stated.from <= from && from < stated.to)) continue;
      found.push({ ...claim, sentence, from, to: sentence.from + claim.to });
    }
  }
  return found;
}

const claimsIn = remembered((text): readonly Omit<IntervalClaim, 'sentence'>[] => {
  if (!/\d|minute|hour/i.test(text) || notFact.test(text)) return [];
  return findClaims(text).flatMap((claim) => {
    const read = readClaim(text, claim);
    return read ? [{ ...claim, ...read }] : [];
  });
});

function readClaim(
  text: string,
  claim: Claim,
): Pick<IntervalClaim, 'end' | 'start' | 'whole' | 'bound'> | null {
  const before = clauseBefore(text.slice(0, claim.from));
  const after = text.slice(claim.to);
  const pair = between.exec(after);
  if (pair) {
    const start = lastOccasion(pair[1]!);
    const end = firstOccasion(pair[2]!);
    return start && end ? { start, end, whole: false, bound: claim.bound } : null;
  }
  const noun = compound.exec(after);
  if (noun) {
    const end = /respon/i.test(noun[1]!) ? 'acknowledge' : firstOccasion(noun[1]!);
    return end && { start: null, end, whole: end === 'rollback', bound: claim.bound };
  }
  const way = fromTo.exec(before);
  if (way) {
    const start = lastOccasion(way[1]!);
    const end = firstOccasion(way[2]!);
    return start && end && start !== end ? { start, end, whole: false, bound: claim.bound } : null;
  }
  if (within.test(before)) {
    const end = lastOccasion(before);
    if (!end) return null;
    const of = ofStart.exec(after);
    const start = of ? firstOccasion(of[1]!) : null;
    // “within 3 minutes of X” where X cannot be told says nothing that rows could contradict.
    if (of && !start) return null;
    return {
      start,
      end,
      whole: false,
      bound: /\bwithin\b/i.test(before.slice(-24)) ? 'within' : claim.bound,
    };
  }
  if (took.test(before)) {
    const to = toDo.exec(after);
    if (to) {
      const end = firstOccasion(to[1]!);
      return end && { start: null, end, whole: false, bound: claim.bound };
    }
    const end = lastOccasion(before) ?? namedBy(before);
    return end && { start: null, end, whole: true, bound: claim.bound };
  }
  const of = ofStart.exec(after);
  if (of && /^\s*(?:after|following|from)/i.test(after)) {
    const start = firstOccasion(of[1]!);
    const end = lastOccasion(before);
    return start && end && start !== end ? { start, end, whole: false, bound: claim.bound } : null;
  }
  return null;
}

/** The words since the last break before the claim. */
function clauseBefore(text: string): string {
  const cut = Math.max(
    text.lastIndexOf(';'),
    text.lastIndexOf('. '),
    text.lastIndexOf(' but '),
    text.lastIndexOf(', and '),
  );
  return text.slice(Math.max(cut + 1, text.length - 120));
}

/** The subject of “… took 12 minutes”, by its last content words. */
function namedBy(before: string): Named | null {
  const subject = before.replace(took, '').split(/[,:(]/).at(-1) ?? '';
  const words = new Set([...contentWords(subject)].slice(-3));
  return words.size > 0 && subject.trim().split(/\s+/).length <= 8 ? { words } : null;
}
