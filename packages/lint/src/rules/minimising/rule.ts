import { COUNTED_THINGS } from '../../language/counted-things.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import { plainWords } from '../../language/plain-words.ts';
import type { Sentence } from '../../language/prose.ts';
import type { Rule } from '../../rule.ts';

const HARM =
  '(?:impacts?|effects?|harm|damage|consequences?|disruptions?|loss(?:es)?|problems?|issues?|inconveniences?|outages?|downtime|degradations?|interruptions?|incidents?|blips?|hiccups?|glitch(?:es)?|bumps?|slow-?downs?|delays?|annoyances?|nuisances?|hassle|trouble|setbacks?|snags?|fallout|events?|snafu)';
const SMALL =
  '(?:small|minor|tiny|slight|minimal|negligible|trivial|insignificant|mild|cosmetic|marginal|harmless|(?:little|brief|short)(?= (?:blip|hiccup|bump|snag|glitch|inconvenience|hassle|trouble|harm)))';
const AFFECTED = `(?:${COUNTED_THINGS}|of (?:our|the) (?:users|customers|traffic|requests))`;
const NUMBER =
  '(?:\\d[\\d,.]*(?: ?%)?|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|half|a (?:single|handful|couple|few|fraction|subset|small|tiny|limited|minority)|some)';
