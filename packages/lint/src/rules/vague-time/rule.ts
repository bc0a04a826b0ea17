import type { Postmortem, TimelineEntry } from '@debrief/document';
import { isHeadless } from '../../language/headless.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import { plainWords } from '../../language/plain-words.ts';
import type { Sentence } from '../../language/prose.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const CLOCK =
  '(?:\\d{1,2}:\\d\\d(?::\\d\\d)?(?: ?[ap]\\.?m\\b\\.?)?|\\d{1,2} ?[ap]\\.?m\\b\\.?|\\d{1,2}[h.]\\d\\d(?= ?(?:h\\b|utc|gmt|[ap]m|ce?s?t))|noon|midnight|midday|lunch ?time|lunch)';
const ROUGH = phrasing(
  `\\b(?:around|roughly|approximately|approx\\.?|about|circa|ca\\.|near(?:ly)?|close to|some time (?:around|after|before|between)|sometime (?:around|after|before|between)|just (?:after|before)|shortly (?:after|before)|a (?:bit|little) (?:after|before|past)|before or after) (?:[a-z]+ ?\\d{1,2},? (?:\\d{4} )?(?:at )?)?${CLOCK}`,
);
const LATER = phrasing(
  [
    '^\\W*(?:at )?(?:approx\\.?|approximately|around|about|circa|ca\\.?|roughly) (?:[01]?\\d|2[0-3])\\.[0-5]\\d(?= ?(?:[,:–—-]|the|we|a|an|our|first|users?|customers?)\\b)',
    '\\bat (?:about|around|roughly|approximately) (?:1[0-2]|[1-9])(?! ?%| (?:[a-z-]+s|percent|per|of|out|and|to|or)\\b)\\b(?![.:,]?\\d)',
    '\\b(?:(?:about|around|roughly|approximately|nearly|almost|some|over|more than|less than|within) )?(?:half )?an? (?:half |good |full )?(?:hour|day|week)(?: or (?:so|two))? (?:later|afterwards?|after that|after this)\\b',
    '^\\W*eventually,? (?=[a-z])',
    '(?<=^\\W*|\\b(?:was|were|had|is|stayed|remained|took|kept|lasted|came|arrived|recovered|returned|failed|hung|fired|replied|back)(?: [a-z-]+){0,2} )(?:for|after) (?:quite |rather |such )?(?:a (?:(?:very )?long|considerable|good|short) (?:time|while|period)|a (?:while|bit)|ages|some time|a (?:(?:short|long|brief|certain|slight|considerable) )?delay)\\b(?= ?(?:[.,;]|$|and|but|the|we|no|before|while|until|because|it|in|on))',
    '\\b(?:approximately|roughly|about|around|shortly|just) (?:at|after|before) (?:noon|midnight|midday|lunch|lunchtime|dawn|dusk)\\b',
    "(?<!\\b(?:on|in|of) )(?:^\\W*|\\b)(?:(?:on )?the (?:following|next) day(?!,? (?:on )?\\d)|some ?time (?:overnight|during|over|between|on|last|late|early))\\b(?!'s)",
    '\\b(?:in|during|until|into|through) the (?:early|small|late|wee|first|last) (?:morning )?hours\\b(?! of \\d)',
    '\\b(?:within|after) a (?:few|couple of) (?:minutes|hours)\\b(?! of)',
    '\\btook (?:us |them |me )?(?:quite |rather |such )?(?:a (?:long |little )?while|some time|a long time|ages|forever)\\b',
    '\\b(?:within|in|after) (?:a )?(?:very )?short (?:time|while|order)\\b|\\bbefore (?:too )?long\\b|\\b(?:some|much|a lot of|considerable|quite some) time (?:passed|went by|elapsed)\\b|(?:^\\W*|, |and |but )(?:hours|minutes|days) (?:passed|went by|elapsed)\\b|\\b(?:around|about|at|by|towards?|after|before|until|till) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1?\\d) o.clock\\b|\\btowards? (?:the )?(?:evening|morning|afternoon|night|noon|midnight)\\b',
    '\\b(?:towards?|until|till|after|before|by|around|about) (?:late|early|dawn|dusk|nightfall|midnight|midday|noon|sunrise|lunch|lunchtime)\\b(?! (?:binding|[a-z]+ed|data|stage|boot|access|return)\\b)',
    '\\b(?:most|much|all|part|half|parts) of the (?:morning|afternoon|evening|night|day)\\b',
    '\\b(?:about|around|roughly|approximately|some|nearly|almost) (?:\\d+|a dozen|ten|twenty|thirty|forty|fifteen|two|three|four|five|six) (?:minutes|hours|days|min) (?:later|afterwards?|after(?= ?[,.]))\\b',
    '\\b(?:over|in|during|within|throughout) the (?:next|following|coming) (?:few |couple of |several )?(?:minutes|hours)\\b|\\b(?:in|over) the course of the (?:morning|afternoon|evening|night|day|shift|week)\\b|\\b(?:before|towards?|by|after|until|at) the (?:start|beginning|middle|end) of the (?:shift|day|night|week|morning|afternoon)\\b',
    '\\b(?:half|quarter|ten|twenty|five) (?:past|to) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})\\b',
    '\\b(?:over|during|on|at) the (?:long )?weekend\\b|\\bat (?:some|one|a certain|a later) (?:point|stage)\\b(?! on the )|\\bovernight(?=[.,;:]|$| (?:and|the|we|on|it|to|between|in)\\b)|\\bnot long (?:after|before|afterwards)\\b|\\b(?:the|that) (?:night|evening|week) (?:before|after)\\b(?! \\d)|\\b(?:last|earlier (?:this|that)) (?:night|evening)\\b',
    '\\b(?:early|late|mid|later) (?:in|on) the (?:morning|afternoon|evening|night|day)\\b',
    '\\b(?:shortly|soon|sometime|immediately|quickly|right|not long|some time|long) (?:thereafter|afterwards?)\\b',
    '\\b(?:shortly|soon|not long|some time|a while) (?:after|before)\\b',
    '\\b(?:a little|a (?:short |little |long )?(?:while|bit|time)|some ?time|(?:a )?(?:few|couple of|couple) (?:minutes|hours|days|moments|seconds|weeks)|(?:several|some|many) (?:minutes|hours|days|weeks)|moments) (?:later|after|afterwards?|ago)\\b',
    '(?:^\\W*|[,;] ?|\\b(?:and|then|only|just|but) )(?:minutes|hours|days|weeks) (?:later|after|afterwards)\\b',
    '\\bafter (?:a (?:short |little |long )?(?:while|bit|time|few (?:minutes|hours|moments|days))|some time|several (?:minutes|hours|days)|a couple (?:of )?(?:minutes|hours|days))\\b',
    '\\b(?:later|earlier) (?:that|the same|on the same|in the|on that|on in the|this|on the) (?:very )?(?:day|night|morning|evening|afternoon|week|month)\\b',
    '(?:^\\W*|[.,;] ?|\\band |\\bthen )later (?:on|that|we|they|it|i|he|she|the)\\b',
    '\\b(?:that|the same|the next|the following|the previous|one|this|early|mid-?|late|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday) (?:in the )?(?:morning|afternoon|evening|night)\\b',
    '\\b(?:in|during|on|over|through|throughout) the (?:early |late |middle of the |very early |mid-?)?(?:morning|afternoon|evening|night)\\b',
    '\\b(?:in the middle of the night|(?<=^\\W*|\\blate |\\b(?:was|were|had|came|went|[a-z]+ed)\\b[^.;]{0,60})at night|mid-?morning|mid-?afternoon|around lunch(?:time)?|at lunch(?:time)?|by (?:the )?(?:evening|morning|afternoon)|end of (?:the )?day)\\b',
    '^\\W*(?:later(?=,|:| (?:it|we|they|on|that))|soon|afterwards|some time later)(?:,|:| -| –)? ',
  ].join('|'),
);
/** Says how exact the time is, or where it was read. */
const STATED_PRECISION =
  /±|\+\/-|\(.{0,20}\b(?:from|per|by|source|log|logs|chat|graph|estimate[ds]?|accuracy|within)\b|\bto the (?:minute|second)\b/;
const EXACT_CLOCK = /\b\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?/;
const ZONE = phrasing(
  /\b(?:utc|gmt|z\b|[ecmp][sd]?t\b|ce?s?t|bst|ist|jst|kst|sast|nzd?s?t|aed?s?t|acs?t|awst|hst|akst|msk|wes?t|eet|eest|sgt|hkt|pht|wib|pacific|eastern|central|mountain|local time)\b|\d\dz\b|\d[+-]\d\d:?\d\d\b|[+-]\d\d:\d\d|(?:africa|america|asia|atlantic|australia|europe|indian|pacific|us)\/[a-z_]+/,
);
/** A clock time in prose that is no version, ratio, port or address. */
const PROSE_CLOCK =
  /(?:^|[\s(,–-])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?[ap]m\b)?(?=[\s.,;)–-]|$)|(?<![\d:.])(?:1[0-2]|[1-9]) ?[ap]m\b/;

