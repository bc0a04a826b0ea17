import { isHeadless } from '../../language/headless.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import { plainWords } from '../../language/plain-words.ts';
import type { Sentence } from '../../language/prose.ts';
import type { Rule } from '../../rule.ts';

const WRONGLY =
  '(?:accidental(?:ly)?|inadvertently|mistakenly|unintentionally|incorrectly|wrongly|improperly|erroneously|unknowingly|unwittingly|prematurely|in error|by mistake|by accident)';
const BE = "(?:was|were|is|are|been|being|got|had been|has been|have been|wasn't|weren't)";
const HANDLED =
  '(?:set(?: up)?|configured|deleted|removed|dropped|changed|merged|pushed|deployed|released|run|executed|applied|introduced|enabled|disabled|entered|typed|copied|pasted|committed|upgraded|updated|granted|revoked|shared|sent|exposed|leaked|published|shut down|stopped|terminated|restarted|turned (?:off|on)|switched|rotated|overwritten|truncated|wiped|edited|modified|added|included|omitted|left (?:out|in|on|off|open|enabled|disabled|behind|unset)|transferred|routed|assigned|marked|used|specified|defined|implemented|installed|setup|tagged|labelled|labeled|promoted|migrated|triggered|created|provisioned|made|scheduled|handled|reported|calculated|calibrated|assembled|mounted|fitted|connected|wired|aligned|positioned|stored|packed|filled|detached|imported)';
