import { isAuthored } from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Sentence } from '../../language/prose.ts';
import { type Said, said } from '../../language/said.ts';
import { namesOfThings } from '../../language/words/people.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const cue = registerCue(`
respect credit marks praise well cheers applause love hero heroes heroic heroics heroically saved saves save saviour savior brilliant brilliantly genius rockstar superstar superhero
legend wizard magician lifesaver life-saver only thanks thankfully luckily fortunately kudos shout-out shoutout amazing
outstanding incredible incredibly stellar excellent superb phenomenal fantastic great awesome exceptional impressive tireless
tirelessly heroism mvp extraordinary remarkable exemplary beyond extra lucky luck bravo smarts wits instincts instinct else weren wasn were if except applaud commend superhuman quick-thinking
quick singlehandedly single-handedly single-handed sole nobody hats night valiant valiantly masterful clock deserve deserves rose legends geniuses wizards stars champions worked toiled magic gem star champion chance amazing tremendous splendid fabulous marvellous admirable first-class top-notch proud brilliance ingenuity prowess wizardry genius quick-witted sharp-eyed eagle-eyed
superbly admirably magnificently wonderfully flawlessly outstandingly exceptionally invaluable wonderful terrific magnificent masterfully
`);

const HERO = phrasing(
  /\b(?:heroes|heroics?|heroically|heroism|heroics|superhero(?:es)?|saviou?r|life[- ]?saver|rock[- ]?stars?|superstar|miracle worker|unsung hero(?:es)?)\b|\bhero\b|\b(?:saved|saving|save) (?:the (?:day|night|launch|weekend|company|situation|site|release)|us|everyone|everybody|our (?:skin|bacon|necks?))\b|\b(?:quick|fast|sharp|clear)[- ]thinking\b|\bpresence of mind\b|\bsingle-?handed(?:ly)?\b|\b(?:above and beyond|the extra mile|heart and soul)\b|\b(?:worked|working|laboured|labored|toiled) (?:tirelessly|heroically|valiantly|all night|through the night|round the clock|around the clock|like (?:a )?(?:mad|crazy|heroes))\b|\b(?:tireless|valiant|herculean|superhuman|monumental) (?:work|effort|efforts|dedication)\b|\b(?:(?:massive|huge|big|much|full|total|mad|all) (?:respect|credit|marks|praise|cheers|love|applause)|full credit|well done|kudos|hats off|shout-?outs?|props|bravo|three cheers|big (?:thanks|thank you|ups)) (?:to|go(?:es)? (?:out )?to)\b|\bworked (?:his|her|their) magic\b|\bdeserves? (?:(?:all|the|our|a|every|special|highest|much|of|lot) ){0,4}(?:praise|credit|thanks|medal|applause|recognition|kudos|raise)\b|\brose to the occasion\b|\b(?:were|are) (?:absolute |true |total |real |our |the real )?(?:legends|geniuses|wizards|magicians|champions|stars)\b|\b(?:quick-witted|sharp-eyed|eagle-eyed|quick-thinking)\b|\b(?:a|an|is|was|true|absolute|total|our|real) (?:\w+ )?(?:legend|genius|wizard|magician|mvp|hero|champion|star)\b(?! (?:schema|database|topology))/gi,
);
const PRAISE = phrasing(
  /\b(?:we are|we're|I am|very|so|really|are all) proud of\b|\b(?:amazing|tremendous|splendid|fabulous|marvellous|admirable|first-class|top-notch|outstanding|incredible|stellar|superb|phenomenal|fantastic|awesome|exceptional|impressive|extraordinary|remarkable|exemplary|brilliant|excellent|great|masterful|magnificent|heroic|wonderful|terrific|sterling) (?:\w+ )?(?:work|job|effort|efforts|response|thinking|debugging|detective work|teamwork|instincts?|intuition|catch|save|insight|skills?|performance|dedication|idea|diagnosis|troubleshooting|reflexes|leadership)\b|\bbrilliant(?:ly)?\b/gi,
);
const ONLY = phrasing(
  /\b[Oo]nly ((?:@[\w.-]+|\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?|one (?:person|engineer|developer|of us|member|operator|admin|dba)|a single (?:person|engineer)|(?:he|she|they)|the (?:\w+ )?(?:engineer|developer|dba|DBA|SRE|on-?call|admin|architect|author|founder|operator|lead)|our (?:\w+ )?(?:engineer|dba|DBA|SRE|developer|lead|architect|operator|admin)))(?:['’]s)? (?:alone )?(?:can|could|knows?|knew|understands?|understood|has|had|is able|was able|remembers?|remembered|holds?|would know|would have known|really knows|managed)\b/gu,
);
const SOLE = phrasing(
  /\b(?:the|our) (?:only|one|sole) (?:one|person|engineer|developer|colleague|expert|member|operator|dba|individual|teammate|human)\b[^.;]{0,30}\b(?:who|that|able|capable|with)\b|\bno(?:body| one|-one) (?:else|(?:but|except|other than|apart from|besides) \p{Lu}\p{L}+) (?:can|could|knows?|knew|understands?|understood|would have)\b/giu,
);
const THANKS = phrasing(
  /\b(?:[Tt]hanks (?:entirely |only |solely |largely |mostly )?to|thank goodness (?:for|that)|thank god (?:for|that)|(?:[Ii]f|[Ww]ere|[Hh]ad) (?:it )?(?:not|weren['’]t|wasn['’]t|were not|had not been|hadn['’]t been|not been) (?:been )?for|if not for|were it not for|owe[ds]? it to) ((?:@[\w.-]+|\p{Lu}[\p{L}]+|his|her|the (?:\w+ )?(?:on-?call|engineer|operator|developer|dba|team))(?:['’]s)?)[^.;]{0,40}/gu,
);
const LUCKILY =
  /\b(?:luckily|fortunately|thankfully|by (?:sheer |pure )?(?:luck|chance)|as luck would have it|happily|it was lucky that|we were lucky that)\b,?/gi;

export const rule: Rule = {
  id: 'hero-praise',
  title: 'A hero, or luck with a name',
  severity: 'info',
  group: 'language',
  scope: 'sentence',
  why: 'Where one person’s skill held, the next time that person may be on holiday: it is a thin defence, worth a factor.',
  check(context: RuleContext): void {
    for (const sentence of context.prose.sentences) {
      if (!sentence.has(cue) || !isAuthored(sentence) || sentence.question) continue;
      const found = find(sentence);
      if (found === null) continue;
      context.report({
        from: found.from,
        to: found.to,
        message:
          'What did this person know, see or have access to that made the difference, and where can others find it next time?',
        rewrite:
          '[Step] worked because [knowledge or access]; it is written down in [place] | known to [n] people.',
      });
    }
  },
};

interface Place {
  readonly from: number;
  readonly to: number;
}

function find(sentence: Sentence): Place | null {
  return (
    said(sentence, HERO, (hit) => isHero(sentence, hit)) ??
    said(sentence, PRAISE, (hit) => isPraise(sentence, hit)) ??
    findPersonPraised(sentence) ??
    said(sentence, ONLY, (hit) => isPersonName(sentence, hit)) ??
    said(sentence, SOLE, () => sentence.role !== 'action') ??
    said(sentence, THANKS, (hit) => isThanks(sentence, hit)) ??
    said(sentence, LUCKILY, (hit) => isLuckyPerson(sentence, hit))
  );
}

function isHero(sentence: Sentence, { words, index }: Said): boolean {
  if (/\p{Lu}{3}/u.test(words)) return false;
  const rest = sentence.plain.slice(index + words.length, index + words.length + 20);
  if (/^hero$/i.test(words))
    return !/^[\s-]*(?:image|banner|section|component|block|unit|card|carousel|video|slot|page|text|shot|header|element|module|area|widget|container)s?\b/i.test(
      rest,
    );
  if (/^(?:save|saving|saved) us$/i.test(words))
    return (
      !/^\s+(?:time|money|\d|from having|a lot|some|about)/i.test(rest) && savedByPerson(sentence, index)
    );
  if (/^rock/i.test(words) && /^ (?:efforts?|work|job|performance|team|response|debugging)\b/i.test(rest))
    return true;
  if (/(?:stars?|wizards?|legends?|champions?)$/i.test(words))
    return hasPerson(sentence) && !/^[\s-]*(?:schema|step|setup|page|dialog|topology|query)/i.test(rest);
  return true;
}

function savedByPerson(sentence: Sentence, index: number): boolean {
  const at = sentence.from + index;
  const clause = sentence.clauses.find((one) => one.group.from <= at && one.group.to > at);
  return clause?.subject?.referent === 'person' || clause?.subject?.possessor?.referent === 'person';
}

function hasPerson(sentence: Sentence): boolean {
  return sentence.phrases.some(
    (phrase) =>
      phrase.referent === 'person' || phrase.referent === 'team' || phrase.possessor?.referent === 'person',
  );
}

function isPraise(sentence: Sentence, { words, index, from, to }: Said): boolean {
  if (/ proud of$/.test(words)) return true;
  if (/^brilliant/i.test(words) && sentence.plain[index] === 'B' && index > 0 && !hasPerson(sentence))
    return false;
  const near = sentence.plain.slice(index + words.length, index + words.length + 60);
  if (/^\s*(?:by|from|on the part of|of)\b/i.test(near)) return true;
  if (/^[\s,]*(?:everyone|all|team|folks)\b/i.test(near)) return true;
  const phrase = sentence.phrases.find((one) => one.from < to && one.to > from);
  if (phrase?.possessor && (phrase.possessor.referent === 'person' || phrase.possessor.referent === 'team'))
    return true;
  const clause = sentence.clauses.find((one) => one.object === phrase && phrase !== undefined);
  if (clause?.subject?.referent === 'person' || clause?.subject?.referent === 'team')
    return /^(?:do|make|have|show)$/.test(clause.verb.lemma);
  if (clause?.subject?.referent === 'unknown' && clause.verb.lemma === 'do')
    return /\b(?:job|work)\b/i.test(words);
  return /^brilliant/i.test(words) ? hasPerson(sentence) : sentence.clauses.length === 0;
}

const ADMIRED =
  /^(?:amazing|outstanding|incredible|stellar|superb|phenomenal|fantastic|awesome|exceptional|extraordinary|exemplary|brilliant|magnificent|heroic|wonderful|terrific|invaluable|superhuman|tireless)$/;
const ADMIRABLY =
  /^(?:superbly|brilliantly|admirably|magnificently|heroically|valiantly|wonderfully|exceptionally|outstandingly|masterfully|tirelessly|flawlessly)$/;
const GIFT =
  /^(?:smarts|wits|brilliance|genius|heroics|heroism|ingenuity|prowess|wizardry|intuition|instincts?|quick-thinking)$/;

/** `Zanele was fantastic`, `our SREs performed superbly`, `Luis's brilliance`. */
function findPersonPraised(sentence: Sentence): Place | null {
  for (const phrase of sentence.phrases) {
    const owner = phrase.possessor?.referent;
    if (!GIFT.test(phrase.head.lower)) continue;
    const whose = /^(?:of|by|from)$/.test(sentence.tokens[phrase.last + 1]?.lower ?? '')
      ? sentence.phrases.find((other) => other.first === phrase.last + 2)
      : undefined;
    if ([owner, whose?.referent].some((one) => one === 'person' || one === 'team')) return phrase;
  }
  for (const clause of sentence.clauses) {
    const { subject } = clause;
    if (subject === null || clause.negated || clause.verb.quoted || clause.voice === 'passive') continue;
    if (subject.referent !== 'person' && subject.referent !== 'team') continue;
    if (ADMIRED.test(clause.verb.lower) && /^(?:am|is|are|was|were|been)\b/i.test(clause.group.text))
      return { from: subject.from, to: clause.verb.to };
    let next = clause.verbIndex + 1;
    if (clause.verb.lemma === 'be') {
      while (sentence.tokens[next]?.pos === 'adverb') next++;
      const word = sentence.tokens[next];
      if (word !== undefined && ADMIRED.test(word.lower)) return { from: subject.from, to: word.to };
      continue;
    }
    const word = [next, clause.object === null ? next : clause.object.last + 1]
      .map((index) => sentence.tokens[index])
      .find((token) => token !== undefined && ADMIRABLY.test(token.lower));
    if (word !== undefined) return { from: subject.from, to: word.to };
  }
  return null;
}

