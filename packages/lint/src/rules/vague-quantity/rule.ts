import { COUNTED_THINGS } from '../../language/counted-things.ts';
import { hasHeadings, isHeadless } from '../../language/headless.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import { plainWords } from '../../language/plain-words.ts';
import type { Sentence } from '../../language/prose.ts';
import type { Rule } from '../../rule.ts';

/** Words that count without a number. */
const COUNT =
  '(?:(?:only |just |quite )?(?:some|many|few|a few|several|(?:a|the) (?:vast |large |great |overwhelming )?(?:majority|minority|bulk) of|hardly any|barely any|scarcely any|almost no|nearly no|virtually no|quite a (?:few|lot of)|a (?:fair|good) (?:few|many|deal of)|scores of|tons of|heaps of|large (?:parts|portions|numbers|swathes) of|parts of|one or two|numerous|countless|various|multiple|most|a lot of|lots of|plenty of|loads of|a couple of|a handful of|handfuls of|dozens of|hundreds of|thousands of|tens of thousands of|hundreds of thousands of|millions of|an? (?:(?:very|relatively|fairly|unknown but|unquantified but) )?(?:(?:small|large|limited|significant|substantial|considerable|certain|fair|tiny|great|good|high|low|minor|huge|vast|reduced|sizable|sizeable|growing|increasing|non-trivial|decent|modest) )?(?:numbers?|portion|fraction|subset|percentage|proportion|share|amount|minority|majority|part|handful|group|set|deal|quantity|range) of|large numbers of|small numbers of|certain|not all|nearly all|almost all|almost every|nearly every)(?: of)?(?: (?:the|our|their|its|these|those|other|your))*)';
const VAGUE_COUNT = phrasing(
  `(?<!-)(?<!(?:how|as|too|so|next|past|last|first|every|these|those|the|previous|following|coming) )\\b${COUNT} (?:[a-z][a-z'/-]* ){0,3}?${COUNTED_THINGS}\\b(?!-)`,
  'g',
);

