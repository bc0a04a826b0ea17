import { isHeadless } from '../../language/headless.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import { plainWords } from '../../language/plain-words.ts';
import type { Sentence } from '../../language/prose.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const PEOPLE =
  '(?:everyone|everybody|anyone|people|folks|the team|our team|teams?|all (?:of us|(?:the )?(?:[a-z]+ )?(?:staff|teams?|engineers?|developers?|members?|leads|managers|crews?|operators|nurses|drivers|agents))|we(?: all)?|staff|engineers?|developers?|operators?|admins?|administrators?|maintainers?|reviewers?|contributors?|colleagues?|members|the (?:on-?call|engineers?|developers?|operators?|reviewers?|responders?|staff|users?|oncaller)|on-?call(?:ers?)?|each (?:engineer|developer|operator|person)|whoever|responders?|support|ops|sre|qa|dispatchers|nurses|drivers|pilots|clerks|agents|managers|leads|technicians|pharmacists|supervisors|planners|testers|authors|shift leads|the \\w+ (?:team|staff|crews?|shift|leads|desk))';

const MORE =
  '(?:(?:much|far|even|a (?:bit|little|lot)) )?(?:(?:more|extra|very|extremely|doubly|highly|absolutely|especially|particularly|super|really|always|less|too) )?';