/** "10:30" beside one of these is a proportion. */
const PROPORTION = /\b(?:ratio|odds|scores?|mix|split)\b/;

function tellsClock(words: string): boolean {
  return PROSE_CLOCK.test(words) && !PROPORTION.test(words);
}

const KINDS = new Set([
  'what-happened',
  'resolution',
  'response',
  'detection',
  'summary',
  'impact',
  'customer-impact',
  'technical-impact',
  'business-impact',
  'timeline',
  'unknown',
  'communication',
  'trigger',
  'background',
]);

export const rule: Rule = {
  id: 'vague-time',
  title: 'A time that cannot be placed',
  severity: 'warning',
  group: 'language',
  why: 'Every duration, gap and comparison is computed from these times; a vague one spoils them all.',
  check(context: RuleContext): void {
    const headless = isHeadless(context.document);
    checkZone(context, headless);
    for (const sentence of context.prose.sentences) {
      if (!tellsWhen(sentence, headless)) continue;
      const words = plainWords(sentence);
      const inTimeline = sentence.role === 'timeline';
      const entry = inTimeline ? entryAt(context.document, sentence) : null;
      const hit = roughTime(words) ?? (entry !== null && isExact(entry) ? null : relativeTime(words));
      if (hit === null || (sentence.sectionKind === 'unknown' && /^\W*eventually/.test(hit[0]))) continue;
      context.report({
        from: sentence.from + hit.index,
        to: sentence.from + hit.index + hit[0].trimEnd().length,
        message: `“${hit[0].trim()}” cannot be placed on a clock. Which time does a log, chat or graph show, and how exact is it?`,
        rewrite: '[HH:MM] UTC (±[N] min, from [source])',
        ...(sentence.sectionKind === 'timeline' && entry === null && startsWith(words, hit.index)
          ? { severity: 'error' as const }
          : {}),
      });
    }
  },
};

