import { isAuthored, isAuthors, isPeople } from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Clause, Sentence } from '../../language/prose.ts';
import { said } from '../../language/said.ts';
import { wordSet } from '../../language/words/word-set.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const cue = registerCue("which who whose why whom what how who's");

/** Deeds that one asks after to find a culprit. */
const deeds = wordSet(`
approve cause miss break deploy push merge write sign allow let authorise authorize decide run forget change delete drop do make
click type touch restart disable turn skip introduce commit review ignore fail screw mess test configure misconfigure ship release
enable remove permit think wipe leave give take bring set trigger edit edited roll start stop kill upgrade update overlook neglect
grant modify schedule order request sanction enter bypass create add apply choose pick switch rotate drop trust tell shut install
`);

/** What makes a `whose` ask for a doer. */
const belongings = wordSet(`
fault commit change changes idea mistake error job responsibility pr merge decision deploy deployment code bug push script
command branch patch query config configuration turn shift hands keyboard oversight doing watch approval laptop keys
signature credentials session terminal rollout release migration line typo point setting entry label value number plan ticket action
`);

const ACCUSING_STATE = phrasing(
  /^who(?:['’]s| is| was| were| are)? (?:\w+ly |really |ultimately |actually )?(?:to blame|responsible for (?:this|the (?:\w+ )?(?:outage|incident|failure|bug|change|mistake|mess|error|deletion|deploy|deployment|breakage|misconfiguration|commit|loss|problem|decision|bad \w+))|responsible\?|at fault|accountable for (?:this|the (?:outage|incident|failure))|guilty|the culprit|supposed to|meant to|(?:going to|gonna) (?:answer|pay|take the blame)|to answer for|behind (?:this|the)|watching|asleep|not paying|on watch|in charge when)|^who (?:was|were) (?:\w+ly )?(?:responsible for|in charge of|tasked with) \w+ing\b/i,
);
const INDIRECT = phrasing(
  /\b(?:find out|finding out|establish|determine|identify|figure out|work out|ask|asked|know|learn|discover|clarify|tell us|remember|reveal|investigate|trace) (?:exactly |about |out )?who (?:\w+ly |exactly |had |else )?(\p{L}+)/giu,
);
const WHICH_PERSON = phrasing(
  /\bwhich (?:one )?(?:of (?:you|us|them|the (?:\w+ )?(?:engineers|developers|operators|team))|(?:[\w-]+ )?(?:engineer|person|developer|operator|reviewer|admin|colleague|technician|contractor|intern|team|shift|vendor|department|analyst|manager|dba|employee|supplier))\b/gi,
);
const WHY_ANYONE =
  /\bwho in (?:their|his|her) right mind\b|\bwhy (?:would|should|on earth would|did|does) (?:anyone|anybody|someone|somebody|any of (?:us|you|them))\b/gi;
const WHY_PEOPLE_HEADING =
  /^why (?:did|didn['’]t|has|hasn['’]t|haven['’]t|was|wasn['’]t|were|weren['’]t|had|hadn['’]t)\b/i;

export const rule: Rule = {
  id: 'who-question',
  title: 'A question that asks for a culprit or a defence',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'Asked “who” or “why you”, people defend; asked how it looked, they tell what they saw.',
  check(context: RuleContext): void {
    for (const sentence of context.prose.sentences) {
      if (!sentence.has(cue) || !isAuthored(sentence)) continue;
      const place = find(sentence);
      if (place === null) continue;
      context.report({
        ...place,
        message:
          'This asks for a culprit or a defence. What would show how it looked from that seat: which screen, which signal, which options?',
        rewrite: 'How did [the step] look at [time], on which screen, and what was expected to happen next?',
      });
    }
  },
};

function find(sentence: Sentence): { from: number; to: number } | null {
  const indirect = said(sentence, INDIRECT, (hit) => asksIndirectly(sentence, hit.to));
  if (indirect !== null) return indirect;
  if (!sentence.question && sentence.block !== 'heading') return null;
  const anyone = said(sentence, WHY_ANYONE);
  if (anyone !== null) return { from: anyone.from, to: sentence.to };
  const which = said(sentence, WHICH_PERSON, () => sentence.clauses.some(isDeed));
  if (which !== null) return { from: which.from, to: sentence.to };
  return findWho(sentence) ?? findWhy(sentence) ?? findWhose(sentence);
}

function asksIndirectly(sentence: Sentence, to: number): boolean {
  if (sentence.role === 'action' && /\b(?:owns?|needs?)\b/.test(sentence.plain)) return false;
  return sentence.clauses.some(
    (clause) => Math.abs(clause.verb.to - to) <= 12 && isDeed(clause) && clause.voice === 'active',
  );
}

function isDeed(clause: Clause): boolean {
  return deeds.has(clause.verb.lemma) && clause.tense !== 'future' && clause.tense !== 'present';
}

function findWho(sentence: Sentence): { from: number; to: number } | null {
  const { tokens } = sentence;
  const index = tokens.findIndex(
    (token) => (token.lower === 'who' || token.lower === 'whom') && !token.quoted,
  );
  if (index < 0) return null;
  const place = { from: tokens[index]!.from, to: sentence.to };
  if (ACCUSING_STATE.test(sentence.plain.slice(tokens[index]!.from - sentence.from))) return place;
  const before = tokens[index - 1];
  if (before !== undefined && (before.pos === 'noun' || before.pos === 'proper' || before.pos === 'pronoun'))
    return null;
  const clause = sentence.clauses.find((one) => one.firstIndex > index);
  if (clause === undefined || clause.firstIndex > index + 3) return null;
  if (clause.inverted && clause.verb.lemma !== 'do') return null;
  if (clause.modal === 'should' && clause.perfect) return place;
  if (clause.modal === 'supposed to') return place;
  if (clause.modal !== null || clause.voice === 'passive') return null;
  if (clause.inverted) return null;
  return isDeed(clause) || (isFinished(clause) && sentence.sectionKind !== 'impact') ? place : null;
}

/** What happens to people, or what they do for everybody's good: asked after without a culprit in mind. */
const innocent = wordSet(
  `notice see hear find receive report use pay lose get own experience need buy attend join respond help know be have log visit
  order download subscribe benefit spot discover learn suffer win detect raise acknowledge volunteer answer call page lead work`,
);

function isFinished(clause: Clause): boolean {
  return (
    clause.tense === 'past' && !clause.negated && clause.object !== null && !innocent.has(clause.verb.lemma)
  );
}

function findWhy(sentence: Sentence): { from: number; to: number } | null {
  const { tokens } = sentence;
  const index = tokens.findIndex(
    (token, at) =>
      !token.quoted &&
      (token.lower === 'why' ||
        (token.lower === 'how' && tokens[at + 1]?.lower === 'could') ||
        (token.lower === 'what' && /^(?:was|were)$/.test(tokens[at + 1]?.lower ?? ''))),
  );
  if (index < 0) return null;
  const word = tokens[index]!.lower;
  const clause =
    sentence.clauses.find((one) => one.firstIndex > index && one.firstIndex <= index + 2) ??
    nominalQuestion(sentence, index);
  if (clause === undefined) return null;
  const subject = clause.inverted ? clause.subject : null;
  if (word === 'what')
    return subject !== null &&
      isPeople(subject) &&
      /^(?:think|do)$/.test(clause.verb.lemma) &&
      /thinking/.test(sentence.plain)
      ? { from: tokens[index]!.from, to: sentence.to }
      : null;
  const asked = subject ?? adjacentSubject(sentence, clause);
  if (asked === null) return null;
  if (isAuthors(asked)) return null;
  const you = asked.head.lower === 'you';
  const one =
    /^(?:no-one|nobody|anyone|anybody)$/.test(asked.head.lower) ||
    (asked.head.lower === 'one' && /\bno one\b/i.test(sentence.plain));
  const noneOf =
    /^(?:none|one|neither|either)$/.test(asked.head.lower) &&
    isPeople(sentence.phrases.find((phrase) => phrase.first === asked.last + 2) ?? null);
  if (!you && !one && !noneOf && !isPeople(asked)) return null;
  if (word === 'how') return { from: tokens[index]!.from, to: sentence.to };
  return WHY_PEOPLE_HEADING.test(sentence.plain.slice(tokens[index]!.from - sentence.from))
    ? { from: tokens[index]!.from, to: sentence.to }
    : null;
}

function nominalQuestion(sentence: Sentence, index: number): Clause | undefined {
  return sentence.clauses.find((clause) => clause.firstIndex === index + 1);
}

/** `Why was the reviewer not told?`, `Why wasn't Sam on call?`: the subject follows a lone auxiliary. */
function adjacentSubject(sentence: Sentence, clause: Clause) {
  if (!/^(?:be|do|have)$/.test(clause.verb.lemma)) return null;
  let next = clause.verbIndex + 1;
  while (sentence.tokens[next]?.pos === 'adverb') next++;
  return sentence.phrases.find((phrase) => phrase.first === next) ?? null;
}

function findWhose(sentence: Sentence): { from: number; to: number } | null {
  const { tokens } = sentence;
  const index = tokens.findIndex(
    (token, at) =>
      !token.quoted && (token.lower === 'whose' || (token.lower === 'who' && tokens[at + 1]?.lower === "'s")),
  );
  if (index < 0) return null;
  const before = tokens[index - 1];
  if (before !== undefined && /^(?:noun|proper|pronoun)$/.test(before.pos)) return null;
  if (/\b(?:was|is) (?:it|this|that)\W*$/i.test(sentence.plain))
    return { from: tokens[index]!.from, to: sentence.to };
  // `Whose approval does the tool ask for?`: asked of how it works.
  if (sentence.clauses.some(({ inverted, tense }) => inverted && (tense === 'present' || tense === 'future')))
    return null;
  const start = tokens[index]!.lower === 'who' ? index + 2 : index + 1;
  for (let at = start; at < start + 4 && at < tokens.length; at++) {
    if (belongings.has(tokens[at]!.lower) && !/^(?:noun|proper)$/.test(tokens[at + 1]?.pos ?? ''))
      return { from: tokens[index]!.from, to: sentence.to };
    if (tokens[at]!.pos === 'verb' || tokens[at]!.pos === 'auxiliary') break;
  }
  return null;
}
