import { phrasing } from '../../language/phrasing/phrasing.ts';
import { plainWords } from '../../language/plain-words.ts';
import type { Rule } from '../../rule.ts';

const AGAIN =
  '(?:happen|occur|recur|repeat|come back|return|be repeated|take place|be (?:an issue|a problem|possible)|affect (?:us|you|anyone|customers|users)|break|fail|go down|reappear|arise|bite us|see this|have this)';
const IT =
  '(?:(?:this|it|that|these|such)(?: [a-z-]+){0,6}|(?:the|an?|similar|another|future) [a-z-]+(?: [a-z-]+){0,3}|recurrence|we|you|they|customers|users)';
const CLAIM = phrasing(
  [
    `\\b${IT} (?:will|can|could|shall|would|should|must|does|is|'ll)(?: now)? ?(?:never|no longer|not ever)(?: ever)?(?: be able to)? ${AGAIN}\\b`,
    `\\b(?:will|shall|would|can|could) never(?: ever)? (?:again )?${AGAIN}\\b`,
    `\\b(?:won't|will not|cannot|can't|can not|could not|couldn't)(?: ever| possibly)? (?:${AGAIN.replace('break|fail|go down|', '')}) ?(?:again|any ?more|ever|in (?:the )?future)\\b`,
    "\\b(?:will not|won't|cannot|can't|can not|can no longer|could not) (?:re-?occur|recur|be repeated)\\b",
    "\\b(?:cannot|can't|can not|can no longer|will not|won't) (?:ever )?(?:come back|return to bite|happen any ?more|bite us)\\b",
    '\\b(?:is|are|was|were|been) (?:now |therefore |thus )?(?:ruled out|excluded|prevented|eliminated) (?:entirely|completely|altogether|for good|once and for all)\\b',
    '\\bguaranteed not to (?:[a-z]+ ){1,2}(?:again|back)\\b',
    '\\b(?:such|these|similar|those) [a-z]+ (?:is|are|will be) (?:now |hence |therefore )?impossible\\b',
    '\\b(?:from now on|henceforth|with (?:this|that|these)|hereby|thereby),? [^.;]{0,40}\\b(?:is|are) impossible\\b|\\b(?:am|is|are) (?:now )?(?:completely |fully |totally )?safe (?:from|against) (?:this|these|any|all|every|such)\\b|\\b(?:rules?|ruled|ruling) out (?:any|every|all|a|the) (?:repetition|recurrence|repeat|repeats|further)\\b|\\b(?:catches|prevents|stops|detects|blocks|eliminates) (?:every|all|any) (?:possible |such |future |kind of |kinds of )*(?:mistakes?|errors?|failures?|problems?|bugs?|incidents?|outages?)\\b',
    '(?<!hope (?:this|it) )\\bnever (?:happens?|happen|occurs?|recurs?) again\\b',
    '\\bthere (?:is|are) (?:now )?no longer any (?:risk|danger|chance|possibility|way)\\b',
    '\\b(?:makes?|making|made|renders?) (?:such|any such|another|a similar) (?:[a-z-]+ ){1,4}impossible\\b',
    '\\b(?:this|it|that|the (?:issue|problem|incident|outage|fault|bug)) never (?:re-?occurs?|recurs?|happens?|repeats?|comes back)\\b(?! (?:when|if|before|unless|until|on|at|in|for|during|while|because)\\b)',
    '\\bno such [a-z]+(?: [a-z]+)? (?:ever )?(?:occurs?|happens?|recurs?|can (?:happen|occur|recur)|will (?:happen|occur|recur))\\b',
    '(?<!\\b(?:was|were|did|had|came|loaded|ran|read|sent)\\b[^.;]{0,40} and |\\bbut )\\bnever again\\b(?! (?:on|at|before|after|until|with|without) )',
    '\\b(?:(?:fully|completely|totally|entirely|100 ?%|definitively|finally|truly) (?:and (?:permanently|finally) )?|permanently )(?:fixed|cured|eliminated|eradicated|protected|immune|prevented|secure|safe|solved)\\b',
    '\\b(?:fixed|resolved|solved|cured|eliminated|prevented) (?:permanently|forever|for ever)\\b|\\bonce and for all\\b|\\bpermanently resolved\\b(?! at \\d)',
    '\\b(?:solved|fixed|resolved|cured|gone|behind us|eliminated)(?: (?:the|this) [a-z]+)? for good\\b|\\bthere (?:is|are) (?:now |no longer )*(?:no way|any way) (?:that|for|to|in which)\\b|\\b(?:(?:after|with|since|following)\\b[^.;]{0,60}\\b(?:is|are)|(?:is|are) now|will be|mak(?:e|es|ing)\\b[^.;]{0,40}) (?:(?:fully|completely|totally) )?(?:immune|proof) (?:to|against|from)\\b|\\b(?:recurrence|repeats?|repetition|another (?:outage|incident)) (?:can|could) (?:now )?be (?:ruled out|excluded)\\b|\\bnothing like this (?:can|will)\\b|\\bno [a-z]+ (?:can|will|could) ever [a-z]+(?: [a-z]+)? again\\b|\\b(?:customers|users|clients|merchants|passengers|patients|we|you|they|nobody|no one|no [a-z]+) (?:will|shall|can never|will never) (?:never |not |ever |no longer )*(?:[a-z]+ ){1,6}(?:ever )?again\\b(?! (?:until|unless|before|without|after|if|when))|\\ba thing of the past\\b|\\b(?:is|are) (?:now )?no longer (?:possible|a (?:risk|threat|danger))\\b',
    '\\b(?:this|that|it) (?:will be|was|is) the last time\\b|\\bno (?:future|further|other) [a-z]+ (?:can|could|will) (?:ever )?(?:cause|trigger|break|repeat)\\b',
    '\\b(?:makes|will make|now) (?:it )?impossible (?:for|to (?:repeat|reproduce|cause|make (?:this|the same|such)))\\b',
    '\\b(?:is|are|was|were|been|be) (?:now )?(?:fool-?proof|bullet-?proof|fail-?safe|unbreakable|infallible|bulletproofed|future-?proof)\\b',
    '\\b(?:mak(?:e|es|ing) (?:[a-z]+ ){1,4}?|an? |(?:fully|completely|totally|truly) )(?:fool-?proof|bullet-?proof|unbreakable|infallible)\\b',
    '\\b(?:a |the )?(?:guaranteed|foolproof|fool-proof|bulletproof|bullet-proof|fail-safe) (?:fix|solution|cure|prevention|protection)\\b',
    '\\bguarantees? (?:that )?(?:this|it|these|such|there|no|the (?:issue|problem|incident|bug|outage)|we|nothing|against|zero)\\b(?! not\\b)|\\b(?:is|are) guaranteed (?:that|never|not)\\b',
    "(?<!not |cannot |can't |no |without |isn't |aren't |wasn't )\\bguarantee(?:d|ing) (?:to (?:prevent|work|never|stop|avoid|fix|catch)|that (?:this|it|no|such|the (?:issue|problem|incident|bug))|not to (?:happen|recur))\\b",
    '\\b(?:eliminat(?:es?|ed|ing)|remov(?:es?|ed|ing)|rul(?:es?|ed|ing) out|clos(?:es?|ed) off|erases?|eradicat(?:es?|ed|ing))(?: [a-z]+){0,2}? (?:all |any |every |the (?:entire |whole )?|this |future )*(?:risk|risks|possibility|chance|chances|potential|danger|class of (?:failures?|bugs?|issues?|incidents?|errors?|outages?|problems?)|recurrence)\\b(?! (?:report|score|assessment|register|acceptance|owner|matrix|model|factor|class|appetite)s?)',
    '\\b(?:risk|risks|possibility|chance|chances|danger|threat)(?: of [^.;]{1,50}?)? (?:is|are|was|were|has been|have been|will be) (?:now )?(?:completely |fully |entirely |totally )?(?:eliminated|gone|zero|removed|eradicated|nil|none|ruled out)\\b',
    '\\b(?:recurrence|a repeat|repetition|another (?:outage|incident|occurrence|such \\w+)|such (?:an?|outages?|incidents?|failures?)(?: \\w+)?|(?:the|this) (?:bug|issue|problem|incident|failure|outage|scenario|situation)) (?:is|are|will be) (?:now )?(?:impossible|no longer possible|not possible|excluded|out of the question|unthinkable)\\b',
    '\\b(?:makes?|made|making|rendered|renders) (?:this|recurrence|a repeat|such \\w+|future \\w+|the (?:issue|problem|bug|failure|scenario)) (?:completely |absolutely |totally )?impossible\\b',
    '\\b(?:zero|no) (?:chance|risk|possibility|danger) (?:of|that|for|whatsoever|any ?more|left|remains?)\\b',
    '\\bthere is (?:now )?no (?:way|chance|risk|possibility)\\b[^.;]{0,30}\\b(?:again|happen|recur|occur|repeat)',
    '\\b(?:prevents|will prevent|now prevent) (?:all|any|every)(?: \\w+)? (?:future |further |similar )?(?:occurrences?|recurrences?|incidents?|outages?|failures?|problems?|issues?)\\b',
    '\\b(?:will|would|to) (?:always|completely|fully|entirely|totally) prevent\\b',
    '\\b(?:this|that|it|the (?:fix|change|patch|update)) (?:completely|fully|entirely|totally|permanently) (?:fixes|solves|prevents|resolves|eliminates|removes)\\b',
    '\\b(?:(?:entirely|completely|fully|totally|definitively) )(?:rules?|ruled|ruling) out\\b',
    '\\bunder (?:any|no|all) circumstances\\b',
    '\\b(?:mak(?:e|es|ing)|render(?:s|ing)?) (?:(?:an?|the|any|another) )?(?:[a-z-]+ ){0,2}(?:loss(?:es)?|outages?|failures?|errors?|mistakes?|incidents?|spills?|breach(?:es)?|corruption|downtime|accidents?|recurrence|repeats?|mix-?ups?|misuse|(?:wrong|such|double|duplicate|accidental|incorrect) [a-z]+) impossible\\b',
    '\\b(?:new|fixed|improved|redesigned|current) [a-z]+ (?:cannot|can never|will never|can no longer) (?:fail|break|crash)\\b|\\ban? (?:[a-z]+ )?impossibility\\b|\\bout of the question (?:that|now)\\b|\\b(?:say|state|promise|exclude|confirm) (?:now )?with (?:absolute |full |complete |total )?certainty that\\b|\\bwill (?:never )?(?:ever )?be [a-z]+ (?:[a-z]+ ){0,2}again\\b(?! (?:until|when|if|after|before|once))(?<=\\b(?:no|never|ever)\\b[^.;]{0,60})',
    '\\bimpossible for [^.;]{1,40}? to [^.;]{1,40}?\\bagain\\b|\\b(?:nothing|no [a-z]+) (?:[a-z]+ ){0,3}?(?:ever|again) (?:happens?|occurs?|breaks?|fails?)\\b',
    '\\b(?:rest assured|we promise|we guarantee|we can guarantee)\\b',
    '\\bimpossible for (?:this|it|such|that|the (?:issue|problem|incident|bug|outage))(?: [a-z]+){0,3}? to (?:happen|recur|occur|return|repeat|reappear)\\b',
  ].join('|'),
);
/** A wish, an aim or a denial promises nothing. */
const AIM = phrasing(
  /\b(?:to (?:help )?(?:ensure|make sure|prevent|avoid|reduce)|so that|in order to|hop(?:e|ing)|want|wish|try|trying|aim|goal|should|how (?:do|can|could|would) we|would like|committed to|working to|steps? to|unless|(?:does|do|did|will|would) not guarantee|(?:doesn't|don't|won't|isn't|not) (?:a )?guarantee|cannot (?:guarantee|promise|rule out)|can't (?:guarantee|promise)|no guarantee|not (?:be |been )?(?:eliminated|guaranteed)|(?:cannot|can't|not|never) (?:be )?(?:fully|completely|totally|entirely|100 ?%)|not (?:as )?an? |if )/,
);