/** Passives that say something went wrong in somebody's hands, and nothing else. */
const BAD_PASSIVE = phrasing(
  [
    `\\b${BE} (?:\\w+ly )?(?:mis-?configured|mis-?set|mis-?typed|mis-?labell?ed|mis-?handled|mis-?applied|mis-?managed|mis-?used|mis-?read|mis-?directed|mis-?routed|mis-?placed|mis-?entered|mis-?spelled|mis-?calculated|mis-?tagged|mis-?diagnosed|mis-?judged|mis-?communicated|overlooked|botched)\\b`,
    `\\b${BE} (?:\\w+ly )?${WRONGLY} (?:re-?)?${HANDLED}\\b`,
    `\\b${BE} (?:accidentally|inadvertently|mistakenly|unintentionally|unknowingly|unwittingly) (?:re-?)?[a-z]+(?:ed|en|wn|ut|ft|et)\\b`,
    `\\b${BE} (?:\\w+ly )?${HANDLED}(?: \\w+){0,3} ${WRONGLY}\\b`,
    `\\b${BE} (?:set|configured|done|entered|typed|applied|deployed|installed|defined|specified|built|written|implemented|handled|set up|setup|wired|labelled|labeled|copied)(?: up)? (?:wrong|wrongly|badly|poorly|incorrectly|improperly|in a wrong way|the wrong way|too (?:low|high|loose|tight|small|large|strict|aggressively|short|long))\\b`,
    `\\b${BE} (?:${HANDLED.slice(3, -1)}|mounted|fitted|connected|wired|inserted|loaded|plugged in|placed) (?:upside down|back to front|backwards|in reverse|the wrong way|(?:in|into|at|on|to) the wrong [a-z]+)\\b`,
    '\\b(?:the |an? )(?:wrong|incorrect) (?:[a-z-]+ ){1,2}?(?:was|were|had been) (?!returned|displayed|shown|rendered|logged|reported|received|detected|found|noticed|discovered|corrected|fixed|rejected|served|produced|emitted)[a-z]+(?:ed|en|wn)\\b',
    '\\b(?:was|were|been) [a-z]+(?:ed|en) (?:in|into|at|on|to) the wrong [a-z]+\\b',
    '\\b(?:due to|because of|owing to|through|following|as a result of|caused by) (?:an?|some) (?:[a-z-]+ )?(?:oversight|mistake|slip|slip-up|mix-?up|misunderstanding|miscommunication)\\b(?! (?:by|of) )',
    '\\bsomehow\\b[^.;]{0,60}\\b(?:was|were|got|had been|ended up) [a-z]+(?:ed|en|wn|ut|ft|et|t)\\b',
    '\\bthere (?:was|were|had been|has been) (?:an? |some )?(?:[a-z-]+ )?(?:mistakes?|errors?|mix-?ups?|slips?|slip-ups?|misunderstandings?|misconfigurations?|confusion|oversights?) (?:in|with|during|when|while|on|of|between)\\b',
    '\\b(?:an? |the )(?:old|older|previous|stale) (?:[a-z-]+ ){1,2}?(?:was|were|got|had been) (?:rolled out|deployed|installed|pushed|published|used|released|applied|picked up|restored|uploaded)\\b',
    '\\b(?:was|were|been) (?:allowed|permitted|left) to (?:expire|lapse|run out|grow|fill(?: up)?|drift|run on|pile up|accumulate|rot|go stale|build up)\\b',
    '\\b(?:was|were|been) left (?:at|on|with) (?:its|their|the|an?) (?:old|previous|default|former|original|wrong|initial|stale|outdated) [a-z]+\\b',
    '\\b(?:was|were|been) (?:deployed|merged|pushed|released|shipped|rolled out|committed|applied|executed|run|made) without (?:an? |any |proper |prior |the )?(?:review|tests?|testing|approval|verification|validation|checks?|being (?:tested|reviewed|checked|approved))\\b',
    '\\b(?:was|were|been) [a-z]+(?:ed|en|ut)\\b[^.;,]{0,50} by (?:mistake|accident)\\b',
    '\\bnot (?:been )?kept (?:up[- ]to[- ]date|current|in sync)\\b|\\b(?:got lost|went missing|went astray)\\b',
    `\\b${BE} left (?:open|on|off|enabled|disabled|in place|unlocked|unset|unattended|running|behind|connected|exposed|out|unprotected|unpatched|in (?:the |its )?(?:[a-z-]+ )?(?:mode|position|state))\\b`,
    `\\b${BE} (?!parsed|rendered|displayed|routed|calculated|interpreted|reported|shown)[a-z]+(?:ed|en|wn) (?:incorrectly|wrongly|improperly|mistakenly|accidentally|by mistake|by accident|in error)\\b`,
    `\\b${BE} (?:not (?:properly|correctly|fully)|improperly|poorly|badly) (?:set(?: up)?|configured|installed|applied|deployed|updated|tested|handled|implemented|maintained|managed|secured|communicated|validated|migrated|planned|cleaned up|initiali[sz]ed)\\b`,
    `\\b(?:wrong|incorrect|inaccurate|bad|faulty|erroneous|unintended|outdated|mistaken|invalid) (?:[a-z-]+ ){1,3}?(?:was|were|got|had been|has been) (?:deployed|merged|pushed|published|uploaded|entered|typed|selected|chosen|picked|used|applied|released|installed|set|configured|sent|copied|pasted|committed|run|executed|introduced|enabled|deleted|removed|dropped|provided|supplied|passed|loaded|restored|referenced|assigned|granted|recorded|printed|given|ordered|booked|written|scanned|dialled|noted|rolled out|calculated|given|rolled out|picked up|administered|dispensed|shipped|mounted|connected|fitted|delivered|issued|activated)\\b`,
    `\\b(?:had|has|have) (?:not|never) been (?!routed|delivered|processed|handled|received|returned|served|shown)(?:\\w+ed|done|run|set|shut|built|put|made)(?: up| out| down| in| off)? (?:properly|correctly|as (?:intended|planned))\\b`,
    `\\b${BE} not (?!routed|delivered|processed|handled|displayed|rendered|loaded|received|returned|served|shown)(?:\\w+ed(?: out| up| down| in| off)?|done|run|set(?: up)?|shut down|built|put|made) (?:properly|correctly|as (?:intended|expected|planned))\\b`,
  ].join('|'),
);
const NOUN =
  '(?:mistakes?|errors?|mis-?configurations?|misunderstandings?|miscommunications?|oversights?|slips?|slip-ups?|typos?|deletions?|changes?|modifications?|edits?|removals?|drops?|omissions?|faults?|issues?|problems?|failures?|mishaps?|glitch(?:es)?|accidents?|anomal(?:y|ies)|regressions?|confusion|breakdown|lapse|irregularit(?:y|ies)|complications?|mix-?ups?|inconsistenc(?:y|ies)|mismatch|assumptions?|decisions?|choices?|blunders?|operational errors?|restarts?|reboots?|shut-?downs?|overwrites?)';
