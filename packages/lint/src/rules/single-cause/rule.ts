import type { Postmortem } from '@debrief/document';
import { isAuthored } from '../../language/actors.ts';
import { registerCue } from '../../language/cues.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Sentence } from '../../language/prose.ts';
import { type Said, said } from '../../language/said.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const cue = registerCue(`
cause causes caused causing sole solely only reason reasons entirely purely exclusively wholly single singular one due because
exactly everything identified nothing alone culprit down boils boiled nothing everything responsible explained attributable traced fault root lone culprit problem issue reason
`);

const ROOT_WAS = phrasing(
  /\b(?:the|our|its|this outage['’]s|this incident['’]s|the (?:outage|incident)['’]s) (?:(?:real|true|actual|ultimate|underlying|immediate|main|final|definitive|sole|only|single|one) )*(?:root[- ])?cause(?: (?:of|for|behind) (?:(?!\b(?:since|because|that|which|as|but|and)\b)[^.,;:]){1,80}?)? (?:was|is|turned out to be|proved to be|lies in|lay in|came down to|has been|had been)\b/gi,
);
const SOLE = phrasing(
  /\b(?:solely|entirely|exclusively|purely|wholly|only|100 ?%|simply) (?:due to|caused by|because of|attributable to|the (?:fault|result) of|explained by|down to|to blame on|triggered by|the consequence of|responsible for)\b|\b(?:due|caused|attributable|attributed|traced|owing) (?:only|solely|entirely|exclusively|purely|wholly) (?:to|by)\b|\b(?:the|one) (?:(?:sole|only|single|lone|one and only|one) (?:root |true |real |underlying )?(?:cause|reason|culprit|explanation|factor|thing (?:that|which) (?:caused|broke|went wrong)|contributing factor|trigger))\b(?! (?:why (?:we|they) (?:keep|use)|to (?:keep|use|have)))|\b(?:caused|explained|triggered) by (?:only )?(?:one|a single) (?:thing|factor|cause)\b|\b(?:a|one) (?:sole|single) (?:root )?cause\b|\b(?:there (?:was|is)|had|has) (?:exactly |only |just )(?:one|a single) (?:root )?(?:cause|reason)\b/gi,
);
const ALL_OF_IT = phrasing(
  /\b(?:one|a single|a lone|just one|this one|a) (?:\p{L}[\p{L}-]* ){1,4}?(?:caused|broke|brought down|took down|explains?|explained|accounts? for|accounted for|was behind|is behind|was responsible for|was (?:\w+ly )?to blame for|did) (?:it all|everything|all of (?:it|this|that)|the (?:whole|entire) (?!(?:time|day|night|week)\b)[\p{L}-]+)\b|\b(?:it |this |that |everything |the (?:whole|entire) (?:outage|incident|thing)) ?(?:all )?(?:came|comes|boils?|boiled|boiling) down to\b|\b(?:it|this) was all (?:because of|due to|down to|caused by)\b|\bnothing (?:but|more than|else than|other than) (?:a|an|the)\b[^.;]{0,40}\b(?:caused|broke|was (?:to blame|behind|needed))\b|\bnothing else (?:was (?:involved|to blame|at fault|wrong)|contributed|played a (?:part|role)|went wrong|failed)\b|\b(?:this|that) (?:whole |entire )?(?:outage|incident|thing|failure|story) (?:all )?(?:came|comes|boils?|boiled) down to\b|\b(?:caused by|due to|because of|was|is) nothing (?:but|more than|other than|else than)\b|\b(?:it|this|that) (?:was|is) (?:solely|purely|entirely|exclusively) (?:an?|the) (?!(?:matter|question|responsibility)\b)|, and nothing else,? (?:caused|broke|led|was|brought|triggered)\b|\bwas all (?:that )?it took\b|\b(?:all (?:of )?(?:this|that|it)|everything|the whole (?:outage|incident|thing)) happened (?:only |just |simply )?(?:because|due to)\b|\bit was [\w -]{2,30}, and (?:only|nothing but|nothing else)\b|\balone (?:explains|explained|accounts for|caused|brought down)\b|\bpurely an? (?:[\w-]+ ){1,3}(?:problem|issue|failure|fault|bug|error|matter)\b|\b(?:plain|pure) and simple\b|\b(?:everything|all of (?:it|this)) (?:was )?(?:caused by|traces? back to|traced back to|stems? from|stemmed from|due to|because of|goes back to|went back to|(?:can|could) be traced (?:back )?to) (?:a|an|the|one|this|that)\b|\bno other (?:cause|factor|reason)s? (?:were |was )?(?:involved|found|contributed|played)\b|\bwithout (?:it|that|this), nothing would have\b|^\W*the (?:real|true|actual|ultimate|underlying|only) (?:culprit|reason|problem|explanation)(?: (?:for|behind|of) [^.,;:]{1,60}?)? (?:was|is|turned out to be) (?!that (?:we|nobody|no)\b|not\b|how\b)|^\W*the (?:problem|issue|reason|explanation|answer|cause) (?:was|is) (?:simply|just|merely|purely|only) (?!(?:that )?(?:one|part|a (?:symptom|part))\b)|\bnothing (?:but|except) [^.;]{2,50} (?:is|was) (?:to blame|behind|responsible|at fault)\b/giu,
);

const NAMED_AS =
  /\b(?:identified|determined|established|found|confirmed|named|diagnosed|pinned down) (?:the|our|its) (?:\w+ )?root cause (?:of [^.,;:]{1,60} )?(?:as|to be) (?:an?|the)\b(?![^.;]{0,80}\b(?:combination|interaction|several|multiple|together with|combined with)\b)/gi;

const PENDING = phrasing(
  /^\s*(?:still |not |yet |also |never |currently |initially |then |later |eventually |soon |finally |quickly |first |now |already |thus |recently )*(?:unknown|unclear|unconfirmed|undetermined|being|under|pending|not|found|identified|determined|confirmed|discovered|understood|established|known|fixed|addressed|resolved|investigated|isolated|located|removed|corrected|eliminated|mitigated|to be|tbd|documented|described|analy[sz]ed|difficult|hard|multiple|several|two|three|four|many|complex|multi|twofold|unrelated|similar|the same|different|discussed|as yet|suspected|thought|believed|related|explained|tracked|reported|shared|listed|clear|obvious|correct|right|wrong)\b/i,
);
const STATED =
  /^\s*(?:\w+ly )?(?:identified|determined|found|confirmed|discovered|established|traced|suspected|thought|believed)\b[^.;]{0,12}?\b(?:as|to be|to)\b/i;
const SEVERAL = phrasing(
  /\b(?:combination|interaction|confluence|interplay|series|chain|several|multiple|two|three|both|together with|coupled with|combined with|along with|as well as|compounded by|in conjunction)\b/i,
);
const PLURAL_ANALYSIS = /\bcauses?\b(?= analysis)/i;

export const rule: Rule = {
  id: 'single-cause',
  title: 'One sole root cause',
  severity: 'warning',
  group: 'language',
  why: 'Complex failures need several conditions at once; a single cause leaves the others in place.',
  scope: 'sentence',
  reads: (document) => String(listsFactors(document)),
  check(context: RuleContext): void {
    const listed = listsFactors(context.document);
    for (const sentence of context.prose.sentences) {
      if (!sentence.has(cue) || !isAuthored(sentence) || sentence.question) continue;
      const found = find(sentence, listed);
      if (found === null) continue;
      context.report({
        from: found.from,
        to: found.to,
        message: `“${found.words.trim()}” leaves room for one condition only. What else had to be true at that moment: the trigger, what let it through, what let it spread, what delayed seeing it?`,
        rewrite:
          'Trigger: [change]. It mattered because [condition]; it was seen late because [condition]; recovery took long because [condition].',
      });
    }
  },
};

function listsFactors({ factors }: Postmortem): boolean {
  return factors.length >= 2;
}

function find(sentence: Sentence, listed: boolean): Said | null {
  return (
    said(sentence, SOLE, (hit) => isSole(sentence, hit)) ??
    said(sentence, ALL_OF_IT, (hit) => isCausal(sentence, hit)) ??
    said(sentence, NAMED_AS, (hit) => !listed && !isNoTime(sentence, hit)) ??
    said(sentence, ROOT_WAS, (hit) => !listed && isOneThing(sentence, hit))
  );
}

const DENIED =
  /\b(?:not|n['’]t|never|no|without|rarely|seldom|hardly|than|there (?:is|was) no|isn['’]t|wasn['’]t|beyond)\s+(?:\w+\s+){0,2}$/i;

function isSole(sentence: Sentence, { index, words }: Said): boolean {
  if (sentence.role === 'action') return false;
  if (DENIED.test(sentence.plain.slice(Math.max(0, index - 30), index))) return false;
  const rest = sentence.plain.slice(index + words.length);
  if (/^(?:only|simply) /i.test(words)) {
    return !/^only (?:due|because)/i.test(words)
      ? /caused by|because of|due to|attributable|explained/i.test(words)
      : true;
  }
  if (/(?:reason|explanation|factor)$/i.test(words)) {
    if (
      /^\s+(?:we|i|they|anyone|users|customers)\s+(?:were able|noticed|caught|found|knew|could|can|saw|survived|avoided|recovered|did not lose|didn)/i.test(
        rest,
      )
    )
      return false;
    if (/^\s+(?:for|to|of) (?:upgrading|using|keeping|choosing)/i.test(rest)) return false;
  }
  return true;
}

function isCausal(sentence: Sentence, { words, index }: Said): boolean {
  if (DENIED.test(sentence.plain.slice(Math.max(0, index - 20), index))) return false;
  if (/plain and simple|pure and simple/i.test(words))
    return sentence.role === 'cause' || /\bcause/i.test(sentence.plain);
  return sentence.role !== 'action';
}

function isNoTime(sentence: Sentence, { index }: Said): boolean {
  return (
    /^(?:timeline|action|heading|title)$/.test(sentence.role) ||
    DENIED.test(sentence.plain.slice(Math.max(0, index - 12), index))
  );
}

function isOneThing(sentence: Sentence, { index, words, match }: Said): boolean {
  if (
    sentence.role === 'timeline' ||
    sentence.role === 'action' ||
    sentence.role === 'heading' ||
    sentence.role === 'title'
  )
    return false;
  if (
    !/root|real|true|actual|ultimate|main|final|definitive|sole|only|single|underlying/i.test(match[0]) &&
    !/^the cause\b|^our cause\b|cause (?:of|for|behind) /i.test(words)
  )
    return false;
  if (PLURAL_ANALYSIS.test(words) || DENIED.test(sentence.plain.slice(Math.max(0, index - 12), index)))
    return false;
  if (
    /\b(?:which|what|where|whether|until|once|when|how|if|before|after|while|that)\s+$/i.test(
      sentence.plain.slice(Math.max(0, index - 10), index),
    ) &&
    /\bwhether|until|once|when|before|if|what|which|how\s*$/i.test(
      sentence.plain.slice(Math.max(0, index - 10), index),
    )
  )
    return false;
  const rest = sentence.plain.slice(index + words.length);
  if (STATED.test(rest)) return !SEVERAL.test(rest);
  if (/\b(?:has|had) been$/i.test(words)) return false;
  if (PENDING.test(rest)) return false;
  return !SEVERAL.test(rest);
}