function tellsWhen({ role, sectionKind, quoted, question, block }: Sentence, headless: boolean): boolean {
  if (quoted || question || block === 'footnote') return false;
  if (role === 'action' || role === 'heading' || role === 'title' || role === 'metadata' || role === 'lesson')
    return false;
  return (
    headless ||
    role === 'timeline' ||
    role === 'summary' ||
    role === 'impact' ||
    role === 'detection' ||
    role === 'response' ||
    KINDS.has(sectionKind)
  );
}

function roughTime(words: string): RegExpExecArray | null {
  const hit = ROUGH.exec(words);
  if (hit === null) return null;
  return STATED_PRECISION.test(words.slice(hit.index, hit.index + hit[0].length + 80)) ? null : hit;
}

/** "Later that night": harmless where the same sentence also gives the clock. */
function relativeTime(words: string): RegExpExecArray | null {
  if (EXACT_CLOCK.test(words)) return null;
  const hit = LATER.exec(words);
  // `On July 21 … the next day`: that day has a date.
  if (hit !== null && /(?:next|following) day/.test(hit[0]) && DATED.test(words)) return null;
  // `that evening (8 pm)`: the clock stands beside it.
  const beside = hit === null ? '' : words.slice(hit.index + hit[0].length, hit.index + hit[0].length + 12);
  return /^\W{0,3}(?:at )?\d{1,2} ?[ap]\.?m\b/.test(beside) ? null : hit;
}

const DATED =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b\d{4}-\d\d-\d\d\b/;

function entryAt(document: Postmortem, { from, to }: Sentence): TimelineEntry | null {
  const entries = document.timeline;
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.to <= from) low = middle + 1;
    else high = middle;
  }
  const entry = entries[low];
  return entry !== undefined && entry.from < to ? entry : null;
}

/** The vague words stand where the row's time should: it has no other. */
function startsWith(words: string, at: number): boolean {
  return !/[a-z\d]/.test(words.slice(0, at));
}

function isExact({ stamp }: TimelineEntry): boolean {
  return stamp.precision === 'minute' || stamp.precision === 'second';
}

/** "Timeline UTC:", "times are in PST": a zone stated where the reader took none. */
const DECLARED = phrasing(
  /\b(?:timeline|times?|clocks?|timestamps?|hours)\b[^\n]{0,40}?\b(?:utc|gmt|[ecmp][sd]?t|cest|cet|bst|ist|jst|kst|sast|nz[sd]?t|aes?t|pacific|eastern|central|mountain|local time)\b/i,
);

/** One finding for a whole text that never says in which zone its clocks run. */
function checkZone({ document, prose, report }: RuleContext, headless: boolean): void {
  if (document.zone !== null || DECLARED.test(document.text)) return;
  const stamps = [
    ...document.timeline.map((entry) => entry.stamp),
    ...Object.values(document.moments).map((moment) => moment.stamp),
  ];
  if (stamps.some((stamp) => stamp.zoneBasis === 'stated' || stamp.zoneBasis === 'inherited')) return;
  const message =
    'No time zone is stated anywhere. In which zone do these clocks run (a line “All times in UTC” would do)?';
  const first = document.timeline.find(({ stamp }) => /\d[:h.]\d\d|\d ?[ap]\.?m/i.test(stamp.raw));
  if (first !== undefined) {
    if (!ZONE.test(first.stamp.raw.toLowerCase()))
      report({
        from: first.stamp.from,
        to: first.stamp.to,
        message,
        severity: first.layout === 'prose' ? 'warning' : 'error',
      });
    return;
  }
  const clocked = prose.sentences.filter(
    (sentence) => tellsWhen(sentence, headless) && tellsClock(plainWords(sentence)),
  );
  const sentence = clocked[0];
  if (sentence === undefined || ZONE.test(document.text.toLowerCase())) return;
  const hit = PROSE_CLOCK.exec(plainWords(sentence))!;
  report({ from: sentence.from + hit.index, to: sentence.from + hit.index + hit[0].length, message });
}
