import { clauseSpan, isAuthored, isAuthors, isPeople, isUnclear } from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import { harmOf } from '../../language/harm.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Clause, NounPhrase, Sentence } from '../../language/prose.ts';
import { said } from '../../language/said.ts';
import { teamNames } from '../../language/words/people.ts';
import { changeNouns } from '../../language/words/things.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { isNoHelp, isSilent, isVice, LISTENS, NEVER } from './unhelpful.ts';

const cue = registerCue(`
fault faults dropped drop dropping let lets screwed screw messed mess blame blamed blames blaming responsible asleep botched
bungled again failed failing fails down on ball hold culprit guilty culpable accountable broke break breaks took take brought caused
cause wiped deleted fumbled incompetent finger fingers excuse typical usual usually always never neglected shipped pushed
knocked crashed ruined wrecked destroyed misconfigured introduced lied hid delivered dumped overloaded sabotaged corrupted responsibility buck neglect negligence incompetence bother bothered got get back answered replied hands bus pointed pointing hung dry act cold alone stranded thank mess help helpful useless unhelpful unresponsive uncooperative work doing blindsided bag wall dark job lurch
`);

const BLAME = phrasing(
  /\bdropp?(?:ed|s|ing)? the ball\b|\bball (?:was|had been|got|has been) (?:\w+ )?dropped\b|\b(?:let|lets|letting) (?:us|everyone|everybody|(?:the|our) [a-z]+[a-rt-z]s|the (?:users?|customers?|company|team|side|business|rest|whole \w+)|our (?:users?|customers?)|them|him|her|customers|users) (?:\w+ )?down\b|\b(?:is|are|was|were|be|lies?|lay|rests?|falls?|fell) (?:\w+ )?to blame\b|\b(?:the |all (?:the )?)?blame (?:for \w[^.;,]{0,40} )?(?:lies|lay|rests|falls|fell|goes|belongs|sits|must go|should go) (?:\w+ )?(?:with|on|to|at)\b|\bblam(?:e|ed|es|ing) (?:the |our |their )?(?:\w+ ){0,3}(?:team|vendor|supplier|provider|squad|group|department|for)\b|\b(?:fell|asleep) (?:down )?(?:at the (?:wheel|switch)|on the job)\b|\bthrew? (?:us|them) under the bus\b|\bpassed the buck\b|\b(?:screw-?up|fuck-?up|foul-?up|blunder|failure|negligence|incompetence)s? (?:by|of|from|at|within|on the part of) (?:the |our )?(?:[\w-]+ ){0,2}(?:team|vendor|supplier|provider|group|squad|department|crew|carrier|contractor)\b|\bhold (?:the |our )?(?:\w+ ){0,2}(?:vendor|supplier|provider|carrier|contractor|integrator|agency|hoster|manufacturer|isp|bank|consultancy) (?:\w+ly )?(?:responsible|accountable|liable)\b|\bhave (?:the |our )?(?:[\w-]+ ){1,4}to (?:thank|blame) for\b|\b(?:own|clean up|fix|sort out) their (?:own )?mess\b|\b(?:outage|incident|failure|delay|downtime|this|it|mess) (?:is|was) (?:\w+ly )?the (?:responsibility|doing|work) of\b|\bwashed their hands\b|\bpoint(?:ed|ing)? (?:the |a )?fingers?\b|\bonly (?:themselves|itself) to (?:thank|blame)\b|\bhung (?:us )?out to dry\b|\b(?:left|leaving) us (?:(?:out )?in the cold|alone|stranded|to fend for ourselves|hanging|high and dry|in the (?:lurch|dark)|holding the (?:bag|baby)|to clean up)\b|\bblindsided (?:us|everyone|our|the)\b|\b(?:threw|throws|thrown|tossed) (?:\w+ ){1,3}over the (?:wall|fence)\b|\b(?:did not|didn['’]t|not|failed to|never) (?:do|did|doing) (?:their|its) (?:job|part|homework)\b|\bresponsibility for (?:[\w-]+ ){0,3}(?:this|it|outage|incident|failure|downtime|delay|disruption|loss|breach|mess|damage|error|mistake) (?:lies|lay|rests|rested|falls|fell) (?:\w+ )?(?:with|on)\b|\bcouldn['’]t get (?:it|their act) (?:right|together)\b|\bget their act together\b/gi,
);
const FAULT = phrasing(
  /(?:\b(?:is|was|are|were|entirely|squarely|purely|all|this|it|solely|clearly|again|itself)\s+)?((?:@[\w.-]+|[\p{L}][\p{L}\p{N}-]*)(?:['’]s|s['’]))\s+(?:own |entire |sole )?fault\b(?![- ]?(?:toleran|inject|domain|rate|line))/giu,
);
const THEIR_FAULT = phrasing(
  /\b(?:their|his|her) (?:own )?fault\b|\bthe fault (?:of|(?:for \w[^.;,]{0,30} )?(?:lies|lay|is|was|rests|rested|sits) (?:\w+ly |entirely |here )?with) (?:the |our |their )?(?:\p{L}[\p{L}-]* ){0,3}?(?:team|vendor|supplier|provider|squad|group|department|ops|sre|qa|engineers?|developers?|on-?call|contractors?|people|\p{Lu}\p{L}+)\b/giu,
);
const ON_THEM = phrasing(
  /\b(?:this|that|it|all of (?:this|it)|(?:the |this )?(?:outage|incident|downtime|failure|whole (?:thing|mess)|one|delay|loss))(?:['’]s| is| was| are| were) (?:\w+ly |all |on|100% )?(?:on|down to) ((?:the |our |their )?(?:[\p{L}\d-]+ ){0,2}?[\p{L}\d@-]+)(?=\s*(?:[.,;!]|$|again|not|for|and|as|who|alone))/giu,
);

export const rule: Rule = {
  id: 'team-blame',
  title: 'Blame moved up to a team or vendor',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'Blame one level up still ends the search; the interface between the two sides is where it can be changed.',
  check(context: RuleContext): void {
    for (const sentence of context.prose.sentences) {
      if (!sentence.has(cue) || !isAuthored(sentence) || sentence.question) continue;
      const place = find(sentence);
      if (place === null) continue;
      context.report({
        ...place,
        message:
          'This puts the event on a team or vendor. What did each side expect of the other here, and where was that written or signalled?',
        rewrite:
          '[Side A] expected [behaviour] of [interface]; [side B] offers [behaviour], stated in [place | nowhere].',
      });
    }
  },
};

function find(sentence: Sentence): { from: number; to: number } | null {
  const blame = said(sentence, BLAME, (hit) => isAccusation(sentence, hit.index, hit.words));
  if (blame !== null) return blame;
  if (/fault/i.test(sentence.plain)) {
    const fault = said(sentence, FAULT, (hit) => isSomeonesFault(sentence, hit.match[1] ?? '', hit.index));
    if (fault !== null) return fault;
    const theirs = said(
      sentence,
      THEIR_FAULT,
      (hit) =>
        !/\b(?:no|not|without|isn['’]t|wasn['’]t|never)\s+(?:\w+ ){0,2}$/i.test(
          sentence.plain.slice(0, hit.index),
        ),
    );
    if (theirs !== null) return theirs;
  }
  const on = !/ on | down to /i.test(sentence.plain)
    ? null
    : said(
        sentence,
        ON_THEM,
        (hit) =>
          isParty(sentence, hit.match[1] ?? '', hit.from, hit.to) ||
          isAllOn(sentence, hit.words, hit.from, hit.to),
      );
  if (on !== null) return on;
  if (!sentence.mentionsPeople) return null;
  for (const clause of sentence.clauses) if (isBlaming(sentence, clause)) return clauseSpan(clause);
  return sentence.phrases.find(isVice) ?? null;
}

function isAccusation(sentence: Sentence, index: number, words: string): boolean {
  const before = sentence.plain.slice(Math.max(0, index - 40), index).toLowerCase();
  if (
    /\b(?:not|no one|nobody|n['’]t|without|avoid|never|rather than|instead of|nor|no|easy|tempting|unfair|quick|pointless|wrong)\s+(?:\w+ ){0,4}$/.test(
      before,
    )
  )
    return false;
  if (/\b(?:easy|tempting|unfair|pointless|useless|simplistic) (?:\w+ )?to blame/i.test(words)) return false;
  if (/blame|responsibility|to thank|doing of|work of/i.test(words))
    return isPartyNear(sentence, index, words);
  if (/\b(?:job|part|homework)$/i.test(words)) return isPartyNear(sentence, index, words);
  if (/^let/i.test(words)) return sentence.role !== 'action';
  return true;
}

/** `The cache was to blame` accuses nobody. */
function isPartyNear(sentence: Sentence, index: number, words: string): boolean {
  const from = sentence.from + index;
  const to = from + words.length;
  const side = sentence.phrases.some(
    (phrase) => isParty2(phrase) && (phrase.to <= from ? from - phrase.to < 40 : phrase.from - to < 40),
  );
  return side;
}

function isParty2(phrase: NounPhrase): boolean {
  return (
    ((isPeople(phrase) && !isAuthors(phrase)) || phrase.referent === 'organisation') &&
    !/^(?:customer|client|user)s?$/.test(phrase.head.lower)
  );
}

function isSomeonesFault(sentence: Sentence, owner: string, index: number): boolean {
  const before = sentence.plain.slice(Math.max(0, index - 24), index).toLowerCase();
  if (/\b(?:not|no|isn['’]t|wasn['’]t|never|without|through no)\s+(?:\w+ ){0,2}$/.test(before)) return false;
  const name = owner.replace(/['’]s?$|s['’]$/i, '').toLowerCase();
  if (/^(?:it|that|this|what|cache|disk|driver|kernel|page|nobody|no-one|one|everyone)$/.test(name))
    return false;
  const phrase = sentence.phrases.find(
    (one) =>
      one.possessor?.head.lower === name ||
      one.head.lower === name ||
      one.possessor?.text.toLowerCase().endsWith(name),
  );
  const party = phrase?.possessor ?? phrase;
  return party === undefined || party.referent !== 'system';
}

/** `This outage is entirely on our bank`: whoever is named after such words is a party. */
function isAllOn(sentence: Sentence, words: string, from: number, to: number): boolean {
  if (
    !/\b(?:outage|incident|failure|delay|downtime|mess)\b/i.test(words) ||
    !/\b(?:entirely|squarely|solely|totally|completely|all) on (?:the|our)\b/i.test(words)
  )
    return false;
  return sentence.phrases.some(
    (phrase) => phrase.from > from && phrase.to <= to + 1 && phrase.referent === 'unknown',
  );
}

function isParty(sentence: Sentence, words: string, from: number, to: number): boolean {
  const tail = words.trim().toLowerCase();
  if (/^(?:them|him|her|you|us|me)$/.test(tail.split(' ').at(-1) ?? ''))
    return !/us|me/.test(tail) || / us$/.test(` ${tail}`);
  return sentence.phrases.some((phrase) => phrase.to <= to + 1 && phrase.from >= from && isParty2(phrase));
}

function isBlaming(sentence: Sentence, clause: Clause): boolean {
  if (isSilent(sentence, clause) || isNoHelp(sentence, clause)) return true;
  if (
    clause.verb.quoted ||
    (clause.negated && !NEVER.test(clause.group.text)) ||
    clause.conditional ||
    clause.modal !== null ||
    clause.tense === 'future'
  )
    return false;
  const doer = clause.voice === 'passive' ? clause.agent : clause.subject;
  if (doer === null) return false;
  const changed =
    doer.possessor !== null &&
    (changeNouns.has(doer.head.lower) || changeNouns.has(doer.head.lemma) || PRODUCT.test(doer.head.lower))
      ? doer.possessor
      : null;
  const party = changed ?? doer;
  const collective =
    party.referent === 'team' ||
    (party.referent === 'organisation' &&
      !/^(?:customer|client|user)s?$/.test(party.head.lemma) &&
      !/^(?:the |our |a )?company$/i.test(party.text));
  if (
    /^(?:screw|mess|foul|botch|bungle|fumble|cock)$/.test(clause.verb.lemma) &&
    (isParty2(party) || teamNames.has(party.head.lower)) &&
    !isUnclear(party)
  ) {
    return (
      clause.particle === 'up' ||
      /^(?:botch|bungle|fumble)$/.test(clause.verb.lemma) ||
      clause.verb.lemma === 'screw'
    );
  }
  if (isAtFault(sentence, clause)) return true;
  if (clause.verb.lemma === 'blame')
    return (
      clause.voice === 'active' &&
      isPeople(clause.subject) &&
      clause.object !== null &&
      clause.tense !== 'infinitive'
    );
  if (!collective) return false;
  if (clause.tense === 'present' && clause.voice === 'active' && NEVER.test(clause.group.text))
    return LISTENS.test(clause.verb.lemma);
  if (clause.verb.lemma === 'let' && clause.voice === 'active' && clause.object !== null)
    return sentence.tokens[clause.object.last + 1]?.lower === 'down';
  if (clause.verb.lemma === 'fail') return /^us$/.test(clause.object?.head.lower ?? '');
  if (clause.verb.lemma === 'be') return isResponsible(sentence, clause);
  const harm = harmOf(sentence, clause);
  return (
    (harm === 'plain' || harm === 'mistake') && sentence.role !== 'timeline' && sentence.role !== 'action'
  );
}

/** `Release engineering is at fault here`: a department by its trade, or any other party. */
function isAtFault(sentence: Sentence, { subject, verb, verbIndex, negated }: Clause): boolean {
  if (verb.lemma !== 'be' || negated || subject === null || isAuthors(subject)) return false;
  let next = verbIndex + 1;
  while (sentence.tokens[next]?.pos === 'adverb') next++;
  if (sentence.tokens[next]?.lower !== 'at' || sentence.tokens[next + 1]?.lower !== 'fault') return false;
  return (
    subject.referent === 'team' ||
    subject.referent === 'organisation' ||
    (subject.referent === 'unknown' && teamNames.has(subject.head.lower))
  );
}

const PRODUCT =
  /^(?:firmware|software|product|driver|library|hardware|api|sdk|agent|appliance|service|technician|people|staff)$/;

function isResponsible(sentence: Sentence, clause: Clause): boolean {
  const rest = sentence.tokens
    .slice(clause.verbIndex + 1, clause.verbIndex + 10)
    .map((token) => token.lower)
    .join(' ');
  return /^(?:\w+ly |all )?(?:responsible|accountable|culpable|guilty|answerable) (?:for|of) (?:[\w-]+ ){0,3}(?:outage|incident|failure|downtime|mess|this|it|disruption|loss|breach|breakage|problem|disaster|delay|damage|error)s?\b|^(?:\w+ )?(?:at fault|the culprit|guilty|culpable)\b/.test(
    rest,
  );
}
