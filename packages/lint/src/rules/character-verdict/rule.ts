import { isAuthored, isPeople } from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { NounPhrase, Sentence, Token } from '../../language/prose.ts';
import { wordSet } from '../../language/words/word-set.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** Words that judge people wherever they stand. */
const nouns = wordSet(`
carelessness sloppiness negligence incompetence recklessness complacency laziness stupidity idiocy ineptitude
unprofessionalism irresponsibility foolishness thoughtlessness arrogance apathy ignorance inattention inattentiveness
indiscipline hubris overconfidence clumsiness amateurism dereliction idiot idiots moron morons fool fools amateurs
cowboys slacker slackers clown clowns
`);

/** Judging adjectives and adverbs: of people and their doings a verdict, of machines a property. */
const qualities = wordSet(`
careless carelessly sloppy sloppily negligent negligently lazy lazily incompetent incompetently reckless recklessly
complacent complacently amateur amateurish unprofessional unprofessionally irresponsible irresponsibly inattentive lax
clueless ignorant stupid stupidly foolish foolishly thoughtless thoughtlessly overconfident over-confident arrogant arrogantly
stubborn stubbornly inept forgetful clumsy clumsily undisciplined slapdash slipshod shoddy half-hearted cavalier lackadaisical
oblivious gullible idiotic dumb cocky smug blase ham-fisted gung-ho trigger-happy happy-go-lucky unqualified unmotivated disorganised disorganized scatterbrained absent-minded
naive impatient cowboy incapable inexperienced hapless bumbling shortsighted short-sighted unreliable untrustworthy distracted heedless imprudent inconsiderate apathetic
`);

/** Of these only a person's own predicate is a verdict. */
const mild = wordSet(
  'distracted naive impatient stubborn unreliable dumb ignorant lazy lazily lax oblivious unqualified greedy inexperienced incapable',
);

const doings = wordSet(`
rollout review reviewer deploy deployment change work mistake mistakes error errors testing handling attitude behaviour behavior
approach coding commit commits oversight decision decisions response typo edit edits planning cleanup clean-up handover engineering
engineer operator operations ops habit habits practice practices job attempt act acts action actions conduct culture merge push
migration command step shortcut use omission reading monitoring documentation communication judgement judgment release
update updates upgrade configuration craftsmanship workmanship team people thinking assumption check checks patch fix fixes
copy-paste execution maintenance housekeeping hygiene preparation development restart slip lapse query cut-over cutover refusal insistence disregard belief dismissal neglect delay copy paste support service staff way manner fashion wiring installation plan plans design setup script scripts code implementation deletion removal modification wiring labelling bit piece upload import export install purge ticket tickets wording paperwork notes process planning scheduling logging naming cabling estimate estimates
`);

/** Of these words, and only of these, the trade has made terms: `lazy loading`, `sloppy quorum`. */
const TRADE_TERMS = wordSet(
  'lazy lazily sloppy dumb naive greedy stubborn lax careless reckless impatient unreliable stupid ignorant',
);

const technicalAfter = phrasing(
  /^[-\s]*(?:load(?:ed|ing|s)?|evaluat\w*|init\w*|initiali[sz]\w*|quantifiers?|fetch\w*|delet\w*|allocat\w*|propagation|bind\w*|imports?|migration|mode|samesite|terminals?|regex|match\w*|restore|mount|unmount|connect\w*|writes?|reads?|expir\w*|hydrat\w*|compil\w*|instantiat\w*|singleton|pipe|switch|client|proxy|consumer|thread|writeback|free\w*|gc|schedul\w*|creat\w*|hashing|algorithm|implementation|quorum)\b/i,
);

