import { isAuthored } from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Sentence } from '../../language/prose.ts';
import { type Said, said } from '../../language/said.ts';
import { wordSet } from '../../language/words/word-set.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** Words of alarm or scorn, each in all its forms. */
const WORDS = `
disaster disasters disastrous disastrously catastrophe catastrophic catastrophically ridiculous ridiculously insane insanely
insanity embarrassing embarrassingly embarrassed embarrassment unacceptable unacceptably nightmare nightmares nightmarish crazy
crazily horrible horribly horrific horrifying horrendous horrendously terrible terribly terrifying awful awfully appalling
appallingly atrocious abysmal abysmally shameful shamefully disgrace disgraceful disgusting disgustingly pathetic pathetically
idiotic idiocy chaos chaotic shambles fiasco debacle trainwreck clusterfuck shitshow shit shitty bullshit crap crappy damn
damned goddamn fuck fucked fucking fuckup wtf omg lol laughable laughably absurd absurdly outrageous outrageously unbelievable
unbelievably unforgivable inexcusable inexcusably shocking shockingly scandalous scandal rubbish hideous hideously ludicrous
ludicrously preposterous madness farce farcical cringe meltdown apocalyptic apocalypse bloodbath carnage ghastly dreadful
dreadfully deplorable abominable abomination monstrosity travesty mayhem pandemonium bonkers nuts woeful woefully dismal
dismally egregious egregiously infuriating maddening pitiful horror mortifying hellish godawful braindead brain-dead moronic
hopeless hopelessly unthinkable incomprehensible unconscionable inexplicable inexplicably blatant blatantly mess
snafu screwup screw-up disasterous agonising agonizing excruciating excruciatingly jaw-dropping mind-boggling jokes joke
garbage trash sucks sucked hell yikes ugh argh doh facepalm stupid dumb
`;
const words = wordSet(WORDS);

/** After these words the charged one is a term of the trade. */
const technicalAfter: ReadonlyMap<string, RegExp> = new Map([
  [
    'disaster',
    /^[-\s]*(?:recovery|recover|plan|planning|response|relief|tolerance|tolerant|site|drill|exercise|simulation|preparedness|scenario|readiness|mode|testing|failover|declaration|area)/i,
  ],
  ['catastrophe', /^[-\s]*(?:plan|planning|response|relief|model|modelling|bond|drill|exercise|insurance)/i],
  ['disasters', /^[-\s]*(?:recovery)/i],
  ['catastrophic', /^[-\s]*(?:backtracking|cancellation|forgetting|loss of precision|failure mode)/i],
  [
    'chaos',
    /^[-\s]*(?:engineering|monkey|mesh|testing|tests?|experiments?|kong|gorilla|days?|toolkit|drills?|proxy|exercises?|runs?|injection)/i,
  ],
  ['garbage', /^[-\s]*(?:collect\w*|values?|data|bytes|in\b|out\b|input|characters?)/i],
  ['trash', /^[-\s]*(?:folder|bin|can|retention|directory|collection|purge|queue)/i],
  ['absurd', /^[-\s]*(?:ly)?$/],
  ['meltdown', /^[-\s]*(?:and spectre|vulnerabilit|patch|mitigation|attack)/i],
  ['nuts', /^\s*and bolts/i],
  ['joke', /^[-\s]*(?:api|bot)/i],
  ['crazy', /^[-\s]*(?:egg)/i],
  ['dumb', /^[-\s]*(?:terminals?|pipes?|http|init|clients?|switch(?:es)?|hub)/i],
]);
const plainUse: ReadonlyMap<string, RegExp> = new Map([
  ['garbage', /\b(?:a|is|was|were|total|complete|absolute|pure|utter|of|this|that|such)\s+$/i],
  ['trash', /\b(?:is|was|were|total|complete|absolute|pure|utter|such)\s+$/i],
  [
    'mess',
    /\b(?:a|an|complete|total|big|huge|real|this|the|absolute|hot|whole|such|utter|our|that|awful|horrible|terrible|tangled)\s+$/i,
  ],
  ['joke', /\b(?:a|total|complete|bad|sick|the|absolute|such|running|utter|real|big)\s+$/i],
  ['jokes', /\b(?:a|total|complete|bad|sick|such)\s+$/i],
  [
    'hell',
    /\b(?:a|was|is|were|been|the|of|as|like|from|dependency|to|living|what the|pure|absolute|bloody|config)\s+$/i,
  ],
  ['nuts', /\b(?:is|was|were|are|went|going|completely|totally|gone|go)\s+$/i],
  ['sucks', /\b(?:this|it|that|which|monitoring|tooling|really|just|code|documentation|process)\s+$/i],
  ['sucked', /\b(?:this|it|that|which|really|just|response|communication|process|experience)\s+$/i],
  ['scandal', /./],
  ['horror', /\b(?:this|a|the|total|pure|absolute|utter)\s+$/i],
  ['stupid', /./],
  ['dumb', /\b(?:a|an|this|really|so|very|pretty|just|was|were|is|plain|incredibly|such a)\s+$/i],
]);

