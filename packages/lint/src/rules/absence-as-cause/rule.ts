import { isHeadless } from '../../language/headless.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import { plainWords } from '../../language/plain-words.ts';
import type { Sentence } from '../../language/prose.ts';
import type { Rule } from '../../rule.ts';

/** Safeguards and ways of working: things whose absence is an opinion about what ought to have been there. */
const CONTROL =
  '(?:tests?|testing|test (?:coverage|suite|environment|plan)s?|unit tests?|integration tests?|qa|quality (?:assurance|control)|coverage|monitoring|monitors?|alerts?|alerting|alarms?|alarming|observability|visibility|telemetry|metrics?|logging|logs|(?:way|means|method) of (?:telling|knowing|detecting|seeing|noticing|checking|verifying|stopping|testing|rolling back)|tracing|dashboards?|instrumentation|notifications?|runbooks?|playbooks?|documentation|docs|guidelines?|guidance|instructions|knowledge|understanding|awareness|experience|expertise|familiarity|skills?|training|onboarding|communications?|coordination|collaboration|transparency|clarity|canary|canaries|canary (?:deploy\\w*|release\\w*|analysis|stage)|staging(?: environment)?|sandbox|gradual roll-?out|staged roll-?out|progressive (?:delivery|rollout)|feature flags?|reviews?|reviewing|code reviews?|peer review|audits?|auditing|validation|verification|checks?|cross-?checks?|checking|sanity checks?|health ?checks?|input validation|safeguards?|guard ?rails?|guards?|controls?|access controls?|protections?|safety nets?|constraints?|enforcement|restrictions?|separation|isolation|process(?:es)?|procedures?|policy|policies|standards?|governance|checklists?|protocols?|oversight|supervision|ownership|owners?|accountability|responsibility|planning|capacity planning|preparation|preparedness|rehearsals?|drills?|diligence|attention|care|discipline|foresight|redundancy|interlocks?|lock-?outs?|labels|labelling|labeling|signage|barriers?|kill ?switch(?:es)?|undo|confirmation (?:prompts?|dialogs?)|stand-?bys?|(?:tested |working |documented )?restores?|(?:second|spare|standby|backup) (?:node|replica|server|host|region|instance|switch|copy|unit|pump|team)|failover|fail-?over|backups?|back-?ups|replication|resilience|resiliency|fallbacks?|rollback(?: plan| procedure)?|roll-back|recovery plan|contingency(?: plan)?|disaster recovery(?: plan)?|circuit[- ]breakers?|rate[- ]limit(?:s|ing|er)?|throttling|timeouts?|retries|retry logic|back-?off|limits|spares?|spare [a-z]+|second (?:person|approver|reviewer|signatory|check|look|pair of eyes|carrier|line|link|operator|site|path|supplier)|resource limits|resource requests|sweeps?|priority(?:[- ]classes)?|pod disruption budgets?|autoscaling|auto-?scaling|automation|tooling|tools|versioning|version (?:control|pinning)|pinning|staff(?:ing)?|resources|manpower|personnel|time|budget|support|maintenance|hygiene|security(?: measures| controls| practices)?|measures|precautions|two-factor authentication|2fa|mfa|multi-factor authentication|authentication|authorization|permissions? checks?|encryption|detection|response plan|incident response(?: plan)?|escalation(?: path| policy)?|on-?call(?: rotation| coverage)?|handover|hand-?off|feedback|warnings?|error handling|exception handling|war room|mechanisms?|islanding mechanisms|schemes?|insight|information|context|access|scrutiny|evaluation|analysis|investigation|consideration|foresight|revision|confirmation(?: step)?|approval|approvals|sign-?off|practices?|culture|strategy|plan|management|functionality|method|ability|means|(?:way|option|function) to \\w+)';
const MODIFIERS =
  '(?:(?!(?:that|which|who|to|of|for|in|on|is|was|were|are|the|an?|and|or|by|with|from|when|as|so)\\b)[a-z][a-z-]*[ /]){0,4}?';
const CONTROLS = `(?:(?:an?|the|any|our) )?${MODIFIERS}${CONTROL}`;
const ABSENT =
  '(?:(?:not|never) having|sparse|scant|patchy|scarce|(?:a |the |our |an |overall |general |complete |total |clear )*(?:lack|absence|shortage|deficit|dearth|non-existence|insufficiency|inadequacy) of|lacking|missing|absent|insufficient|inadequate|non-?existent|not enough|too (?:few|little)|limited|incomplete)';
const CAUSES =
  '(?<!\\b(?:was|were|is|are|been|be|being) )(?:caused?|causes|causing|led|leads|leading|resulted|results|resulting|contributed|contributes|contributing|allowed|allows|allowing|meant|means|made|makes|let|lets|enabled|triggered|produced|prevented|delayed|explains?|explained|is (?:the|a|one) (?:root |main |primary )?(?:cause|reason)|was (?:the|a|one)(?: of the)? (?:root |main |primary |contributing )?(?:cause|reason|factor|culprit)s?|(?:is|was) to blame|is why|was why|created|exacerbated|compounded|worsened|prolonged|slowed|hid|masked)';