const PHRASES = phrasing(
  /(?:\bnot|n['’]t|\bstopped|\bnever|\bwithout|\bnobody was|no one was|no-one was) (?:been |really |properly |even )?paying (?:enough |any |close |proper |sufficient )?attention\b|\bfailed to pay (?:enough |any |close |proper )?attention\b|\b(?:lack|lapse|failure|absence) (?:of|in) (?:\w+ )?(?:discipline|care|diligence|attention|competence|professionalism|vigilance|concentration|judge?ment|common sense|rigou?r)\b|\bpoor attention to detail\b|\bwithout (?:really |even )?being (?:thorough|careful|diligent|attentive|rigorous)\b|\basleep at the (?:wheel|switch)\b|\b(?:cut|cutting) corners\b|\bshould (?:have )?know?n? better\b|\bcould(?:n['’]t| not) be bothered\b|\b(?:did not|didn['’]t|does not|doesn['’]t) (?:bother|take (?:it|this|the \w+) seriously)\b|(?:\bnot|n['’]t) (?:been )?(?:careful|diligent|attentive|competent|professional) enough\b|(?:\bnot|n['’]t) (?:up to (?:the|it|his|her|their)|cut out for)\b|\b(?:nobody|no one|no-one|none of (?:them|us)) could be bothered\b|\b(?:grown|got|gotten|become|became|gets?) (?:too |a bit |a little |overly |far too )?(?:comfortable|relaxed|casual|lenient)\b(?! with the)|\black(?:s|ed|ing)? (?:any |all |basic |the )?(?:discipline|diligence|care|competence|professionalism|vigilance|common sense|rigou?r|judge?ment)\b|\basleep on the job\b|\b(?:showed|shows|had|has|with|took) (?:no|little|zero|absolutely no) (?:discipline|care|common sense|respect|diligence|judge?ment|professionalism|interest|concern|responsibility|ownership|regard)\b|\b(?:is|are|was|were)(?: \w+ly)?(?: not|n['’]t) (?:\w+ly |very |at all )?(?:competent|diligent|conscientious|trustworthy|professional)\b|\bhalf[- ]asleep\b|\bwith no common sense\b|\blost (?:his|her|their) (?:head|focus|concentration)\b|\bcan(?:not|['’]t) be trusted (?:with|to)\b/i,
);

const cue = registerCue(
  [...nouns].join(' '),
  [...qualities].join(' '),
  'competent diligent conscientious trustworthy professional attention corners better bothered seriously enough asleep diligence discipline care competence vigilance rigor rigour sense judgement judgment bothered comfortable relaxed casual lenient concentration professionalism careful thorough trusted focus head bother respect interest concern responsibility ownership regard',
);

export const rule: Rule = {
  id: 'character-verdict',
  title: 'A verdict on character or competence',
  severity: 'error',
  group: 'language',
  scope: 'sentence',
  why: 'Character cannot be deployed or tested; workload, cues and tools can.',
  check(context: RuleContext): void {
    for (const sentence of context.prose.sentences) {
      if (!sentence.has(cue) || !isAuthored(sentence)) continue;
      const place = findWord(sentence) ?? findPhrase(sentence);
      if (place === null) continue;
      context.report({
        ...place,
        severity: sentence.role === 'action' || sentence.role === 'timeline' ? 'warning' : 'error',
        message: `“${place.words}” judges a person or their manner. What was the workload, what did the tools show, and what made this way of working sensible at the time?`,
        rewrite:
          '[Number] of [items] competed for attention; [the tool] showed [cue] and asked for [nothing | confirmation].',
      });
    }
  },
};

interface Place {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

function findWord(sentence: Sentence): Place | null {
  const { tokens } = sentence;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.quoted || token.pos === 'code') continue;
    const verdict = nouns.has(token.lower)
      ? !isDenied(tokens, index)
      : qualities.has(token.lower) && isVerdict(sentence, index);
    if (verdict) return { from: token.from, to: token.to, words: token.text };
  }
  return null;
}

function isDenied(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.lower ?? '';
  return (
    before === 'no' ||
    before === 'not' ||
    tokens[index - 2]?.lower === 'not' ||
    tokens[index + 1]?.lower === 'clause'
  );
}

/** `We cannot blame sloppy fixes`: the verdict is turned down. */
const REFUSED =
  /\b(?:cannot|can['’]t|can not|not|n['’]t|never) (?:\w+ )?(?:blame|call|accuse|fault)\b[^.;]*$/i;