/** Asking for care, wherever it stands in a task. */
const CARE = phrasing(
  [
    `(?<!\\b(?:want|wish|prefer|like) to )\\bbe(?:ing)? ${MORE}(?:careful|cautious|prudent|vigilant|mindful|attentive|diligent|thorough|watchful|conscientious|rigorous|meticulous|disciplined|on (?:the )?(?:alert|lookout|guard)|alert\\b(?! (?:when|if|by))|aware|conscious)\\b`,
    `\\bbe ${MORE}better (?:at|about) (?:checking|reading|reviewing|noticing|remembering|following|testing|communicating|watching|looking)`,
    `\\b(?:stay|remain|keep) ${MORE}(?:vigilant|alert|careful|cautious|focused|attentive|mindful|watchful|aware|sharp|on guard)\\b`,
    '\\b(?:pay|paying|give|giving) (?:(?:more|closer|close|better|extra|greater|special|full|careful|particular|much more|due) )?attention\\b',
    '\\b(?:more|closer|extra|greater|special) (?:attention|care|caution|vigilance|diligence|discipline|awareness)\\b(?: (?:to|when|with|while|is|must|should|needs?|in|during|around|from|of|on)\\b|[.;,!]|\\s*$)',
    '\\b(?:take|taking|use|using|exercise|exercising) (?:(?:more|extra|greater|special|due|great|particular|better) )?(?:care|caution)\\b(?! of)',
    '(?<!must have )\\bremember(?:ing)? (?:to|that|not|about)\\b',
    `\\b${PEOPLE} (?:to|should|must|needs? to|will) (?:always )?(?:remember|respect|heed|mind|observe|bear in mind)\\b`,
    `\\b${PEOPLE} (?:should|must|needs? to|have to|has to|to|are to|is to) (?:always )?(?:read|check|verify|look at|re-?read|confirm|think)\\b[^.;]{1,60}\\b(?:before|first|when|whenever|every time)\\b`,
    "\\b(?:do not|don't|never) forget\\b",
    `\\bremind(?:ed|ing)? (?:\\w+ )?${PEOPLE}\\b`,
    '(?:^|[.;:] ?|\\b(?:to|should|must|we|please|and) )remind\\b(?!er)',
    '\\b(?:send|sent|issue|issued|post|posted|circulate|e-?mail|give|share)(?: out)? (?:a |another |regular |an? \\w+ )?reminders?\\b',
    `\\b(?:make|making) sure (?:that )?${PEOPLE}\\b (?:all |always |really |also )?(?:know|knows|are aware|is aware|remember|understand|read|check|pay|follow|treat|take|do not|don't|never|always|are (?:more )?careful|look|watch|test|double|verify|think|understands|reads|checks|follows|remembers)\\b`,
    `\\bensur(?:e|ing) (?:that )?${PEOPLE}\\b (?:all |always |also )?(?:know|knows|are aware|is aware|remember|understand|pay|are careful|are conscious|are mindful|are vigilant|are alert|understands|remembers)\\b`,
    '\\bmake sure to (?:always )?(?:check|test|verify|read|review|follow|look|watch|validate|inspect|confirm|think|ask|monitor)\\b',
    '\\b(?:communicate|communicating|emphasi[sz]e|emphasi[sz]ing|stress|reinforce|reiterate|highlight|explain|underline|impress)\\b[^.;]{0,40}\\bimportance of\\b',
    "\\b(?:raise|raising|increase|increasing|improve|create|build|spread|promote|refresh|renew|sharpen|heighten)(?: [\\w'’]+){0,2} (?:awareness|vigilance|attention|caution|discipline)\\b",
    '\\b(?:look|read|check|think|review|verify|examine|inspect|consider|listen) (?:\\w+ ){0,4}?(?:carefully|closely|thoroughly|attentively)\\b',
    '^\\W*increased awareness\\b',
    "\\bplease (?:always |also )?(?:check|read|be|take|watch|remember|make sure|verify|look|keep|double|do not|don't|never)\\b",
    "\\b(?:do not|don't|never|not to) [^.;]{1,60} without (?:first )?(?:thinking|checking|reading|looking|asking|verifying|talking|consulting)\\b",
    '\\bmak(?:e|ing) (?:it )?a habit\\b|\\b(?:rely|relying|depend) on (?:your |their |our )?memory\\b|\\b(?:must|should|to|need to) (?:always |really )?concentrate\\b|\\b(?:keep|keeping) (?:people|everyone|staff|crews?|the team|operators|drivers) (?:focused|alert|attentive|sharp|awake|vigilant)\\b|\\b(?:reinforce|reiterate|repeat|stress|hammer home|underline|drive home) (?:the|our) (?:message|rule|point|need|principle|policy|expectation|importance)\\b|\\bsensiti[sz](?:e|ing)\\b|\\bhow (?:important|critical|dangerous|risky|essential) (?:it is|this is|the|these|that)\\b',
    '\\b(?:keep|bear)(?:ing)? (?:[a-z-]+ ){0,5}?in mind\\b',
    `\\b(?:reinforce|reiterate|repeat|stress|emphasi[sz]e|underline|impress)(?: again| once more)? (?:with|to|on|upon|that)\\b`,
    '\\b(?:exercise|use|apply|take|show) (?:more|extra|greater|great|due|special|better|particular) (?:caution|care|diligence|vigilance|discipline)\\b',
    '\\b(?:check|verify|confirm|read|test|look|think|count|validate) (?:everything |it |them )?(?:twice|two times|a second time|once more)\\b(?! (?:a|per|each|every)\\b)',
    '\\b(?:watch|look) out for\\b',
    '\\bkeep (?:an|a (?:close|closer|careful|better|watchful)) eye (?:on|out)\\b',
    '\\btry (?:harder|not to|our best|to be)\\b',
    '\\b(?:avoid|stop) making (?:\\w+ )?mistakes\\b',
    '\\bthink (?:twice|before|carefully|harder)\\b',
    '\\b(?:double|triple|re)-? ?check(?:ing)?\\b(?! (?:prompt|step|gate|dialog|dialogue|stage|job))(?<!(?:add|adds|added|an?|the|automatic|automated|implement) (?:double|triple|re)-? ?check)',
    '\\bcheck (?:\\w+ ){0,4}?(?:twice|carefully|thoroughly)\\b',
    `\\bmak(?:e|ing) ${PEOPLE} (?:more |all )?aware\\b`,
    '\\b(?:read|review|check|test|verify|inspect|study|studying|plan|work|examine|look|proceed|validate|act|handle|type|reviewed|checked|tested|studied)\\b[^.;]{0,60}\\b(?:more|very|extra|most) (?:carefully|thoroughly|closely|diligently|attentively|rigorously|cautiously)\\b',
    '\\bmore carefully\\b',
    `\\b(?:tell|ask|urge|encourage|advise|instruct|told|asked|encouraged) ${PEOPLE}\\b (?:[a-z]+ ){0,3}?(?:not to|against|to (?:always |please |really |be |first )*(?:careful|check|read|watch|pay|look|verify|follow|avoid|take|remember|think|keep|test|double|use|monitor|review|consult|treat|stick|slow|ask|confirm|mind|report))\\b`,
    `\\b(?:warn|caution|warned|cautioned) ${PEOPLE}\\b (?:\\w+ )?(?:to|not to|about|against|that)\\b`,
    `\\b(?:get|have|make) ${PEOPLE} (?:to )?(?:read|pay|think|follow|understand|remember|respect)\\b`,
    '\\b(?:watch|monitor|follow|observe|handle|treat|work|test|edit|approach|proceed|read|review|supervise)(?:ing)?\\b[^.;]{0,50}\\b(?:more (?:closely|strictly|conscientiously)|properly|attentively|with (?:more |extra |great |greater |due |particular |special )?(?:care|caution|attention|vigilance))\\b',
    '\\b(?:verify|check|confirm|read|count|test|look at|validate)\\b[^.;]{0,40}\\b(?:twice|a second time|once more)\\b(?! (?:a|per|each|every|as|in)\\b)',
    '(?:^\\W*|\\b(?:should|must|to) )always (?:check|verify|confirm|read|look|test|ask|make sure|double|think|consider)\\b',
    '\\b(?:be on (?:their|your|our) toes|stay on top of|use (?:common sense|good judge?ment)|take (?:more|your|their|enough) time (?:to|when|for|over)|think things through)\\b',
    '\\bslow down (?:when|and|before|during)\\b',
    '\\b(?:be|are|is|being) reminded (?:of|to|that|about)\\b',
    '\\b(?:emphasi[sz]e|emphasi[sz]ing|stress|stressing|reiterate|impress) (?:to|on|upon|that|again)\\b',
    '\\b(?:be sure|make certain|take care|be certain) to\\b',
    "\\b(?:avoid(?:ing)? (?:rushing|haste|hasty|distractions?|errors|carelessness)|(?:do not|don't|never) rush)\\b",
    '\\b(?:be|are|is|being) (?:made|kept) (?:more |fully |all )?aware\\b',
    '\\bno (?:more )?[^.;]{1,50} without (?:first )?(?:thinking|checking|reading|looking|asking|verifying)\\b',
    '\\bshow more (?:care|discipline|diligence)\\b',
    `\\b${PEOPLE} (?:should|must|need to|needs to|has to|have to) (?:always |all )?(?:be aware|know|remember|check|watch)\\b`,
    '\\bno more (?:careless|sloppy|hasty)\\b',
  ].join('|'),
);