/** Anywhere that causes are told: the absence is the subject of, or stands behind, a causal word. */
const AS_SUBJECT = phrasing(`\\b${ABSENT} (?!of )${CONTROLS}\\b[^.;]{0,60}?\\b${CAUSES}\\b`);
const NO_AS_SUBJECT = phrasing(`(?:^|[.;,:] )\\W*(?:having )?no ${CONTROLS}\\b[^.;,]{0,40}?\\b${CAUSES}\\b`);
const BEHIND = phrasing(
  `\\b(?:due to|because of|caused by|owing to|result of|resulted from|result from|thanks to|stemm(?:ed|ing) from|attributed to|root(?:ed)? in|down to|came from|arose from|from|given|through|(?:stymied|hampered|hindered|impeded|delayed|blocked|slowed(?: down)?|complicated|prolonged)(?: [a-z]+){0,3} by) (?:(?:a|an|the|our|their|its|having|there being|any|mainly|partly|mostly|primarily) )*(?:${ABSENT}|no|having no|zero) ${CONTROLS}\\b`,
);
const BECAUSE = phrasing(
  `\\b(?:because|since|as) (?:there (?:was|were|is|are|wasn't|weren't|isn't) (?:no|not (?:enough|any|sufficient)|any|insufficient|inadequate|little|a lack of)|(?:we|they|it|the (?:team|system|service|pipeline|cluster|process|deploy)) (?:had no|lacked|did not have|didn't have|were missing|was missing|was lacking)(?: any| enough| a| an| proper| sufficient)?) ${CONTROLS}\\b`,
);
/** "Because no defrag was configured", "no alert was configured, so …": any missing provision. */
const NOT_PROVIDED = phrasing(
  /\b(?:(?:because|since|as) no (?:[a-z-]+ ){1,4}(?:was|were|is|are|had been|has been|existed) (?:configured|set up|in place|implemented|enabled|defined|written|installed|planned|available|present)|no (?:[a-z-]+ ){1,3}(?:was|were|is|are|had been) (?:configured|set up|in place|implemented|enabled|defined|written|installed|planned),? (?:so|hence|therefore|which meant|meaning))\b/,
);
const CAUSE_WAS = phrasing(
  `\\b(?:cause|reason|factor|culprit|trigger|why)s?(?: (?:of|for|behind) [^.;:]{1,50}?)? ?(?:was|were|is|are|:|–|-) ?(?:(?:that )?there (?:was|were|is|are) |that we had |having |due to )?(?:the |a |an )?(?:${ABSENT}|no) ${CONTROLS}\\b`,
);
/** In a cause section an absence on its own is offered as the cause. */
const ON_ITS_OWN = phrasing(
  [
    `^\\W*(?:(?:primary|secondary|tertiary|contributing factor|factor|cause|root cause|trigger|process|technical|people)\\b[^a-z]{0,4})?(?:\\d+[.)] ?)?(?:${ABSENT}) ${CONTROLS}\\b`,
    `^\\W*(?:\\d+[.)] ?)?(?:no|without(?: any)?|zero) ${CONTROLS}\\b(?! (?:were|was) (?:triggered|fired|sent|received|raised|lost|harmed|affected|needed|required))`,
    `\\b(?:there (?:was|were|is|are)|we had|we have|the \\w+ (?:had|has)|(?:it|they|which) (?:had|has|have)) (?:also |currently |simply |still )?(?:no|not (?:any|enough)|insufficient|inadequate|(?:a |no )?(?:complete |general )?lack of) ${CONTROLS}\\b`,
    `\\b(?:we|they|there|it|the \\w+|our \\w+) (?:also |currently )?(?:lack(?:s|ed)?|(?:did|do|does|was|were|is|are)(?: not|n't) (?:have |had |any )(?:any |an? |enough |sufficient |proper |adequate |the )?) ?${CONTROLS}\\b`,
    `\\b(?:a|the) lack of ${CONTROLS}\\b`,
    '^\\W*(?:the |a )?(?:lack|absence) of (?!(?:disk|memory|space|capacity|ram|cpu|quota|ips?|addresses|power|bandwidth|nodes)\\b)(?:an? |any |the )?[a-z-]+(?: [a-z-]+)?',
    `\\b(?:missing|lacking) ${CONTROLS}\\b`,
    `\\b${CONTROL} (?:did not|didn't|does not|doesn't) exist\\b`,
    `\\b(?:because|since|as|had|have|has|with)\\b[^.;]{0,50}\\b(?:and|or|nor) no ${CONTROLS}\\b`,
    `\\bno ${CONTROLS} (?:in place|set ?up|configured|defined|available|existed|exists|implemented|enabled|for|to|on|about)\\b`,
    `\\b(?:has|have|had|with) no ${CONTROLS}\\b(?! (?:job|column|field|row|key|file|table|flag|label|header|group|role|id|entry|node)s?\\b)`,
    `\\b(?:no one|nobody|none of (?:us|them|the [a-z]+)) had (?:an? |the |any )?${CONTROLS}\\b`,
    '\\b(?:nobody|no one|none of (?:us|them|the [a-z]+)) (?:had (?:ever )?been|was|were) (?:trained|informed|told|warned|briefed|instructed|assigned|responsible)\\b|\\b(?:we|they) (?:were|was) missing (?:an?|any)\\b|\\bthere (?:is|was) no limit\\b(?! to)|\\bfor (?:want|lack) of\\b(?! (?:space|memory|disk|quota))|^\\W*(?:not enough|too few|insufficient) (?:people|staff|operators|engineers|hands|nurses|drivers)\\b',
    '\\b(?:nothing|nobody|no one) (?:was |were |had |there )?(?:monitor(?:ed|ing|s)|check(?:ed|ing|s)|alert(?:ed|s)|watch(?:ed|ing)|limit(?:ed|s)|prevent(?:ed|s)|stopp?(?:ed|s)|validat(?:ed|es)|guard(?:ed|s)|warn(?:ed|s)|own(?:ed|s))\\b',
    '\\b(?:there (?:was|were)|with|had) no (?:second|other|additional|independent) (?:person|pair of eyes|operator|reviewer|check|engineer|opinion)\\b',
    `^\\W*(?:the |a |our )?(?:failure|inability) to (?:have|provide|maintain|keep|implement|set up|monitor|plan|document|test|validate|verify)\\b[^.;]{0,60}?\\b${CAUSES}\\b`,
    `\\bwithout (?:an? |any |proper |prior |sufficient |adequate )${CONTROLS}\\b`,
    `\\bthe fact that (?:there (?:was|were)|we (?:had|have)|it had|they had) (?:no|not (?:any|enough)) ${CONTROLS}\\b`,
    `^\\W*(?:[a-z-]+ )?${CONTROL} gaps?\\W*$|\\bgaps? in (?:the |our )?${CONTROLS}\\b`,
    `\\b(?:includ(?:e|es|ed|ing)|such as|namely) (?:an? |the )?${ABSENT} ${CONTROLS}\\b`,
    '\\bwithout (?:monitoring|testing|tests|reviews?|validation|alerts?|alerting|documentation|backups?|rate limit\\w*|staging|verification)\\b',
    `\\b${MODIFIERS}${CONTROL} (?:was|were|is|are) (?:missing|absent|lacking|insufficient|inadequate|non-?existent|not in place|not sufficient|not (?:present|available|implemented|enabled))\\b`,
  ].join('|'),
);
/** How the missing thing acted inside the machine is a mechanism. */
const MACHINE = phrasing(
  /\b(?:missing|no|absent) (?:index|header|row|rows|key|keys|column|field|file|files|env|environment variable|variable|semicolon|comma|dependency|package|library|symlink|route|record|dns record|entry|value|label|annotation|permission|certificate|cert|volume|volumes|credentials|token|packet|packets|parameter|argument|flag|migration|import|mount|node|nodes|pod|quota)s?\b/,
);