const PHRASES = phrasing(
  /\b(?:dumpster fire|train ?wreck|cluster ?fuck|epic fail(?:ure)?|total (?:failure|disaster|loss of control)|complete (?:and utter )?(?:failure|disaster|mess|breakdown)|utter(?:ly)? (?:failure|broken|useless|incompetent|wrong|ridiculous|chaos|failed|unacceptable)|what a (?:mess|joke|disaster|day|night|waste|shame|surprise)|what the (?:hell|heck)|a sick joke|out of (?:their|our|its|his|her) mind|(?:gone|went|going|go) (?:crazy|nuts|insane|haywire|bananas|mad|berserk)|(?:all|absolute) hell|hell broke loose|blood(?:y)? (?:mess|hell)|worst (?:kind|sort|type|of all|possible)|worst (?:\w+ )?(?:ever|imaginable|in (?:history|years))|for god['’]s sake|for crying out loud|are you kidding|you must be joking|beyond (?:belief|comprehension|words)|(?:simply|just|totally|completely|absolutely|utterly) (?:unacceptable|ridiculous|insane|inexcusable|useless|hopeless|terrible|absurd|broken|bonkers)|how on earth|in this day and age|shame on|the mother of all|a slap in the face|a kick in the teeth|boggles the mind|blew up in our faces?|shot ourselves in the foot)\b/gi,
);
const SHOUT = /!+(?=["'”’)\]?]*(?:[\s,;.]|$))/g;
const CAPITALS = phrasing(
  /(?<![\p{L}\p{N}_`/.-])(?:AGAIN|NEVER|ALWAYS|STILL|EVERYONE|EVERYBODY|EVERY|NOBODY|NO ONE|WHY|WRONG|BROKEN|HUGE|TERRIBLE|SERIOUSLY|REALLY|STUPID|TOTALLY|COMPLETELY|ENTIRE|WAY|ABSOLUTELY|MASSIVE|TOO|VERY|SO|YET AGAIN|ZERO|NOTHING|EVERYTHING|EVER|EXACTLY|OBVIOUSLY|CLEARLY|DISASTER|NIGHTMARE|UNACCEPTABLE|TWICE|HOURS|DAYS|WITHOUT|AT ALL|ANYONE|ANYTHING|LITERALLY|FINALLY|MUST HAVE|PLEASE)(?![\p{L}\p{N}_/-]|\s*[=(:])/gu,
);

const wordCue = registerCue(WORDS);
const cue = registerCue(
  WORDS,
  'dumpster train wreck epic total complete utter utterly what sick mind gone went going worst sake loud kidding age day joking beyond simply just totally completely absolutely how shame mother slap kick boggles blew shot bloody again never always still everyone everybody every nobody no why wrong broken huge seriously really entire way massive too very so yet zero nothing everything ever exactly obviously clearly twice hours days without at anyone anything literally should finally must please all',
);

export const rule: Rule = {
  id: 'charged-language',
  title: 'Charged language',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'Alarm and scorn tell how the writer feels; a number and its effect tell how bad it was.',
  options: { exclamations: true },
  check(context: RuleContext): void {
    const shouts = context.options.exclamations !== false;
    for (const sentence of context.prose.sentences) {
      if (!isAuthored(sentence)) continue;
      const found = find(sentence, shouts);
      if (found === null) continue;
      const lone = /^!+$/.test(found.words);
      context.report({
        from: found.from,
        to: found.to,
        // A lone mark is a matter of taste; a word of scorn is not.
        severity: lone ? 'info' : 'warning',
        ...(lone && { fix: [{ from: found.from, to: found.to, insert: calmMark(sentence, found.to) }] }),
        message: `“${found.words}” tells how it felt. Which number, and what effect on whom, would tell a reader how bad it was?`,
        rewrite: '[Count] of [what] were [effect] for [duration].',
      });
    }
  },
};

/** What takes the place of an exclamation mark: a full stop, or nothing where a mark follows. */
function calmMark(sentence: Sentence, to: number): string {
  return /^["'”’)\]]*[,;.?]/.test(sentence.plain.slice(to - sentence.from)) ? '' : '.';
}

function find(
  sentence: Sentence,
  shouts: boolean,
): Said | { from: number; to: number; words: string } | null {
  if (shouts && sentence.plain.includes('!')) {
    const shout = said(sentence, SHOUT, (hit) => isShout(sentence, hit));
    if (shout !== null) return shout;
  }
  if (!sentence.has(cue)) return null;
  // Most sentences have no such word, and need not be cut into words to see it.
  for (const token of sentence.has(wordCue) ? sentence.tokens : []) {
    if (token.quoted || token.pos === 'code' || !words.has(token.lower)) continue;
    if (isCharged(sentence, token.from - sentence.from, token.to - sentence.from, token.lower, token.text)) {
      return { from: token.from, to: token.to, words: token.text };
    }
  }
  return (
    said(sentence, PHRASES, (hit) => !isDenied(sentence, hit.index)) ??
    said(sentence, CAPITALS, (hit) => isShouted(sentence, hit))
  );
}

function isDenied(sentence: Sentence, index: number): boolean {
  return /\b(?:not|no|never|n['’]t)\s+(?:an?\s+|the\s+)?$/i.test(
    sentence.plain.slice(Math.max(0, index - 12), index),
  );
}

function isCharged(sentence: Sentence, from: number, to: number, lower: string, text: string): boolean {
  if (/^\p{Lu}\p{Ll}+$/u.test(text) && from > 0 && /^\s+\p{Lu}/u.test(sentence.plain.slice(to, to + 3)))
    return false;
  // `the NIGHTMARE test suite`: a name in capitals.
  if (
    text.length > 3 &&
    text === text.toUpperCase() &&
    /^\s+[a-z]+ /.test(sentence.plain.slice(to)) &&
    /\b(?:the|an?|our)\s+$/i.test(sentence.plain.slice(0, from))
  )
    return false;
  const rest = sentence.plain.slice(to, to + 24);
  const lead = sentence.plain.slice(Math.max(0, from - 24), from);
  if (technicalAfter.get(lower)?.test(rest) === true) return false;
  if (plainUse.get(lower)?.test(lead) === false) return false;
  if (lower === 'stupid' && /\bkeep it (?:simple )?$/i.test(lead)) return false;
  if (lower === 'unacceptable' || lower === 'unacceptably')
    return (
      !isDenied(sentence, from) && !/^\s+(?:characters?|values?|input|format|content type|media)/i.test(rest)
    );
  if (/^(?:inexplicabl|incomprehensib|unbelievabl|hopeless)/.test(lower) && isDenied(sentence, from))
    return false;
  return !(lower === 'mess' && /^\s+with\b/i.test(rest)) && !/[-/]$/.test(lead);
}

/** Thanks and relief may end in a mark. */
const GLAD = phrasing(
  /\b(?:thanks(?! to)|thank you|kudos|congrat\w*|welcome|well done|hooray|hurray|yay)\b/i,
);

function isShout(sentence: Sentence, { index }: Said): boolean {
  if (sentence.role === 'title' || GLAD.test(sentence.plain)) return false;
  const lead = sentence.plain.slice(0, index);
  if (!/\p{L}\s*["'”’)]?\s?$/u.test(lead) && !/\d\s?$/.test(lead)) return false;
  return !/(?:yahoo|jeopardy|\bOh|\bhello|\bhi)$/i.test(lead);
}

/** A whole sentence in capitals, with a verb and no figures or names of settings in it. */
function isCry(sentence: Sentence): boolean {
  return (
    sentence.block !== 'heading' &&
    sentence.role !== 'timeline' &&
    /^[\p{Lu}\s,'’.!]+$/u.test(sentence.plain.trim()) &&
    sentence.tokens.length > 3 &&
    sentence.clauses.length > 0
  );
}

function isShouted(sentence: Sentence, { words: shown, index }: Said): boolean {
  const letters = sentence.plain.replace(/[^\p{L}]/gu, '');
  const capitals = letters.replace(/[^\p{Lu}]/gu, '').length;
  if (capitals > letters.length / 2) return capitals === letters.length && isCry(sentence);
  if (/\b(?:[Tt]he|[Aa]n?|with|policy|user|mode|flag|state|value)\s+$/.test(sentence.plain.slice(0, index)))
    return false;
  if (
    /^(?:SO|WAY|TOO|ZERO|SHOULD|EVER|PLEASE|EXACTLY|EVERYONE|EVERYTHING|NOTHING|EVERY|WITHOUT|HOURS|DAYS|ENTIRE|ALWAYS|NEVER)$/.test(
      shown,
    )
  ) {
    return (
      !/\b(?:[A-Z]{2,}|[Tt]he|[Aa]n?|with|policy)\s+$/.test(sentence.plain.slice(0, index)) &&
      !/^\s+[A-Z]{2,}\b/.test(sentence.plain.slice(index + shown.length))
    );
  }
  return true;
}