function isPersonName(sentence: Sentence, { match, index, words }: Said): boolean {
  const name = match[1] ?? '';
  if (!/^\p{Lu}/u.test(name)) return true;
  if (
    /^(?:knows?|knew|remembers?|remembered)$/.test(match[0].split(' ').at(-1) ?? '') &&
    /^\p{Lu}\p{Ll}+$/u.test(name) &&
    !namesOfThings.has(name.toLowerCase()) &&
    /^ (?:how|where|what|why|about|the (?:trick|password|procedure|steps?|history))\b/.test(
      sentence.plain.slice(index + words.length),
    )
  )
    return true;
  return sentence.phrases.some(
    (phrase) => phrase.referent === 'person' && phrase.text.includes(name.split(/['’ ]/)[0] ?? name),
  );
}

function isThanks(sentence: Sentence, { words, from, to, index }: Said): boolean {
  if (
    /\b(?:special|many|big|our|huge|warm|with|sincere|and)\s+$/i.test(
      sentence.plain.slice(Math.max(0, index - 12), index),
    )
  )
    return false;
  const person = sentence.phrases.find((phrase) => {
    const owner = phrase.possessor ?? phrase;
    return (
      owner.from >= from && owner.from < to && (owner.referent === 'person' || owner.referent === 'team')
    );
  });
  if (person === undefined) return false;
  if (
    /^thanks to/i.test(words) &&
    /\b(?:for (?:reporting|the report|their patience|helping))\b/i.test(sentence.plain)
  )
    return false;
  return !/^thanks to/i.test(words) || person.possessor !== null || SAVED.test(sentence.plain);
}

/** What thanks are owed for: that it ended, or that less was lost; not any step that somebody helped with. */
const SAVED =
  /\b(?:restor|recover|saved|saving|rescued|prevent|avoid|fix|solv|resolv|back (?:up|online|by|in|before)|found|caught|notic|spott|only (?:\d|a)|no data|nothing|avert|spared?|shorten|limit|quick|fast|skill|tireless|hard work|kept|held|surviv)/i;

const KNACK = phrasing(
  /^(?:know|notice|spot|remember|be|have|happen|see|recognise|recognize|find|catch|recall|understand|realise|realize|work|wake|stay|check|look|keep|manage|guess)$/,
);

const AROUND =
  /^\s+(?:\w+ )?(?:online|awake|around|available|nearby|there|on[- ]site|on shift|still up|in the office|at (?:his|her|their) desk)\b/i;

function isLuckyPerson(sentence: Sentence, { to }: Said): boolean {
  const clause = sentence.clauses.find((one) => one.group.from >= to - 1);
  const subject = clause?.subject;
  if (clause === undefined || !subject || subject.from < to - 2 || clause.negated) return false;
  const stranger =
    subject.referent === 'unknown' &&
    subject.head.pos === 'proper' &&
    (/^(?:see|know|remember|notice|recall|recognise|recognize|happen|wake)$/.test(clause.verb.lemma) ||
      (clause.verb.lemma === 'be' && AROUND.test(sentence.plain.slice(clause.group.to - sentence.from)))) &&
    !namesOfThings.has(subject.head.lower);
  if (
    (subject.referent !== 'person' && !stranger) ||
    /^(?:we|i|no-one|nobody|none|they)$/.test(subject.head.lower)
  )
    return false;
  return KNACK.test(clause.verb.lemma);
}