export const rule: Rule = {
  id: 'absence-as-cause',
  title: 'An absence offered as the cause',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'The list of what was not there has no end; naming one of them is a wish for a certain fix.',
  check(context): void {
    const headless = isHeadless(context.document);
    for (const sentence of context.prose.sentences) {
      const scope = headless && sentence.role === 'other' ? 'cause' : scopeOf(sentence);
      if (scope === 'none') continue;
      const words = plainWords(sentence);
      const hit =
        AS_SUBJECT.exec(words) ??
        NO_AS_SUBJECT.exec(words) ??
        BEHIND.exec(words) ??
        BECAUSE.exec(words) ??
        CAUSE_WAS.exec(words) ??
        NOT_PROVIDED.exec(words) ??
        (scope === 'cause' ? ON_ITS_OWN.exec(words) : null);
      if (hit === null || MACHINE.test(hit[0])) continue;
      const from = sentence.from + hit.index;
      context.report({
        from,
        to: from + hit[0].trimEnd().length,
        message: `“${shorten(hit[0].trim())}” tells what was not there. What was there, what did it cover, and why was that reasonable at the time?`,
        rewrite:
          '[What existed] covered [this]; [that] passed it because [reason]. ([The wished-for control] goes to Actions.)',
      });
    }
  },
};

function scopeOf({ role, quoted, question, block, sectionKind }: Sentence): 'cause' | 'prose' | 'none' {
  if (quoted || question || block === 'footnote' || role === 'heading' || role === 'title') return 'none';
  if (role === 'cause' || role === 'why-answer')
    return sectionKind === 'what-happened' || sectionKind === 'trigger' ? 'prose' : 'cause';
  if (role === 'action' || role === 'metadata') return 'none';
  return 'prose';
}

function shorten(words: string): string {
  return words.length > 80 ? `${words.slice(0, 79)}…` : words;
}
