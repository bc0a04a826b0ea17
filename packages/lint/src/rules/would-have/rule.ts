import { clauseSpan, isAuthored, isPeople } from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Clause, Sentence } from '../../language/prose.ts';
import { wordSet } from '../../language/words/word-set.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { before, isDenied, isProjection, isToldImpact } from './projections.ts';

const cue = registerCue("would could might had only were wouldn 'd wish woulda if need needn");

/** What an imagined safeguard is said to do. */
const preventing = wordSet(`
prevent catch avoid detect mitigate reduce stop spot save shorten limit flag avert contain lessen block surface reveal expose
notice identify uncover highlight warn alert help eliminate minimise minimize cut speed halt fix solve resolve provide simplify sidestep shield thwart forestall preclude ease keep confine restrict bound absorb bring discover find turn
`);

/** Wishes and politeness, no counterfactual. */
const courtesy = wordSet('like expect love prefer hope want think imagine guess appreciate');

const WORSE =
  /\b(?:worse|much longer|far longer|more severe|larger|bigger|greater|lost more|even more|screwed|doomed|in (?:serious |deep |real )?trouble|out of business)\b/i;
const IF_ONLY = /\bif only\b/i;
const NEED_NOT =
  /\b(?:need not|needn['’]t|did not need to|didn['’]t (?:need|have) to) have (?:happened|occurred|been|taken|lasted|come|gone|failed|spread)\b/i;