/** Any other plural, where it suffers in the same breath: "most binders would fail". */
const VAGUE_SUFFERERS = phrasing(
  /(?<!-)(?<!(?:how|as|too|so|next|past|last|first|every) )\b(?:(?:a|the) (?:number|majority|handful|couple|lot|portion|fraction|few|minority|subset) of|lots of|some|many|most|several|numerous|multiple|few|a few|various)(?: of (?:the|our|their))? (?:[a-z-]+ ){0,2}?[a-z-]{3,}s (?:(?:(?:could not|couldn't|were unable to|failed to) [a-z]+|stopped|failed|crashed|froze|broke down|hung|halted|stalled|timed out|errored|suffered|went (?:down|offline|dark))|(?:were|are|would|could|couldn't|can't|cannot|failed|lost|saw|experienced|got|timed|crashed|stopped|became|went|weren't|didn't|did not|suffered) (?:not |be |become |to |out |[a-z]+ly )?(?:affected|impacted|fail\w*|lost|unable|down|unavailable|unreachable|stuck|slow\w*|delayed|errors?|broken|interrupted|evicted|rejected|dropped|offline|missing|timeouts?|out|start|load|connect|access|work|log|reach))\b/g,
);

/** Where impact is told, a share of anything is a share of the harm. */
const VAGUE_SHARE = phrasing(
  /\b(?:(?:a|the) (?:(?:vast|large|small|tiny|great|significant|considerable|good|fair|decent|high|low) )?(?:majority|minority|fraction|handful|subset|portion|number|part|share) of|countless|numerous|dozens of|hundreds of|thousands of|scores of|most of|quite a few|lots of) (?:the |our |all )?(?:[a-z-]+ ){0,2}?[a-z]{3,}s\b|(?<!-)(?<!\b(?:how|as|too|so|next|past|last|first|every) )\b(?:some|many|several|numerous|a few) (?:of (?:the|our) )?(?:[a-z-]+ )?[a-z]{2,}[a-rt-z]s (?:were|could|lost|got|went|had to) (?!not\b)[a-z]+/g,
);

/** Words that measure without a unit, and what they are said of. */
const SIZE =
  '(?:significant|substantial|considerable|major|minor|brief|short|large|small|huge|massive|slight|noticeable|limited|minimal|extensive|widespread|serious|severe|modest|moderate|notable|sizable|sizeable|heavy|high|low|prolonged|long|lengthy|tiny|big|sharp|negligible|material|some|measurable|non-trivial|excessive)';
const MEASURED =
  '(?:(?:revenue |data |financial |business |traffic |customer |packet |reputational |money |income )?loss(?:es)?|revenue impact|(?:customer |user |business |financial |service |performance )?impacts?|delays?|lag|increases?|decreases?|drops?|dips?|spikes?|surge|rise|decline|degradations?|disruptions?|outages?|downtime|interruptions?|slow-?downs?|slowness|latency|latencies|blips?|hiccups?|glitch(?:es)?|periods?|times?|windows?|unavailability|damage|harm|costs?|backlogs?|queues?|wait(?:s|ing times?)?|inconvenience|churn|complaints|refunds|credits|amount|share|portion|number|volume|traffic|errors?|error rates?|failure rates?|instability|stalls?|gaps?|freezes?|pauses?)';
const VAGUE_SIZE = new RegExp(
  `(?<!no |not |any |without |zero )\\b${SIZE}(?:,? (?:but |and )?(?:[a-z][a-z-]* ){0,2}?)? ?${MEASURED}\\b(?!-)`,
  'g',
);
const VAGUE_SPAN =
  /\b(?:for|lasted|lasting|took|within|over|about) (?:(?:only|just|quite|well over) )?(?:a (?:short|brief|long|little|good|considerable|limited|certain|prolonged) (?:while|time|period|moment|spell|stretch)(?: of time)?|the (?:better|best|greater) part of an? (?:hour|day|week|night|morning)|an? (?:extended|unknown|unusually long|unspecified) (?:time|period|while)(?: of time)?|a (?:while|bit|time|moment)|some time|several (?:minutes|hours|days|seconds|weeks|months)|(?:a )?few (?:minutes|hours|days|seconds|moments|weeks|months)|(?:many|multiple) (?:minutes|hours|days|weeks|months)|hours|days|minutes|a couple (?:of )?(?:minutes|hours|days|weeks))\b/g;
const VAGUE_DEGREE =
  /\b(?:delays?|loss(?:es)?|drop|increase|damage|costs?|backlog|disruption|latency|queues?) (?:was|were|grew|became|got) (?:very |quite |rather |extremely )?(?:significant|substantial|considerable|long|large|noticeable|high|huge|severe|heavy|enormous)\b|\b(?:impact|effect)s?(?: on (?:the |our )?[a-z -]{2,30}?)? (?:was|were) (?:very |quite |rather |extremely )?(?:significant|substantial|considerable|large|high|huge|severe|heavy|enormous|massive)\b|\b(?:went|gone|shot|go) through the (?:roof|floor|ceiling)\b|\b(?:sky-?rocketed|soared|plummeted|nose-?dived|plunged)\b(?! (?:from|to|by) )|\b(?:took|taken|takes) a (?:big |huge |serious |heavy |massive )?(?:hit|beating|dive|nosedive|battering)\b|\b(?:a lot|lots|a great deal|plenty|loads) of (?:money|revenue|data|time|trust|business|goodwill|work|traffic|sales)\b|\ban? (?:good|fair|sizeable|sizable) (?:part|portion|share|chunk) of (?:the |our )?[a-z]+ (?:was|were|is|are|could|had|lost|failed|went|saw|stayed)\b|\b(?:large|big|wide|significant|substantial|major|considerable) (?:parts?|portions?|swathes?|sections?|areas?) of (?:the |our )?[a-z]+\b|\b(?:(?:much|far|significantly|considerably|noticeably|markedly|substantially|somewhat|a lot|a little|slightly|notably) (?:higher|lower|slower|longer|larger|worse|later|fewer|more (?:errors|traffic|load|requests|calls|complaints))|(?:higher|slower|longer|lower|worse|later|more|fewer|larger) than (?:usual|normal|expected|average))\b|\b(?:for|during|through(?:out)?|over) (?:a |the )?(?:good|large|considerable|significant|substantial|great|better|greater|major) (?:part|portion|chunk|share) of the (?:day|night|morning|afternoon|evening|week|shift|window)\b|\b(?:briefly|significantly|substantially|considerably|slightly|noticeably|severely|heavily|greatly|dramatically|drastically|momentarily|vastly|markedly) (?:[a-z]+ )?(?:unavailable|unreachable|down|offline|degraded|affected|impacted|delayed|slow(?:er|ed)?|reduced|increased|decreased|higher|lower|longer|interrupted|disrupted|elevated|dropped|inaccessible|worse|fewer|failed|failing|hit|late|lost|stopped|stalled|rose|fell|grew|declined|hampered|limited)\b|\b(?:dropped|increased|decreased|degraded|slowed(?: down)?|rose|fell|grew|declined|reduced|affected|impacted|suffered|interrupted|lagged|delayed|failed|hit) (?:significantly|substantially|considerably|slightly|noticeably|severely|heavily|greatly|dramatically|drastically|briefly|markedly|sharply|badly)\b/g;

/** The author says that the number is not known, and why or how it will be. */
const UNKNOWN = phrasing(
  /\b(?:unknown(?! but)|not known|cannot be (?:known|determined|counted|measured|estimated)|could not be (?:known|determined|counted|measured|estimated)|can(?:not|'t) (?:say|tell|know|count|estimate|determine)|no way to (?:know|tell|count|measure)|do(?:n't| not) know how many|unable to (?:count|determine|measure|estimate)|not (?:measured|counted|recorded|logged)|(?:not|never|n't) (?:been )?(?:affected|impacted)|unaffected|exact (?:number|count|figure)s? (?:is|are|was|were) (?:not|un))/,
);
const NUMBER_BESIDE =
  /^(?:[^.;]{0,12})?(?:[([=:~≈]|\bi\.e\.|\bnamely|—|–|, (?:about|around|roughly|approximately|some|exactly) (?=\d)) ?(?:[^)\].]{0,30}?)(?<![a-z])\d/;
const NUMBER_BEFORE = /\d(?:[\d,.]*\d)?\s?(?:%|percent|k|m)?\s?(?:\(|of (?:the|our|all) )?$/;
/** `resolved several issues`, `recovered a portion`: what was mended or looked through is no harm. */
const MENDED =
  /\b(?:resolv|fix|solv|address|clos|found|find|identif|includ|pull|import|contain|add|recover|retriev|restor|repair|mitigat|review|collect|gather|learn)\w* (?:\w+ )?$/;
const SHARE =
  /\d\s?%|\bper ?cent\b|\d+ (?:out )?of (?:the |our )?\d+|\b(?:one|two|three) (?:in|out of) (?:\w+)\b/;
const MEASURE = phrasing(
  /(?:[$€£¥]\s?\d|\d[\d,.]*\s?(?:%|x\b|×|ms\b|secs?\b|s\b|seconds?\b|mins?\b|minutes?\b|h\b|hrs?\b|hours?\b|days?\b|[kmgt]i?b\b|usd\b|eur\b|dollars?\b|euros?\b|dai\b|eth\b|usdc\b|rps\b|requests\b|users\b|customers\b|errors\b|orders\b|tickets\b|calls\b))/,
);
const LISTED =
  /^[^.;]{0,60}?(?:,? (?:including|namely|such as) |: ?\S+,|\((?:e\.g\.,? |i\.e\.,? |including |namely )?\S[^)]*,[^)]*\))/;

const NOT_A_COUNT = phrasing(
  /\b(?:most (?:likely|recent|recently|important|common|of the time)|many thanks|multiple choice|several years ago|many-to|few-shot|various reasons|certain (?:that|about)|(?:few|several|many) times|(?:most|some|many) (?:instances|cases))\b/,
);

export const rule: Rule = {
  id: 'vague-quantity',
  title: 'Impact without a number',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: '“Some users” may be three or a third; who reads it decides on what they imagine.',
  check(context): void {
    const headless = isHeadless(context.document);
    const undivided = !hasHeadings(context.document);
    for (const sentence of context.prose.sentences) {
      const placed = isAboutImpact(sentence, headless);
      if (!placed && !undivided) continue;
      const words = plainWords(sentence);
      if (!placed && !tellsImpact(sentence, words)) continue;
      if (UNKNOWN.test(words) || (sentence.role !== 'impact' && !tellsHarm(words, headless ? 8 : 4)))
        continue;
      const hit = vagueCount(words, sentence.role === 'impact') ?? vagueSize(words);
      if (hit === null) continue;
      context.report({
        from: sentence.from + hit.index,
        to: sentence.from + hit.index + hit.said.length,
        message: `How much is “${hit.said}”? A number, a range, or “unknown, because …” and how it could be known?`,
        rewrite: rewriteFor(hit.said),
      });
    }
  },
};

/** Outside an impact section, "some" counts only where the sentence tells of harm. */
const HARM = phrasing(
  /\b(?:alerts?|affect\w*|impact\w*|fail\w*|errors?|unavailab\w*|unreachable|inaccessible|offline|down|downtime|lost|losses|loss|lose|unable|could ?n[o']t|could not|cannot|can't|slow\w*|degrad\w*|outages?|interrupt\w*|disrupt\w*|broke\w*|late|stuck|crash\w*|time[ -]?outs?|timed out|delay\w*|dropped|evict\w*|stopped|blips?|hiccups?|glitch\w*|missing|missed|complain\w*|reject\w*|refus\w*|hung|had to wait|waited|stale|wrong|duplicate\w*|corrupt\w*|leak\w*|exposed|compromised|stolen|denied|blocked|halted|stall\w*|cancel\w*|locked out|churn\w*|refund\w*|latenc\w*|lag\w*|suffer\w*|experienc\w*|hurt|hit|(?:not|n't|without) (?:being )?(?:operational|working|available|usable|accessible|reachable)|would fail)\b/,
);

function tellsHarm(words: string, short: number): boolean {
  return HARM.test(words) || (words.match(/[a-z]+/g)?.length ?? 0) <= short;
}

interface Hit {
  readonly index: number;
  readonly said: string;
}

/** A summary or impact paragraph whose times made the reader take it for a row. */
const SUMMING = new Set(['summary', 'impact', 'customer-impact', 'business-impact', 'technical-impact']);

/** In a long text without headings: the sentence itself says who or what suffered. */
function tellsImpact({ role, quoted, question, block }: Sentence, words: string): boolean {
  if (quoted || question || block !== 'paragraph' || (role !== 'other' && role !== 'timeline')) return false;
  return SUFFERED.test(words);
}

const SUFFERED = phrasing(
  /\b(?:customers?|users?|services?|requests|clients|outage|disruption|degradation|instability)\b.*\b(?:affected|impact\w*|experienc\w*|unable|fail\w*|suffer\w*|disrupt\w*|degraded|errors?|outage|successfully|unavailab\w*)|\b(?:impact(?:ing|ed)|affect(?:ing|ed)|experienced)\b/,
);

function isAboutImpact(sentence: Sentence, headless: boolean): boolean {
  if (sentence.quoted || sentence.question) return false;
  if (sentence.role === 'timeline')
    return sentence.block === 'paragraph' && SUMMING.has(sentence.sectionKind);
  return (
    sentence.role === 'impact' || sentence.role === 'summary' || (headless && sentence.role !== 'heading')
  );
}

function vagueCount(words: string, inImpact: boolean): Hit | null {
  const shared = SHARE.test(words);
  for (const match of [
    ...VAGUE_COUNT.all(words),
    ...VAGUE_SUFFERERS.all(words),
    ...(inImpact ? VAGUE_SHARE.all(words) : []),
  ]) {
    const said = match[0];
    const after = words.slice(match.index + said.length, match.index + said.length + 120);
    if (
      shared ||
      NOT_A_COUNT.test(said) ||
      /^ (?:ago|later|before|after|earlier)\b/.test(after) ||
      NUMBER_BESIDE.test(after) ||
      LISTED.test(after)
    )
      continue;
    if (MENDED.test(words.slice(Math.max(0, match.index - 24), match.index))) continue;
    if (NUMBER_BEFORE.test(words.slice(Math.max(0, match.index - 24), match.index))) continue;
    return { index: match.index, said };
  }
  return null;
}

function vagueSize(words: string): Hit | null {
  if (MEASURE.test(words)) return null;
  for (const pattern of [VAGUE_SIZE, VAGUE_SPAN, VAGUE_DEGREE]) {
    for (const match of words.matchAll(pattern)) {
      const after = words.slice(match.index + match[0].length, match.index + match[0].length + 60);
      if (!NUMBER_BESIDE.test(after)) return { index: match.index, said: match[0].trimEnd() };
    }
  }
  return null;
}

function rewriteFor(said: string): string {
  if (/\b(?:for|lasted|took|brief|short|while|time|period|hours|days|minutes)\b/.test(said))
    return '[N] minutes ([start]–[end] UTC)';
  return '[N] of [total] ([percent] %, counted from [source])';
}