const PLAYED_DOWN = phrasing(
  [
    `\\b(?:only|just|merely|simply|nothing (?:more|but)(?: than)?) (?:affect(?:ed|ing)?|impact(?:ed|ing)?|hit|touched|lasted|lasting|lost|saw|dropped|caused|for|about|around|in|on|had)? ?(?:an? |the )?(?:very )?(?:(?:small|limited|minor|tiny|low|handful|couple|relatively small|certain|brief|short|slight|little|single|few) ?(?:of )?)+(?:[a-z-]+ ){0,4}?(?:${HARM}|${AFFECTED}|number|percentage|fraction|portion|subset|amount|period|time|while|group|proportion|part|share)\\b`,
    `(?<![-\\w])(?<!\\b(?:on|to|from|with|in|by|missed) )(?:only|just|merely)(?: about| around| roughly| some| approximately)? ${NUMBER} (?:[a-z-]+ ){0,3}?${AFFECTED}\\b(?! (?:ago|after|later|before|remain|left|of (?:memory|disk)))`,
    `\\b(?:affect(?:ed|ing)|impact(?:ed|ing)|lost|lasted) (?:only|just|merely)(?: for)? (?:about |around |roughly )?${NUMBER} ?(?:[a-z-]+ ){0,2}?${AFFECTED}\\b`,
    '\\b(?:only|just|merely) (?:had |have |has )?(?:an? )?(?:very |rather |quite )?(?:minimal|limited|marginal|negligible|slight|minor|small|little) (?:effects?|impacts?|influence)\\b',
    '\\b(?:effects?|impacts?|harm|damage|loss(?:es)?|disruption|consequences)(?: (?:on|for|to) (?:[a-z-]+ ){1,4}?)? ?(?:was|were|is|are|remained|stayed) (?:therefore |thus |also |only |very |quite |fairly |rather |extremely )*(?:limited|small|low|manageable|tolerable|contained)\\b(?! (?:to|by)\\b)',
    '\\b(?:thankfully|fortunately|luckily|happily|mercifully),? (?:very |relatively |quite |so )?(?:few|little|hardly|barely|almost|most)\\b',
    `\\b(?:only|just|merely|nothing more than) an? (?:[a-z-]+ )?${HARM}\\b(?! (?:in|if|when|for|message|code|log))`,
    `(?<!\\d )(?<!semver )\\b${SMALL},? (?:[a-z]+ ){0,2}?(?:related )?${HARM}\\b(?!-)`,
    `\\b(?:no|without|little|hardly any|barely any|not any|not much|zero|without any) (?:real|actual|true|serious|major|significant|substantial|meaningful|lasting|material|noticeable|big|tangible|appreciable|great|notable|considerable)(?: (?:or|and|customer|user|business|financial|production|service|operational|data|end-?user|client))* ?${HARM}\\b`,
    '\\b(?:little (?:to|or) no|almost no|next to no|virtually no|practically no|barely any|hardly any|scarcely any|nearly no|close to no) (?:[a-z-]+ ){0,2}?(?:impact|effect|harm|damage|users?|customers?|consequences?|disruption|downtime|loss|one|interruption|inconvenience)\\b',
    `(?:^\\W*|[,;] )(?:only|just|merely) (?:about )?${NUMBER} (?:[a-z-]+ ){0,2}?[a-z-]+ (?:crashed|failed|lost|missed|suffered|complained|timed out|broke|(?:was|were) (?:affected|lost|late|down|impacted|delayed|broken|hit|unavailable|wrong))\\b`,
    '\\bonly (?:very )?(?:briefly|slightly|marginally|partially|partly|mildly|minimally|moderately) (?:affected|impacted|degraded|delayed|slower|disrupted|reduced|interrupted|visible|noticeable)\\b',
    '^\\W*(?:barely|hardly|scarcely|almost) (?:any|no) [a-z]+ (?:was|were|got|had been)\\b',
    '\\bno (?:real |actual |big )?(?:harm|damage) (?:was |has been |were )?(?:done|caused)\\b',
    '\\bno(?:t (?:a|such a|that))? big (?:deal|problem|issue|thing)\\b(?! to )',
    "\\b(?:was|is|were|are) ?n(?:o|')t (?:(?:that|so|too|very|particularly|overly|really|terribly|all that) )+(?:bad|serious|severe|noticeable|painful|disruptive|terrible)\\b",
    '\\b(?:nobody|no one|no-one|hardly anyone|hardly anybody|barely anyone|few(?: people| users| customers)?|almost nobody|almost no one|not many(?: people| users| customers)?) (?:even |really |actually |ever |seems? to have |would have |appears? to have )?(?:noticed|complained|cared|minded|missed|felt|saw)\\b(?= ?(?:[.!,;)]|$|anything|a thing|it\\b|at all|the (?:difference|outage|service)))|\\b(?:nobody|no one|no-one|hardly anyone|barely anyone|almost nobody|almost no one) (?:was (?:(?:really |actually |even )(?:hurt|harmed|affected)|affected|bothered|inconvenienced)|were (?:really )?(?:affected|bothered))\\b',
    '\\b(?:mildly|slightly|minimally|marginally) (?:inconvenienced|affected|impacted|disrupted|annoyed|bothered)\\b',
    '\\b(?:barely|hardly|scarcely) (?:noticeable|noticed|visible|perceptible|affected|felt|impacted|registered|matters?|mattered|measurable)\\b',
    '\\b(?:thankfully|fortunately|luckily|happily|mercifully),? (?:only|no|none|nobody|not|just|the (?:impact|damage|effect|outage|loss)|few|little|it (?:was|did|only)|this (?:was|did|only|had)|there (?:was|were) (?:no|only|little)|we (?:only|lost no))\\b',
    '\\b(?:no|not|nothing|hardly|any) (?:[a-z]+ ){0,2}?worth (?:mentioning|noting|speaking of|reporting)\\b|\\bnothing (?:that )?(?:the )?(?:customers|users|anyone|anybody|passengers|patients) (?:would|could|will) (?:have )?(?:seen|noticed?|see|felt|feel)\\b|\\ba drop in the ocean\\b|\\bof (?:no|little) consequence\\b|\\bwithout (?:any )?(?:noticeable|visible|appreciable|perceptible|lasting)(?: (?:customer|user|business))? (?:impact|effect|harm|damage|consequences?)\\b|\\ba (?:mere|tiny) (?:fraction|handful|detail|formality|inconvenience)\\b',
    '\\b(?:so|and|but|therefore|hence|thus),? (?:it was |was |this was )?(?:luckily |fortunately )?not (?:critical|severe|serious|important|urgent|dramatic|a (?:problem|disaster))\\b|^\\W*(?:it|this) (?:was|affected|concerned|hit) (?:only|just|merely) (?:the|one|some)\\b|\\b(?:only|just|merely) (?:the |our |a few |some )?(?:internal|test|staging|non-?critical|non-?production|secondary|minor|peripheral|back-?office) [a-z]+|\\b(?:had|has|with|of) (?:only |very |but |comparatively |relatively |rather )?(?:little|minimal|limited) (?:[a-z]+ )?(?:effects?|impact|consequences?|influence)\\b',
    '\\bno (?:[a-z]+ )?[a-z]+ (?:was|were) (?:seriously|really|actually|badly|permanently|significantly|severely) (?:harmed|hurt|affected|injured|impacted|inconvenienced)\\b|\\b(?:hardly|barely|scarcely) (?:any|a single) [a-z]+ (?:even |really )?(?:noticed|complained|cared|minded|saw|felt)\\b|\\bnothing (?:bad|worse)\\b|\\bthat was all\\b|^\\W*(?:only|just) (?:one|two|three|an?) [a-z]+(?: [a-z]+)?\\W*$',
    '\\bat worst\\b|\\b(?:was|were|had) merely (?:to )?[a-z]+\\b',
    '\\b(?:could|might) (?:easily )?have been (?:much |far |a lot |way |so much )?worse\\b',
    '\\b(?:non-?event|storm in a tea ?cup|tempest in a teapot|false alarm at worst|no harm,? no foul|nothing (?:serious|major|important|critical|dramatic|to worry about|too (?:bad|serious)))\\b',
    '\\b(?:otherwise|mostly|largely|basically|practically|essentially|more or less) (?:fine|unaffected|ok|okay|unnoticed|unharmed|harmless|unimpacted)\\b',
    '\\b(?:was|were|had|impact|effect|(?:impact|effect|damage|loss|harm|incident|outage|disruption) (?:is|are)) (?:very |quite |fairly |relatively |pretty |rather |only |extremely )*(?:minimal|negligible|trivial|insignificant|slight|minor)\\b(?! (?:version|release|to\\b|upgrade))',
  ].join('|'),
);
/** A count with its worst case beside it is a statement, not a comfort. */
const COUNTED = /\(\s?[^)]*\d[^)]*\)|\d ?%|\bof whom\b|\breconciled\b|\bout of \d/;
const SAYS_MORE =
  /\b(?:only|just|merely|thankfully|luckily|fortunately|nobody|no one|worse|real|big deal|harm)\b/;
