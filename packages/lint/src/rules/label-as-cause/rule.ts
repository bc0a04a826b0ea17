import { isHeadless } from '../../language/headless.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import { plainWords } from '../../language/plain-words.ts';
import type { Sentence } from '../../language/prose.ts';
import type { Rule } from '../../rule.ts';

/** What kinds of trouble are called. None of them says what the system did with which input. */
const KIND =
  '(?:bugs?|issues?|problems?|difficult(?:y|ies)|errors?|faults?|defects?|failures?|failure modes?|glitch(?:es)?|hiccups?|(?:network|power|provider|cloud|dns|upstream|vendor|hardware|database|third[- ]party|supplier|isp|partner|external|region(?:al)?|datacent(?:er|re)|data cent(?:er|re)) (?:outages?|downtime|incidents?)|crash(?:es)?|edge[- ]cases?|corner[- ]cases?|race(?:[- ]conditions?)?|deadlocks?|regressions?|mis-?configurations?|mis-?config|overload(?:ing)?|(?:high|heavy|excessive|increased|unexpected|peak|too much) (?:load|traffic|usage|demand)|load|traffic(?: spike)?|spikes?|surge|capacity|timeouts?|latency|memory leaks?|memory|leaks?|oom|out of memory|disk (?:space|full)|disk|hardware|software|network(?:ing)?|dns|dhcp|bgp|database|db|config(?:uration)?|deploy(?:ment)?s?|releases?|changes?|upgrades?|updates?|migrations?|maintenance|power(?: (?:cut|loss))?|certificates?|cert(?:ificate)? expiry|permissions?|dependency|dependencies|third[- ]party|vendor|provider|cloud provider|upstream|infrastructure|environment|technical debt|tech debt|legacy(?: code| system)?|complexity|corruption|incompatibility|instability|flakiness|connectivity|resource (?:exhaustion|contention|starvation)|performance|scaling|cache|caching|congestion|anomaly|malfunction|breakdown|typo|syntax|logic|mismatch|conflict|interruption|disruption|degradation|(?:config(?:uration)? |schema |clock |model )?drift|packet loss|time-?out|weather|exceptions?|segfaults?|null pointers?)';
const QUALIFIER =
  '(?:null|pointer|runtime|flaky|unreliable|overloaded|spotty|a|an|the|some|one|another|our|its|this|known|unknown|unexpected|unforeseen|undetermined|unidentified|internal|external|poor|slow|unstable|software|hardware|network|networking|dns|database|db|server|client|system|application|app|service|code|coding|programming|config|configuration|deployment|deploy|infrastructure|infra|cloud|provider|vendor|third-?party|upstream|downstream|intermittent|transient|temporary|random|weird|strange|odd|rare|subtle|nasty|small|minor|major|bad|faulty|broken|buggy|technical|general|underlying|various|certain|sudden|critical|serious|severe|simple|classic|typical|obscure|hidden|latent|memory|disk|storage|cpu|load|traffic|connectivity|connection|performance|capacity|scaling|kubernetes|k8s|aws|gcp|azure|linux|kernel|cluster|node|pod|cache|caching|queue|api|backend|frontend|web|login|auth|authentication|security|permission|permissions|certificate|ssl|tls|power|release|change|upgrade|update|migration|data|integration|dependency|timing|concurrency|resource|production|prod|platform|mongodb|postgres|redis|kafka|unhandled)';
const LABEL = `(?:(?:${QUALIFIER}[ /-]){0,4}${KIND}(?: (?:and|or|&) (?:${QUALIFIER} ){0,2}${KIND})?(?: (?:in|with|on|of|at|from|between) (?:the |our |a |an |its )?(?:[a-z-]+(?:'s)? )?(?:sites|systems|code|codebase|system|software|hardware|network|service|servers?|app|application|platform|cluster|database|backend|frontend|api|infrastructure|release|deploy(?:ment)?|config(?:uration)?|cloud|provider|library|product|environment|logic|program|site|website|production|prod|data ?cent(?:er|re)|db))?)`;
/** Any words before a kind of trouble, and where it sat: "message corruption", "a bug in our deploy process". */
const TROUBLE =
  '(?:an? |the |some )?(?:[a-z][\\w-]* ){0,3}?(?:bug|issue|problem|error|mistake|failure|fault|flaw|glitch|corruption|exhaustion|mis-?configuration|overload|crash|regression|vulnerability|defect|malfunction|breakdown|difficulty|difficultie)s?';
