/** Negation, question, condition and intention around a cue: what keeps "not resolved yet" from being a resolution. */

/** How the clause holds the cue's fact. */
export type Mood = 'fact' | 'negated' | 'intended' | 'proposed' | 'conditional' | 'hedged';

const CLAUSE_BREAK = /[,;:()]|\bbut\b|\bso\b|\bbecause\b|\bwhich\b| - | – | — /g;
const NEGATION =
  /(?:\b(?:not|never|no longer|no|without|none|cannot|neither|nor|yet to|unable to|nothing|isnt|wasnt|didnt|dont|cant|wont|hasnt|havent)\b|n't\b)(?:\W+\w+){0,4}\W*$/;
const NEGATION_AFTER =
  /^\W*(?:(?:did|does|do|has|have|had|is|was|are|were|could|would|will)n't|(?:did|does|has|is|was) not|failed)\b/;
const INTENDED =
  /(?:\b(?:will|gonna|about to|let's|lets|let us|going to|i'm to|we're to|plan is to|planning to|decided to|agreed to|shall|(?:i|we)'d like to)|'ll)(?:\s+(?:just|now|also|then|go ahead and|try to|try and|have to|probably|be))*\s*$/;
const PROPOSED =
  /\b(?:should|could|can|might|may|must|need to|needs to|have to|has to|want to|would|ought to|try to|trying to|attempting to|possible to|how to|able to|needed to|ready to|consider|considering|suggest|propose|recommend)(?:\s+\w+){0,2}\s*$/;
const CONDITIONAL =
  /\b(?:if|unless|once|until|when|whenever|in case|before|assuming|after)\b(?:\s+\S+){0,4}\s*$/;
const HEDGED =
  /\b(?:i think|we think|maybe|perhaps|probably|possibly|might|may|could|seems?|guess|suspect|presumably|likely|apparently|not sure|wonder|supposedly|hopefully|should be)\b/;
const INVERTED =
  /^\W*(?:(?:hm+|so|and|but|ok|okay|wait|also|ah|oh|question|(?:hi|hey|hello)(?: all| folks| team| everyone| there)?)\W+)*(?:what|why|who|how|when|where|which|whose|should|shall|can|could|do|does|did|is|are|was|were|has|have|had|would|will|may|any|want me)\b/;
const GERUND_SUBJECT =
  /^[^,;:]{0,60}\b(?:should|would|could|might|will|is|was|may|makes|won't|isn't|sounds|seems)\b/;

/** The clause of `plain` that ends at `index`. */
function clauseBefore(plain: string, index: number): string {
  const before = plain.slice(Math.max(0, index - 90), index);
  let cut = 0;
  CLAUSE_BREAK.lastIndex = 0;
  for (let match = CLAUSE_BREAK.exec(before); match; match = CLAUSE_BREAK.exec(before)) {
    cut = match.index + match[0].length;
  }
  return before.slice(cut);
}

/** How the statement holds the cue that stands at `from`–`to` of its plain text. */
export function moodAt(plain: string, from: number, to: number): Mood {
  const before = clauseBefore(plain, from);
  if (NEGATION.test(before) || NEGATION_AFTER.test(plain.slice(to, to + 20))) return 'negated';
  if (INTENDED.test(before)) return 'intended';
  if (PROPOSED.test(before)) return 'proposed';
  if (CONDITIONAL.test(before)) return 'conditional';
  if (HEDGED.test(before)) return 'hedged';
  return 'fact';
}

/** True for a question proper (inverted, or opening with a question word), not for a statement with a `?` on it. */
export function isInvertedQuestion(plain: string): boolean {
  return INVERTED.test(plain);
}

/** True where an `-ing` form at `to` is the subject of a later verb: "reverting X should be fine". */
export function isGerundSubject(plain: string, to: number): boolean {
  return GERUND_SUBJECT.test(plain.slice(to));
}

/** True where the words hold their claim loosely. */
export function isHedged(plain: string): boolean {
  return HEDGED.test(plain);
}

const PROPOSAL =
  /^\W*(?:(?:hm+|so|and|ok|okay)\W+)*(?:(?:should|shall|can|could) (?:we|i|you|somebody|someone|they)|do (?:we|you) want to|do we (?=(?:turn|roll|revert|restart|reboot|disable|enable|raise|lower|fail|scale|kill|stop|page|call|declare|switch|flip|drain|block|pause)\b)|how about|what if we)\b/;
const ACTION =
  /\b(?:roll\w*|revert\w*|restart\w*|reboot\w*|re-?deploy\w*|deploy\w*|merg\w+|disabl\w+|enabl\w+|scal\w+|fail(?:ing)? ?over|kill\w*|delet\w+|stop\w*|turn\w*|switch\w*|pag(?:e|ing)|call|declar\w+|drain\w*|block\w*|push\w*|apply\w*|re-?run\w*|retry\w*|clos(?:e|ing)|open\w*|updat\w+|bump\w*|pin\w*|remov\w+|rais\w+|lower\w*|increas\w+|paus\w+|suspend\w*|restor\w+|flush\w*|purg\w+)\b/;

/** True for a question that proposes to do something: "should we roll back?". */
export function isProposal(plain: string): boolean {
  return PROPOSAL.test(plain) && ACTION.test(plain);
}