function isVerdict(sentence: Sentence, index: number): boolean {
  const { tokens } = sentence;
  const token = tokens[index]!;
  const following = sentence.plain.slice(token.to - sentence.from, token.to - sentence.from + 24);
  if (REFUSED.test(sentence.plain.slice(0, token.from - sentence.from))) return false;
  if ((TRADE_TERMS.has(token.lower) && technicalAfter.test(following)) || isDenied(tokens, index))
    return false;
  const phrase = sentence.phrases.find((one) => one.first <= index && index <= one.last);
  if (tokens[index - 1]?.lower === 'how') {
    const who = sentence.phrases.find((one) => one.first === index + 1);
    return who !== undefined && isPeople(who);
  }
  if (token.pos === 'adjective' && !mild.has(token.lower) && /ing$/.test(tokens[index + 1]?.lower ?? ''))
    return true;
  const alone = phrase !== undefined && phrase.first === phrase.last;
  if (phrase !== undefined && !alone) return isJudgedPhrase(phrase, token);
  if (judgesAcrossAnd(tokens, index)) return true;
  if (token.lower.endsWith('ly')) return adverbJudges(sentence, index, token);
  const group = sentence.clauses.find((one) => one.verbIndex === index);
  if (
    group !== undefined &&
    !group.negated &&
    group.subject !== null &&
    /^(?:am|is|are|was|were|been)\b/i.test(group.group.text)
  )
    return isPeople(group.subject) || (!mild.has(token.lower) && doings.has(group.subject.head.lower));
  const clause = clauseBefore(sentence, index);
  if (clause === undefined) return index < 2 && !mild.has(token.lower) && sentence.phrases.length === 0;
  if (clause.negated && clause.firstIndex < index) return false;
  const { subject } = clause;
  if (subject === null) return false;
  if (isPeople(subject) || subject.head.lower === 'whoever') return true;
  if (subject.referent === 'organisation' && !mild.has(token.lower)) return true;
  if (subject.head.lower === 'it' && !mild.has(token.lower))
    return /^(?:to|of|that)$/.test(tokens[index + 1]?.lower ?? '');
  return !mild.has(token.lower) && doings.has(subject.head.lower);
}

/** `in a careless and hasty manner`: the noun stands after a second adjective. */
function judgesAcrossAnd(tokens: readonly Token[], index: number): boolean {
  if (mild.has(tokens[index]!.lower) || !/^(?:and|or|but|,)$/.test(tokens[index + 1]?.text ?? ''))
    return false;
  let at = index + 2;
  while (at < index + 6 && /^(?:adjective|adverb)$/.test(tokens[at]?.pos ?? '')) at++;
  return at > index + 2 && doings.has(tokens[at]?.lower ?? '');
}

function isJudgedPhrase(phrase: NounPhrase, token: Token): boolean {
  if (phrase.head === token) return false;
  if (phrase.referent === 'person' || phrase.referent === 'team') return true;
  if (/^(?:piece|bit|display)$/.test(phrase.head.lower) && !mild.has(token.lower)) return true;
  return (
    (!mild.has(token.lower) || token.lower === 'lazy' || token.lower === 'lax') &&
    doings.has(phrase.head.lower) &&
    !/^(?:job|migration|update|updates|check|checks|query|restart)$/.test(
      mild.has(token.lower) ? phrase.head.lower : '',
    )
  );
}

function adverbJudges(sentence: Sentence, index: number, token: Token): boolean {
  const near = sentence.clauses.find(
    (clause) =>
      Math.abs(clause.verbIndex - index) <= 3 || (clause.firstIndex <= index && index <= clause.verbIndex),
  );
  if (near === undefined) return !mild.has(token.lower);
  if (near.agent !== null) return isPeople(near.agent);
  if (near.voice === 'passive') return !mild.has(token.lower);
  return near.subject === null || isPeople(near.subject);
}

function clauseBefore(sentence: Sentence, index: number) {
  return sentence.clauses.findLast((clause) => clause.verbIndex < index && index - clause.verbIndex <= 6);
}

function findPhrase(sentence: Sentence): Place | null {
  const match = PHRASES.exec(sentence.plain);
  if (match === null) return null;
  const from = sentence.from + match.index;
  const to = from + match[0].length;
  if (sentence.tokens.some((token) => token.quoted && token.from < to && token.to > from)) return null;
  return { from, to, words: match[0] };
}