const SAT =
  '(?: (?:in|with|of|on|within|at) (?:(?!(?:which|where|when|because|causing|leading|so|if|while|after|caused|triggered)\\b)(?:[^.;,:]|\\.(?=[a-z]))){1,80})?';
const ANY_LABEL = `(?:${LABEL}|${TROUBLE}(?<!(?:race|lock|memory|disk|cpu|pool|connection|quota|heap|thread) \\w+)${SAT})`;
const ONLY_A_LABEL = phrasing(
  `^\\W*(?:${LABEL}(?: (?:in|on|with|at|of|between) (?:the |our |a |an |its )?[a-z-]+(?: [a-z-]+){0,2})?|${TROUBLE}(?: (?:in|of|with|on) (?:the |our |an? |its )?[a-z-]+(?: [a-z-]+){0,2})?|(?:an? |the )?(?:faulty|broken|defective|dead|blown|loose) [a-z-]+(?: [a-z-]+)?)(?: (?:again|occurred|happened))?\\W*$`,
);
const CAUSE_IS = phrasing(
  `(?:^|[.;,] |\\bthat )\\W*(?:the )?(?:(?:root|proximate|primary|secondary|tertiary|main|underlying|direct|immediate|likely|probable|real|actual|suspected|core|ultimate) )*(?:cause|trigger|reason|culprit|why|problem|issue|fault)s?(?: (?:of|for|behind) [^.;:]{1,60}?)?(?: (?:was|were|is)(?: (?:due to|related to|found to be|determined to be|identified as|simply|just|likely|probably))?|\\s*[:–—-]|\\W+)\\s*${ANY_LABEL}\\W*$`,
);
const CAUSED_BY = phrasing(
  `\\b(?:caused by|due to|because of|result of|resulted from|thanks to|owing to|triggered by|attributed to|down to|traced (?:back )?to|stemm(?:ed|ing) from|came from) (?!(?:the )?(?:previous|aforementioned|above|these|this|that|those|said|such|same)\\w*\\b)${ANY_LABEL}\\s*(?:[.;!]?\\W*$|[.;] )`,
);
const WAS_A = phrasing(
  `(?:^\\W*|, )(?:it|this|that) (?:was|were|is) (?!no\\b|not\\b|never\\b)(?:just |simply |only |likely |probably )?${ANY_LABEL}(?: (?:exposed|uncovered|triggered|surfaced) by [^.;]{1,60}?)?\\W*$`,
);
const SOME_THING = phrasing(
  /^\W*(?:it was |probably |just )?(?:something|some issue|some problem|an issue|a problem|trouble) (?:wrong |off |odd )?(?:with|in|about|around) (?:the |our |a )?(?:[a-z-]+ ){0,2}[a-z-]+\W*$/,
);
const HAD_A = phrasing(
  `^\\W*(?:the |our |an? )(?:[a-z-]+ ){1,4}?(?:had|has|suffered(?: from)?|experienced) (?:an?|some) (?:${QUALIFIER} ){0,2}(?:bug|fault|defect|glitch|problem|issue|error|failure|malfunction|hiccup)\\W*$`,
);
const SEEMS = phrasing(
  `^\\W*(?:so )?(?:(?:it|this|that)(?: really| all)? )?(?:seems?|seemed|appears?|appeared|turned out|looks like)(?: to (?:be|have been))? ${ANY_LABEL}\\W*$`,
);