/** An action whose end is absolute promises as much as the claim itself. */
const ABSOLUTE = /\b(?:never|cannot|can't|impossible|no longer)\b/;
const PURPOSE = /\b(?:so that|(?:in order )?to (?:ensure|make sure)(?: that)?|ensur(?:e|ing)(?: that)?)\b/;

export const rule: Rule = {
  id: 'prevention-overclaim',
  title: 'A promise that it cannot happen again',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'The next incident like this one will be read beside this sentence.',
  check(context): void {
    for (const sentence of context.prose.sentences) {
      const { role } = sentence;
      if (
        sentence.quoted ||
        sentence.question ||
        role === 'heading' ||
        role === 'title' ||
        role === 'timeline'
      )
        continue;
      const words = plainWords(sentence);
      const hit = CLAIM.exec(words);
      if (hit === null) continue;
      const before = words.slice(Math.max(0, hit.index - 60), hit.index + hit[0].length);
      if (AIM.test(role === 'action' && ABSOLUTE.test(hit[0]) ? before.replace(PURPOSE, '') : before))
        continue;
      context.report({
        from: sentence.from + hit.index,
        to: sentence.from + hit.index + hit[0].length,
        message: `“${hit[0]}” promises more than a fix can keep. Which class of failure is now covered, by what check, and what stays open?`,
        rewrite:
          '[Class of failure] is now stopped by [control] (tested by [test]); [what is left] stays open.',
      });
    }
  },
};