/** "Minor" as a version, a rank or a kind of page. */
const OTHER_SENSE = phrasing(
  /\bminor (?:version|release|upgrade|update|bump|gc|collection|fault|page fault|number|axis|key|device)|\bsmall (?:file|instance|batch|node|object|disk|vm)\b|\blimited (?:company|edition|access|to)\b|\bshort circuit|\blittle endian\b/,
);

/** "Only two teams …" plays down where the two were hurt, not where they answered. */
const HURT = phrasing(
  /\b(?:affect\w*|effects?|impact\w*|lost|lose|saw|experienc\w*|notic\w*|fail\w*|dropped|unavailable|hurt|harm\w*|outage|blip|hiccup|glitch|issue|problem|errors?|unable|could not|couldn't|complain\w*|inconvenience\w*|delayed|few|small|minor|handful|couple)\b/,
);

export const rule: Rule = {
  id: 'minimising',
  title: 'Words that make the harm small',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'To the one who lost the order it was not minor; and what is called small is not studied.',
  check(context): void {
    for (const sentence of context.prose.sentences) {
      if (!speaksOfHarm(sentence)) continue;
      const words = plainWords(sentence);
      const hit = PLAYED_DOWN.exec(words);
      if (hit === null || OTHER_SENSE.test(words.slice(hit.index, hit.index + hit[0].length + 12))) continue;
      if (/^(?:only|just|merely)/.test(hit[0]) && !HURT.test(words) && !isShortImpact(sentence, words))
        continue;
      if (COUNTED.test(words) && !SAYS_MORE.test(hit[0])) continue;
      const from = sentence.from + hit.index;
      context.report({
        from,
        to: from + hit[0].trimEnd().length,
        message: `“${hit[0].trim()}” weighs the harm for the reader. How many were touched, and what happened to the one touched most?`,
        rewrite: '[N] of [total] were affected; the worst-affected [lost what, for how long].',
      });
    }
  },
};

function isShortImpact({ role, section }: Sentence, words: string): boolean {
  if (role !== 'impact' && role !== 'summary' && section !== null) return false;
  return (words.match(/[a-z]+/g)?.length ?? 0) <= 8;
}

function speaksOfHarm({ role, quoted, question, block, sectionKind }: Sentence): boolean {
  if (quoted || question || block === 'footnote') return false;
  if (role === 'heading' || role === 'title' || role === 'action') return false;
  if (role === 'timeline' && (sectionKind === 'timeline' || block !== 'paragraph')) return false;
  return sectionKind !== 'lucky' && sectionKind !== 'references' && sectionKind !== 'background';
}