/** Nouns that only say that there was something: "an issue occurred". */
const HAPPENED = phrasing(
  `(?:(?:^|[.,;:] )(?!(?:this|that|these|those)\\b)|\\b(?:an?|some|another|because|unexpected|unforeseen|unknown|human|manual|configuration|config|deployment|network|database|internal|technical|system|software|hardware|data|user|operator|accidental|unintended|unplanned|critical|serious|major|minor|new) )(?:(?!segmentation|page|bus|double)[a-z-]+ ){0,2}?${NOUN} (?:(?:has |have |had )?(?:occurred|happened|arose|arisen|taken place|took place|crept in|slipped (?:in|through))|(?:was|were|had been|has been) (?:made|introduced|encountered|experienced|committed))\\b`,
);
/** Something found its own way in: "a bad value made its way into the config". */
const WORMED_IN = phrasing(
  /\b(?:regression|bug|error|mistake|typo|value|change|setting|defect|problem|line|entry|flaw|fault|inconsistency|issue|misconfiguration|mismatch|character)s? (?:[a-z]+ly |then |had |has |have )*(?:slipped (?:in|into|through|past)|slip in|crept (?:in|into)|sneaked in|snuck in|sneaked past|got in|ended up in|found (?:its|their) way (?:in|into|to)|made (?:its|their) way (?:in|into|to))\b/,
);
/** The same with its place between: "a misconfiguration of the load balancer occurred". */
const HAPPENED_THERE = phrasing(
  `\\b(?:an?|some|another) (?:[a-z-]+ )?${NOUN} (?:of|in|to|on|with|at) (?:[a-z-]+ ){1,5}?(?:(?:has |have |had )?(?:occurred|happened|took place|crept in|slipped (?:in|through))|(?:was|were|had been) (?:made|introduced|committed))\\b|\\b(?:something|things) (?:had )?(?:went|gone|got) wrong\\b`,
);
/** The deed as the subject of its harm: "an incorrect setting led to …". */
const NOMINAL =
  /(?:^\W*|[.,;] )(?:an? |the |some )?(?:incorrect|wrong|improper|erroneous|inadvertent|accidental|unintended|unintentional|mistaken|faulty) (?:[a-z-]+ ){0,2}?(?:configuration|settings?|setup|changes?|deletion|entry|use|usage|handling|installation|assembly|labelling|removal|modification|routing|assignment|calibration|wiring|connection|selection|input|action)(?: (?:of|in|on|for|to|by) (?:[a-z-]+ ){1,5}?)? ?(?:led to|caused|resulted in|triggered|brought down|meant)\b/;
/** Hands-on verbs that name no hand and no path. */
const BY_NOBODY = phrasing(
  `\\b(?:had|has|have)(?: not|n.t) been (?:updated|renewed|replaced|rotated|re-?enabled|applied|tested|cleaned up|migrated|patched|upgraded|adjusted|recalibrated)\\W*$|(?<!\\b(?:they|it|this|that|which|these|those|we|i|who) )\\b(?:was|were|got|had been|has been) (?:then |later |also |temporarily |permanently |manually )?(?:not )?(?:disabled|deactivated|overridden|silenced|muted|unplugged|disconnected|switched off|turned off|changed|altered|modified|missed|skipped|forgotten|(?:not )?re-?enabled|tampered with|adjusted|unset|pulled|swapped|mixed up|confused|bypassed|left (?:open|closed|on|off|running|unattended|disconnected)|not (?:re-?)?(?:applied|enabled|connected|activated|restored|updated|switched (?:on|back)|turned (?:on|back)))\\b`,
);
/** The same left undone: "the backup had not been switched back on". */
const NOT_DONE =
  /\b(?:(?:was|were) (?:not|never)|(?:had|has) (?:not|never) been) (?:re-?)?(?:enabled|activated|switched (?:back )?on|turned (?:back )?on|restored|applied|connected|reset|rotated|renewed|patched|re-?armed|plugged (?:back )?in)\b/;
const TELLS_PATH =
  /\b(?:because|since|by|so|when|whenever|before(?! the (?:outage|incident|event|failure|accident))|until|once|while|if|via|from|as|due|instead)\b|[\d¤§=@]/;
/** The deed as a noun: "an inadvertent decrease in capacity occurred". */
const DEED =
  /\b(?:inadvertent|accidental|unintended|unintentional|erroneous|mistaken) (?:[a-z-]+ ){1,8}?(?:occurred|happened|took place|was made|were made)\b/;
