import { isHeadless } from '../../language/headless.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import { plainWords } from '../../language/plain-words.ts';
import type { Sentence } from '../../language/prose.ts';
import type { Rule } from '../../rule.ts';

const GUESS = phrasing(
  [
    "\\bmust (?:have|'ve) (?!label|tag|feature|field)(?:\\w+ly )?(?:been|had|\\w+(?:ed|en|un|ne|wn|pt|lt|nt|ft|ght|ut|et|ost|eld|ad|ood)\\b)",
    '(?<!\\b(?:the|an?) )\\b(?:probably|presumably|supposedly|apparently|seemingly|conceivably|ostensibly|arguably|perhaps|maybe|possibly|allegedly)\\b',
    '(?<!\\b(?:more|less|equally|as|how|the) )\\blikely\\b(?! (?:to (?:be )?(?:higher|lower)|than))|\\bmost likely\\b|\\bthe (?:most )?likely (?:\\w+ ){0,2}(?:cause|reason|culprit|trigger|explanation|issue|problem|source|origin)\\b',
    '\\bcould (?:well )?have (?:been (?:done|caused|masterminded|triggered|due|introduced|a (?:factor|result))|played|caused|led|contributed|resulted|come from)\\b',
    '\\b(?:most )?(?:plausible|probable|reasonable|logical) (?:explanation|cause|reason|theory|candidate|culprit|scenario)\\b',
    "\\bin all (?:likelihood|probability)\\b|\\bone (?:can|could|may|might|would) (?:only )?(?:assume|suppose|think|guess|conclude|suspect|speculate)\\b|\\bchances are\\b|\\b(?:cannot|can not|can't|could not) (?:be )?(?:rule|ruled|exclude|excluded)(?: out)?\\b|\\b(?:as far as we|to the best of our) (?:know|knowledge|can tell|understand)\\b|\\b(?:it stands to reason|there is (?:every |good |some )?reason to believe|would explain|might explain|may explain|(?:is|are) (?:said|rumou?red|reckoned|understood) to)\\b",
    '\\b(?:may|might|could) be (?:to blame|responsible|behind|the (?:cause|reason|culprit)|due to|related to|because)\\b|\\blook(?:s|ed)? as (?:if|though)\\b|\\b(?:everything|all(?: the)? signs|all evidence|much) (?:points?|pointed|speaks) (?:to|for|towards)\\b|\\bsome(?: of us| people| engineers)? (?:think|believe|suspect|assume)\\b',
    '^\\W*(?:it|this|that) (?:could|may|might) (?:well )?have (?:been|come|started|begun|had)\\b',
    '^\\W*(?:it|this|that) (?:could|may|might) (?:well |also )?be (?:the|an?|our|some|due)\\b',
    '\\b(?:but|and|we|i|still|strongly) suspect\\b',
    '\\b(?:we|i|engineers|they|the team|the engineers?) (?:\\w+ly |currently |still |all |also )?(?:believes?|thinks?|suspects?|assumes?|guess(?:es)?|feel|reckon|imagine|presume|speculate|suppose|are (?:fairly |pretty |quite |reasonably )?(?:sure|certain|confident|convinced))\\b',
    '\\b(?:it|this|that|there|which|they) (?:would )?(?:seem(?:s|ed)?|appear(?:s|ed)?)\\b(?! (?:in|on|at|as an?|again|twice|under|within|every|once)\\b)',
    '\\bseem(?:s|ed)? (?:to(?! the\\b)|like|that|as|unrelated|related|likely|plausible|un\\w+)\\b|^\\W*seems?\\b',
    '\\bappear(?:s|ed)? (?:to (?:be|have)|that|unrelated|related|likely)\\b',
    '\\b(?:is|are|was|were) (?:believed|thought|suspected|assumed|presumed|supposed|rumou?red|speculated) to (?:be|have)\\b',
    '\\bit is (?:\\w+ly )?(?:possible|probable|plausible|conceivable|believed|thought|suspected|assumed|likely|unclear whether) (?:that|to)?\\b',
    "\\b(?:may|might) (?:well )?(?:have|'ve) (?:been |also )?\\w+",
    '\\b(?:could|can) (?:well )?(?:be|have been) (?:due to|caused by|because|related to|the (?:cause|reason|result))\\b',
    '\\b(?:suspected|presumed|assumed|supposed|possible|probable|potential) (?:root )?(?:cause|culprit|trigger|reason)s?\\b|\\b(?:suspected|presumed|probable) (?:\\w+ ){0,2}(?:issue|problem|fault|failure|bug|error)s?\\b',
    '\\b(?:no doubt|undoubtedly|without (?:a |any )?doubt|doubtless|certainly|surely|definitely|for sure|needless to say)\\b(?![^.]{0,40}\\b(?:should|must|needs?|want|will|would)\\b)(?<!(?:should|must|will|would) \\w+)',
    "\\b(?:i'd|i would|we'd|we would) (?:say|guess|bet|wager|suspect|assume)\\b|\\b(?:one|another|a common|the leading|a popular) (?:theory|idea|explanation|suspicion|hypothesis) (?:is|was)\\b|\\b(?:this|it|causes?|factors?|reasons?) (?:could|may|might) (?:also )?include\\b|\\bcan only have (?:been|come|had)\\b|\\bcan(?:no|')t have been anything else\\b",
    '\\b(?:our|my|the) (?:best )?(?:guess|hunch|theory|suspicion|assumption|feeling|gut feeling)\\b',
    '\\b(?:sounds|looks) like (?:an?|it|this|some|something)\\b|\\b(?:it|this|that|which) (?:sounds|looks) like (?:the|that|there|our|we)\\b',
  ].join('|'),
);
/** The claim stands beside what it was read from, or says openly that it is open. */
const SUPPORT = phrasing(
  /§|\[\^|\(\s?\d+ (?:of|out of) \d+|\b\d+ (?:of|out of) (?:the )?\d+\b|\b(?:hypothes[ie]s|hypothesi[sz]ed|untested|unconfirmed|not (?:yet )?(?:confirmed|verified|tested|proven)|confirmed by|confirmed (?:in|with|via|using)|verified (?:by|in|with)|reproduc\w+|shown (?:by|in)|as (?:seen|shown) (?:in|by|on)|(?:logs?|graphs?|traces?|metrics?|dashboards?|profil\w+|dumps?|captures?|records?|audit \w+|replay|tests?|data|screenshots?|timestamps?|evidence) (?:show|shows|showed|indicate|indicates|indicated|confirm\w*|suggests?|suggested|reveal\w*|prove\w*|point(?:s|ed)?)|according to|based on|judging (?:by|from)|as evidenced|evidenced by|open question|(?:it is|it's|is|was) (?:not (?:yet )?(?:clear|known)|unclear|unknown)|to be (?:confirmed|verified)|owner @|tracked in|measured|per the|see (?:the )?(?:graph|log|issue|ticket|figure|screenshot|appendix)|(?:was|were) (?:visible|seen|observed) in)\b/,
);
const LINK = /\]\(|https?:\/\/|\[\^|\]\[/;
/** What was thought at the time, told as it was thought. */
const AT_THE_TIME = phrasing(
  /\b(?:at (?:first|the time|that (?:point|time|moment))|initially|originally|first (?:thought|suspected|believed|assumed)|we (?:thought|believed|assumed|suspected) (?:that )?(?:it|this|the \w+) (?:was|had been|were) [^.]*\bbut\b|turned out|was ruled out|were ruled out|wrongly|mistakenly|incorrectly|but (?:it |this )?(?:was|were|is) (?:actually|instead|in fact|not))\b/,
);
const NOT_A_HEDGE = phrasing(
  /\b(?:must-have|very likely scenario|in the likely event|may have to|might have to|users? may have|customers? may have|you may have|may have received|may have experienced|may have encountered|might have (?:seen|experienced|noticed|encountered)|may have seen|may have noticed)\b/,
);

export const rule: Rule = {
  id: 'unsupported-certainty',
  title: 'A causal claim without evidence, or a bare hedge',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'A guess in the cause section is a fact by the time the next review quotes it.',
  check(context): void {
    const headless = isHeadless(context.document);
    for (const sentence of context.prose.sentences) {
      if (!claimsCause(sentence, headless)) continue;
      const words = plainWords(sentence);
      if (sentence.role === 'other' && !tellsCause(words)) continue;
      const hit = GUESS.exec(words);
      if (hit === null || SUPPORT.test(words) || AT_THE_TIME.test(words)) continue;
      if (/^(?:possible|potential)\b/.test(hit[0]) && /:\s*$/.test(words)) continue;
      if (LINK.test(sentence.text) || NOT_A_HEDGE.test(words)) continue;
      const from = sentence.from + hit.index;
      context.report({
        from,
        to: from + hit[0].trimEnd().length,
        message: `“${hit[0].trim()}” marks a belief about the cause. Which record supports it, or is it an open question with an owner?`,
        rewrite:
          '[Claim], shown by [evidence, link]; confidence [low/medium/high]. Or: Open question: [claim]? Owner @[person].',
      });
    }
  },
};

/** In a text without headings: the sentence itself speaks of a cause, or is a bare claim. */
const CAUSAL = phrasing(
  /\b(?:caus\w*|because|due to|reasons?|root|culprit|trigger\w*|led to|result\w*|explain\w*|explanation|stem\w*|issue|problem|bug|fault|fail\w*|crash\w*|broke\w*|(?:un)?related)\b/,
);

function tellsCause(words: string): boolean {
  return CAUSAL.test(words) || (words.match(/[a-z]+/g)?.length ?? 0) <= 10;
}

function claimsCause({ role, quoted, question, block, sectionKind }: Sentence, headless: boolean): boolean {
  if (quoted || question || block === 'footnote' || role === 'heading') return false;
  if (role === 'cause' || role === 'why-answer') return true;
  return (headless && role !== 'action' && role !== 'metadata') || sectionKind === 'trigger';
}