/** Outside the actions only a plan for people's attention counts, never an account of what was done. */
const PLAN = phrasing(
  /\b(?:should|must|need to|needs to|have to|has to|ought to|will|going forward|in (?:the )?future|next time|from now on)\b[^.;]{0,50}?\b(?:be|stay|remain|pay|take|exercise) (?:(?:much|even|a (?:bit|little|lot)) )?(?:(?:more|extra|very|especially|closer|better|greater) )?(?:careful|cautious|vigilant|mindful|attentive|diligent|thorough|attention|care|caution)\b(?! of)|\bneeds? (?:to be )?(?:much |far )?more (?:carefully|thoroughly|closely) \w+(?:ing|ed)\b|(?:^\W*|, |\blet(?:'s|s| us) (?:all )?)be (?:very |more |extra |really )?(?:careful|cautious|prudent|vigilant|mindful)\b/,
);

/** The tool does the remembering: that is a control, not a plea. */
const CONTROL = phrasing(
  /\b(?:(?:would|'d) like to remind|(?:have|let|make|get) (?:the|an?|our) (?:[a-z-]+ ){0,3}(?:bot|job|script|pipeline|tool|cli|ci|check|importer|system|service|controller|linter|hook)\b|by (?:an? )?(?:bot|script|cron|job|tool)|automat\w*|pre-?commit|(?:add|build|write|install|create|fit|sound|raise|set up|via|enforced by|through|in) (?:an? |the )?(?:[a-z-]+ ){0,2}(?:bots?|lint\w*|hooks?|gates?|ci|pipelines?|scripts?|alarms?|alerts?|prompts?|interlocks?)|bots? (?:that|which)|via an? [a-z]+|block(?:s|ed)? (?:the )?(?:merge|deploy|release|push)|typed confirm\w*|(?:add|enforce|with|by|via|set|define|database|schema) (?:an? )?(?:[a-z]+ )?constraints?|(?:behind|add|put|wrap|gate)[^.;]{0,30} feature flags?|so (?:that )?(?:nobody|no one|no-one|we do not|we don't|people don't)|(?:nobody|no one|no-one|not|never|longer|without|than|don't|needn't) (?:has|have|having|needs?|need|relying on anyone|relying on people)? ?(?:to )?(?=remember|remind|check|be careful))\b/,
);

export const rule: Rule = {
  id: 'be-careful-action',
  title: 'An action that asks people to be careful',
  severity: 'error',
  group: 'language',
  scope: 'sentence',
  why: 'Attention cannot be installed: the next person on a busy night meets the same trap.',
  check(context: RuleContext): void {
    const headless = isHeadless(context.document);
    for (const sentence of context.prose.sentences) {
      if (sentence.quoted || sentence.question || sentence.role === 'heading') continue;
      const words = plainWords(sentence);
      const inActions = sentence.role === 'action' || (headless && !PAST_ACCOUNT.test(words));
      const hit = inActions ? CARE.exec(words) : planElsewhere(sentence, words);
      if (hit === null || CONTROL.test(words)) continue;
      report(context, sentence, hit, inActions);
    }
  },
};

const PAST_ACCOUNT = /\b(?:was|were|had|did|noticed|found|saw)\b/;

function planElsewhere(sentence: Sentence, words: string): RegExpExecArray | null {
  const { role } = sentence;
  if (role === 'timeline' || role === 'metadata' || role === 'title' || sentence.sectionKind === 'background')
    return null;
  return PLAN.exec(words);
}

function report(context: RuleContext, sentence: Sentence, hit: RegExpExecArray, inActions: boolean): void {
  const from = sentence.from + hit.index;
  const said = sentence.text.slice(hit.index, hit.index + hit[0].length).trim();
  context.report({
    from,
    to: sentence.from + hit.index + hit[0].trimEnd().length,
    message: `“${said}” relies on attention. What could the tool refuse, default, confirm or alarm on, so that nobody has to remember?`,
    rewrite: 'Make [the tool] refuse or ask for confirmation when [the hazardous input] is given.',
    ...(inActions ? {} : { severity: 'warning' as const }),
  });
}