/** Only these nouns excuse nothing when an agent or a mechanism follows in the same sentence. */
const MECHANISM = phrasing(
  /\b(?:because|since|by (?!mistake|accident|error|hand)\w|when(?! [a-z]+ing\b)|whenever|due to|caused by|which (?:set|made|caused|led|meant|changed|removed|overrode|replaced|pointed)|instead of|rather than|from \S+ to \S|so that|after (?:the|a|an) \w+ (?:job|script|deploy|migration|release|upgrade|update|rollout|controller)|as (?:the|a) \w+ (?:expected|reads?|defaults?|treats?|overrides?)|via|through|using |at \d|to \d|=)|¤|§|\b[a-z]+_[a-z_]+\b|\d+ ?(?:mi|gi|mb|gb|%|ms|s\b)/,
);
const SPECIFIC_VALUE =
  /[a-z]\s?=\s?\S|¤|\b\d+(?:\.\d+)? ?(?:mi|gi|mb|gb|kb|ms|s|sec|seconds|minutes|hours|k)\b|\d ?%|\binstead of\b|\brather than\b|\bfrom \S+ to \S+/;

const CAUSE_KINDS = new Set([
  'root-cause',
  'what-happened',
  'trigger',
  'contributing-factors',
  'five-whys',
  'causes',
  'detection',
  'summary',
  'background',
]);

export const rule: Rule = {
  id: 'hidden-mechanism',
  title: 'A passive or a noun that hides how it happened',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'Leaving people out must not leave the mechanism out: it is the part that can be changed.',
  check(context): void {
    const headless = isHeadless(context.document);
    for (const sentence of context.prose.sentences) {
      if (!tellsCause(sentence, headless)) continue;
      const words = plainWords(sentence);
      const hit = hiding(words) ?? (sentence.role === 'cause' ? byNobody(words) : null);
      if (hit === null) continue;
      context.report({
        from: sentence.from + hit.index,
        to: sentence.from + hit.index + hit[0].trimEnd().length,
        message: `“${hit[0].trim()}” says that something happened, not how. Which component took which value, and by which path did it get there?`,
        rewrite:
          '[Component] had [value] where [value] was expected; it came in by [path], which checked [what].',
      });
    }
  },
};

function tellsCause({ role, sectionKind, quoted, question, block }: Sentence, headless: boolean): boolean {
  if (quoted || question || block === 'footnote') return false;
  if (role === 'cause' || role === 'why-answer' || role === 'impact') return true;
  // A paragraph with a time in it, outside the timeline, is an account, not a row.
  if (role === 'timeline' && block === 'paragraph' && sectionKind !== 'timeline') return true;
  if (role === 'summary' || (role === 'other' && CAUSE_KINDS.has(sectionKind))) return true;
  return headless && role !== 'heading' && role !== 'action' && role !== 'metadata';
}

function hiding(words: string): RegExpExecArray | null {
  const passive = BAD_PASSIVE.exec(words);
  if (passive !== null) {
    const around = words.slice(passive.index, sentenceEnd(words, passive.index));
    if (
      !SPECIFIC_VALUE.test(around) &&
      !/\bno (?:[a-z-]+ ){1,3}$/.test(words.slice(0, passive.index)) &&
      !/\bbecause\b/.test(around) &&
      !agent(around.slice(passive[0].length))
    )
      return passive;
  }
  const nominal = NOMINAL.exec(words);
  if (
    nominal !== null &&
    !SPECIFIC_VALUE.test(words) &&
    !MECHANISM.test(words.slice(nominal.index + nominal[0].length))
  )
    return nominal;
  const happened =
    HAPPENED.exec(words) ?? HAPPENED_THERE.exec(words) ?? DEED.exec(words) ?? WORMED_IN.exec(words);
  if (happened === null) return null;
  const rest = words.slice(happened.index + happened[0].length);
  if (/^\s*:/.test(rest)) return null;
  return MECHANISM.test(rest) || MECHANISM.test(words.slice(0, happened.index)) ? null : happened;
}

/** "The interlock was overridden.": a whole cause told without a hand, a value or a way. */
function byNobody(words: string): RegExpExecArray | null {
  return TELLS_PATH.test(words) ? null : (BY_NOBODY.exec(words) ?? NOT_DONE.exec(words));
}

/** "… by the sync job" names what did it; "by mistake" and "by hand" do not. */
function agent(rest: string): boolean {
  return /\bby (?!mistake|accident|error|hand\b|default)(?:[a-z¤])/.test(rest);
}

function sentenceEnd(words: string, from: number): number {
  const end = words.indexOf('. ', from);
  return end < 0 ? words.length : end;
}