/** `This could never have happened`; `If we'd only kept the index.` without its other half. */
const NEVER_HAVE =
  /\b(?:this|it|that|none of (?:this|it|that)) (?:could|would) (?:never|not) have (?:happened|occurred|gone|spread|gotten|got)\b|^\W*if (?:we|they|he|she|i|someone|somebody|anyone)(?:['’]d| had) (?:only|just) \w+/i;
const SMALLER_WORLD =
  /^(?:occur|happen|arise|notice|exist|matter|go|be|fail|break|prevent|catch|avoid|affect|see|know)$/;

export const rule: Rule = {
  id: 'would-have',
  title: 'A cause that did not happen',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'An absence looks causal only afterwards; as a plan it belongs among the actions, as a claim it needs a replay.',
  check(context: RuleContext): void {
    for (const sentence of context.prose.sentences) {
      if (!sentence.has(cue) || !isAuthored(sentence) || sentence.question) continue;
      if (sentence.sectionKind === 'lucky' || WORSE.test(sentence.plain) || isToldImpact(sentence)) continue;
      const place = find(sentence);
      if (place === null) continue;
      context.report({
        ...place,
        message:
          'This reasons from something that did not happen. Is it a plan (then an action with an owner), or has a replay shown it (then link the run)?',
        rewrite: 'Action: [safeguard], checked by replaying [this incident].',
      });
    }
  },
};

function find(sentence: Sentence): { from: number; to: number } | null {
  const wish = IF_ONLY.exec(sentence.plain);
  if (
    wish !== null &&
    /(?:^|[,;—–.(-])\s*$/.test(sentence.plain.slice(0, wish.index)) &&
    !sentence.tokens.some((token) => token.quoted && token.from === sentence.from + wish.index)
  ) {
    const next = sentence.plain.slice(wish.index, wish.index + 60);
    if (
      /^if only (?:we|i|he|she|they|it|this|that|the|there|someone|somebody|a|an|our|\p{Lu}\p{Ll}+) (?:\w+ ){0,4}?(?:had|were|was|would|could|'d|knew|read|checked)\b/iu.test(
        next,
      )
    ) {
      return { from: sentence.from + wish.index, to: sentence.from + wish.index + wish[0].length };
    }
  }
  const needless = NEED_NOT.exec(sentence.plain) ?? NEVER_HAVE.exec(sentence.plain);
  if (needless !== null)
    return { from: sentence.from + needless.index, to: sentence.from + needless.index + needless[0].length };
  for (const clause of sentence.clauses) {
    if (clause.verb.quoted || isDenied(sentence, clause) || isProjection(sentence, clause)) continue;
    if (isImagined(sentence, clause)) return clauseSpan(clause);
  }
  return null;
}

function isImagined(sentence: Sentence, clause: Clause): boolean {
  if (
    clause.inverted &&
    clause.conditional &&
    clause.perfect &&
    clause.group.text.toLowerCase().startsWith('had') &&
    // `Had two retries left`: what there still was.
    (clause.verb.lemma !== 'leave' || clause.voice === 'passive')
  )
    return true;
  if (clause.modal === 'would') {
    if (courtesy.has(clause.verb.lemma)) return false;
    if (clause.perfect && /^were$/i.test(sentence.tokens[0]?.lower ?? '')) return true;
    if (/\bwere to\b/i.test(before(sentence, clause.group.from))) return false;
    if (clause.perfect) return changesHistory(sentence, clause) && !isReported(sentence, clause);
    if (isPastUnreal(sentence, clause) || PAST_IF.test(sentence.plain)) return true;
    return SMALLER_WORLD.test(clause.verb.lemma) && impliesThisIncident(clause) && ifPast(sentence, clause);
  }
  if (clause.modal === 'could' || clause.modal === 'might') {
    if (!clause.perfect) return false;
    if (
      clause.verb.lemma === 'be' &&
      !clause.negated &&
      QUICKER.test(sentence.plain.slice(clause.group.to - sentence.from))
    )
      return true;
    if (OTHER_WORLD.test(before(sentence, clause.group.from))) return true;
    if (clause.negated || !preventing.has(clause.verb.lemma)) return false;
    if (clause.voice === 'passive') return !isPeople(clause.agent);
    const { subject } = clause;
    // `Appointing a manager could have helped`: the deed is the subject, whoever it is done to.
    return (
      subject !== null && (!isPeople(subject) || /ing$/.test(sentence.tokens[subject.first - 1]?.lower ?? ''))
    );
  }
  return false;
}

const QUICKER =
  /^\s+(?:much |far |a lot |considerably |significantly )?(?:faster|sooner|quicker|shorter|earlier|smaller|smoother|better|less|milder)\b/i;

/** The world that was not, set up before the verb: `without the freeze we might have …`, `were there a limit …`. */
const OTHER_WORLD =
  /^\W*(?:without (?:the|an?|any|our|that|this|it)\b|with (?:better|more|proper|earlier|the right)\b)|^\W*(?:were (?:there|we|it|they|the)\b|with an?\b|had (?:we|i|he|she|they|it|the|a|an|this|that|there)\b)[^.;]*,/i;

/** A safeguard, an if-clause, or people acting otherwise; not the notice that `customers would have seen errors`. */
function changesHistory(sentence: Sentence, clause: Clause): boolean {
  const { lemma } = clause.verb;
  if (
    /^(?:attacker|hacker|adversary|exploit|exploitation|intruder)s?$/.test(clause.subject?.head.lemma ?? '')
  )
    return false;
  const nobody = /^(?:nobody|no-one|none)$/.test(clause.subject?.head.lower ?? '');
  if (clause.negated && preventing.has(lemma) && !nobody) return false;
  const affected =
    /^(?:customer|user|client|request|call|service|impact|visitor|student|player|application|traffic|product)s?$/.test(
      clause.subject?.head.lemma ?? '',
    );
  const imagined = sentence.clauses.some(
    (other) => other !== clause && other.conditional && other.modal === null,
  );
  if (
    imagined ||
    /\b(?:without|otherwise|instead of|rather than|with (?:a|an|better|more|proper|the right)|earlier|sooner)\b/i.test(
      sentence.plain,
    )
  )
    return true;
  if (
    affected &&
    /^(?:experience|see|encounter|receive|be|notice|get|have|vary|observe|impact|affect|face|fail|work)$/.test(
      lemma,
    )
  )
    return false;
  if (preventing.has(lemma) || OTHERWISE.test(lemma)) return true;
  if (lemma === 'be')
    return BETTER.test(
      sentence.plain.slice(clause.group.to - sentence.from, clause.group.to - sentence.from + 40),
    );
  return clause.subject !== null && isPeople(clause.subject);
}

const OTHERWISE = phrasing(
  /^(?:happen|occur|arise|let|spare|stay|remain|work|know|realise|realize|allow|give|make|take|need|recover|find|tell|show|roll|respond|page|trigger|fire|go|keep|matter|exist|buy|point|lead|protect|ensure|survive|enable|isolate|tip|signal|rule|uncover|exclude|refuse|reject|hold|raise|buffer|absorb|come|surface|appear|stand)$/,
);
const BETTER = phrasing(
  /^\s+(?:\w+ )?(?:useful|helpful|better|nice|easier|faster|quicker|possible|able|sooner|avoid|shorter|smaller|less|enough|fine|unaffected|safe|safer|preferable|wise|prudent|limited|noticed|caught|a non-event|minor|no |contained|invisible|over)/i,
);

/** `it was unclear whether it would have …`: a question, not a claim. */
function isReported(sentence: Sentence, clause: Clause): boolean {
  const before = sentence.plain.slice(
    Math.max(0, clause.group.from - sentence.from - 50),
    clause.group.from - sentence.from,
  );
  return /\b(?:whether|unclear|unknown|not sure|not known|said|says|told|claims?|claimed|reported|argued|than (?:it|we|they|what)|as (?:it|we|they)|what)\b[^.;,]*$/i.test(
    before,
  );
}

/** `If she hadn't restarted it, the data would still be there`: the pluperfect condition is over and did not hold. */
function isPastUnreal(sentence: Sentence, clause: Clause): boolean {
  return sentence.clauses.some(
    (other) =>
      other !== clause &&
      other.conditional &&
      other.perfect &&
      other.modal === null &&
      /^(?:had|hadn|'d)\b/i.test(other.group.text) &&
      /\bif\b/i.test(sentence.plain) &&
      !/\b(?:whether|as|even) if\b/i.test(sentence.plain),
  );
}

const PAST_IF =
  /(?<!\b(?:even|as|what) )\bif (?:we|i|he|she|they|you|it)(?:['’]d| had| hadn['’]t| had not) (?:\w+ly |not )?(?:\w+ed|kept|had|been|known|seen|read|run|set|taken|told|put|left|gone|done|made|found|got|given|caught|paid)\b/i;

function impliesThisIncident(clause: Clause): boolean {
  const head = clause.subject?.head.lower ?? '';
  return /^(?:this|it|that|outage|incident|problem|issue|failure|nobody|none|we|change|bug|crash|loss|error)$/.test(
    head,
  );
}

/** An if-clause in the past, so that the whole is imagined rather than planned. */
function ifPast(sentence: Sentence, clause: Clause): boolean {
  return sentence.clauses.some(
    (other) =>
      other !== clause &&
      other.conditional &&
      (other.tense === 'past' || other.perfect || other.verb.lower === 'were'),
  );
}