const DOWN =
  '(?:down|closed|did not (?:work|respond|start|run)|didn.t (?:work|respond|start|run)|failed|failing|fail|unavailable|broken|broke|crashed|crashing|not working|stopped working|stopped|offline|unresponsive|unreachable|inaccessible|not available|not responding|not responsive|out of service|went (?:down|offline|away)|gone|an outage|outage|not functioning|unhealthy|dead|had (?:failed|crashed|stopped|gone down|an outage)|slow|overloaded|timed out|timing out|degraded|malfunction(?:ed|ing))';
/** The symptom given again as its cause. */
const TAUTOLOGY = phrasing(
  `\\b(?:was|were|went|got|became|is|are|has|had|have)? ?${DOWN}(?: [a-z]+){0,2},? (?:because|since|as) (?:it|they|the (?:\\w+ )?(?:service|servers?|systems?|site|app|application|platform|cluster|backend|database|network|machine|host) |that \\w+ |this )\\s?(?:(?:was|were|is|are|had|has|have|went|got|became|itself) ?(?:been |become |simply |also )?)*${DOWN}\\W*$`,
);
/** The outage as the cause of the outage. */
const SELF =
  /\b(outage|failure|downtime|crash|disruption|interruption|incident|error|slowness|problem)s? (?:was|were|is) (?:caused by|due to|the result of|a result of|because of) (?:an?|the|another|some) (?:[a-z-]+ )?\1s?\b(?! (?:in|on|of) ¤)[^.;:]{0,60}/;
/** Anything that can be looked up makes the label a pointer. */
const POINTER = /[぀-ヿ㐀-鿿가-힯]|¤|§|#\d|\b[a-z]{2,}-\d{2,}|\bcve-|\b\d{3,}\b|\bv?\d+\.\d+/;

export const rule: Rule = {
  id: 'label-as-cause',
  title: 'A label where the cause should stand',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'A label names the drawer; only the path from input to failure can be broken somewhere.',
  options: { words: 6 },
  check(context): void {
    const headless = isHeadless(context.document);
    const most = typeof context.options.words === 'number' ? context.options.words : 6;
    for (const sentence of context.prose.sentences) {
      const scope = scopeOf(sentence, headless);
      if (scope === 'none') continue;
      const words = plainWords(sentence);
      if (POINTER.test(words)) continue;
      const hit =
        (scope === 'cause' && wordCount(words) <= most + 2 ? ONLY_A_LABEL.exec(words) : null) ??
        (scope === 'cause' ? (WAS_A.exec(words) ?? HAD_A.exec(words) ?? SOME_THING.exec(words)) : null) ??
        CAUSE_IS.exec(words) ??
        CAUSED_BY.exec(words) ??
        SEEMS.exec(words) ??
        TAUTOLOGY.exec(words) ??
        SELF.exec(words);
      if (hit === null) continue;
      const said = hit[0].replace(/^\W+/, '');
      const from = sentence.from + hit.index + hit[0].length - said.length;
      context.report({
        from,
        to: from + said.trimEnd().length,
        message: `“${said.trim().replace(/[.;]$/, '')}” names a kind of trouble. Which input met which code or setting, and what state followed?`,
        rewrite: '[Input or change] reached [component], which [did what], so [state]; [symptom] followed.',
      });
    }
  },
};

function scopeOf(
  { role, quoted, question, block, sectionKind }: Sentence,
  headless: boolean,
): 'cause' | 'prose' | 'none' {
  if (quoted || question || block === 'footnote' || role === 'heading' || role === 'title') return 'none';
  if (role === 'cause' || role === 'why-answer') return sectionKind === 'what-happened' ? 'prose' : 'cause';
  if (role === 'timeline') return block === 'paragraph' && sectionKind !== 'timeline' ? 'prose' : 'none';
  if (role === 'action') return 'none';
  if (headless) return 'cause';
  return role === 'summary' || role === 'other' || role === 'metadata' ? 'prose' : 'none';
}

function wordCount(words: string): number {
  return words.match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu)?.length ?? 0;
}
