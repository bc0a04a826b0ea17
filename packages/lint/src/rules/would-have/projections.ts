/** Wishes turned down, and worlds that would have been no better: nothing in them looks causal. */
import type { Clause, Sentence } from '../../language/prose.ts';

/** `Even if X had been on, it would not have helped`; `nothing that could have prevented it`: the wish is turned down. */
export function isDenied(sentence: Sentence, clause: Clause): boolean {
  const before = sentence.plain.slice(0, clause.group.from - sentence.from);
  if (clause.negated && /\beven if\b/i.test(before)) return true;
  return /\b(?:no|nothing|none|not any)\b[^.;:]{0,80}\b(?:that|which)\s+$/i.test(before);
}

export function before(sentence: Sentence, from: number): string {
  return sentence.plain.slice(0, from - sentence.from);
}

const CONDITION = /\b(?:with|without|if|had|otherwise|earlier|sooner)\b/i;

/** A world that would have been worse makes nothing look causal. */
const DIRER =
  /(?<!\b(?:nothing|nobody|none|no one|no \w+)) would (?:also |still |all )?have (?:been (?:unable|impossible|blocked|worse)\b)/i;

/** `The same defect would have blocked every user`: how far the hazard reached, not a world without it. */
export function isProjection(
  sentence: Sentence,
  { subject, voice, negated, perfect, group }: Clause,
): boolean {
  if (!perfect || subject === null) return false;
  if (
    /\b(?:normally|usually|ordinarily) (?:not )?$|^would (?:normally|usually|ordinarily)\b/i.test(group.text)
  )
    return true;
  if (DIRER.test(sentence.plain)) return true;
  if (CONDITION.test(sentence.plain)) return false;
  if (/\b(?:a|any|all|every) future\b/i.test(sentence.plain)) return true;
  if (negated) return false;
  if (/\b(?:any|each|every) (?:[\w-]+ ){1,6}(?:that|which|who)\b/i.test(before(sentence, group.from)))
    return true;
  if (voice === 'passive') return /^any\b/i.test(subject.text);
  return /^(?:defect|bug|flaw|fault|vulnerability|hazard|regression|leak|exploit)s?$/.test(
    subject.head.lemma,
  );
}

/** In an impact section, `this would have prevented loading the page` tells what users met. */
export function isToldImpact({ role, plain }: Sentence): boolean {
  return (
    role === 'impact' &&
    /\bwould have (?:prevented|stopped|blocked) (?:\w+ing\b|(?:users|customers|clients|anyone|people|them|requests|some|any)\b)/i.test(
      plain,
    )
  );
}
