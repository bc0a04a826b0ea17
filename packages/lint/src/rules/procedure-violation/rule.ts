import { registerCue } from '../../language/cues.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import { plainWords } from '../../language/plain-words.ts';
import type { Sentence } from '../../language/prose.ts';
import type { Rule } from '../../rule.ts';

/** Without one of these nothing is measured against a norm. */
const cue = registerCue(
  `policy policies procedure procedures procedural process processes protocol protocols runbook runbooks run-book
   run-books run playbook playbooks guideline guidelines guidance standard standards sop sops checklist checklists
   review reviews reviewer reviewers approval approvals sign-off sign-offs signoff signoffs change changes rule rules
   practice practices instruction instructions convention conventions freeze gate gates cab documentation docs manual
   principle path window handbook workflow train staging qa ci pipeline step steps check checks test tests testing
   requirement requirements compulsory standard signature signatures despite spite approved authorised authorized signed reviewed agreed cleared statement statements permit permits order orders notwithstanding regardless usual required mandatory prescribed obligatory stipulated customary agreed necessary
   pre-flight preflight dry-run dry verification validation command protection agreement regulation regulations
   compliance non-compliance authorization authorisation permission consent clearance ticket unauthorized unauthorised
   unapproved unsanctioned unreviewed out-of-process off-process`,
);

/** The written way of working, as a yardstick. */
const NORM =
  '(?:polic(?:y|ies)|procedures?|process(?:es)?|protocols?|run-?books?|playbooks?|guidelines?|guidance|standards?|sops?|standard operating procedures?|checklists?|(?:code |peer |security |design |change )?reviews?|reviewers?|approvals?|sign-?offs?|change (?:management|control|process|freeze|board|request|window)|(?:the |our |established |internal |company |site |safety |team |release |deployment |access )rules?|best practices?|instructions?|conventions?|(?:code |deploy |release |change |deployment )?freeze|gates?|quality gates?|cab|documentation|the docs|the manual|four[- ]eyes(?: principle)?|two-person rule|escalation path|maintenance window|handbook|workflow|release train|staging|qa|ci|ci checks|the pipeline|required (?:steps?|checks?|tests?)|safety checks?|pre-?flight|dry[- ]run|test plan|(?:agreed|approved|written|rollout|roll-out|migration|change|deployment|recovery|rollback|test) plan|testing(?: phase| stage| step)?|verification step|validation step|steps?(?! (?:files?|functions?|definitions?|counters?|events?|ids?|numbers?)\\b)(?: \\d+)?|chain of command|branch protection|agreement|regulations?|compliance|peer review|operating instructions|(?:second|double|final|safety|pre-?start|acceptance|identity|independent|two-person|cross) ?-?checks?|(?:second|two|both|required) signatures?|method statements?|work (?:orders?|instructions?)|permits? to work|code of practice|house rules)';
const DESCRIBED =
  "(?:(?:the|our|a|an|any|all|this|that|these|its|their|his|her|standard|normal|usual|documented|established|agreed|written|proper|correct|required|mandatory|existing|internal|company|official|defined|approved|deployment|deploy|release|change|security|review|operational|on-?call|incident|access|rollback|rollout|testing|two-person|company's|team's|recommended|prescribed|formal|data|retention|password|naming|safety|operating|team|engineering|production|emergency|escalation|upgrade|migration|maintenance|backup|recovery|code|some|one|several|certain|pre-?deploy|pre-?flight|hand-?over|branch|peer|step \\d+ of|steps? (?:in|of|from)) )*";
const OF_NORM = `${DESCRIBED}(?:(?!(?:no|not|never|and|or|that|which|of|to|in|on|for|by|with|from|as|when|while|was|were|is)\\b)[a-z][a-z-]* ){0,2}?${NORM}`;
const VIOLATION = phrasing(
  [
    `\\b(?:did|do|does|was|were|had|has|have|is)(?: ?n't| not)(?: been| being)?(?: \\w+ly)? (?:follow(?:ed|ing)?|compl(?:y|ied) with|adhered? to|observed?|respect(?:ed)?|obey(?:ed)?|g(?:o|one) through) ${OF_NORM}\\b`,
    `\\b(?:never|hardly ever|rarely|seldom) (?:followed|observed|respected|obeyed|consulted|complied with|adhered to|went through|sought|asked for|obtained|got) ${OF_NORM}\\b`,
    `\\b(?:cut|cuts|cutting) corners (?:on|with|in) ${OF_NORM}\\b`,
    `\\b(?:disregarded|ignored|overlooked|passed over) (?:the |an? )?(?:[a-z-]+ )?(?:warnings?|notes?|steps?|cautions?) (?:in|of|from) ${OF_NORM}\\b`,
    `\\b(?:no|nobody (?:raised|filed|opened)|no one (?:raised|filed|opened)) (?:an? )?(?:[a-z-]+ ){0,4}(?:(?:was|were|had been) [a-z]+ )?,? ?(?:as|which|although|though) (?:the |our )?(?:process|policy|procedure|protocol|rules?|checklist|standard|runbook|handbook)(?: [a-z]+)? (?:demands?|demanded|requires?|required|prescribes?|prescribed|asks? for|calls? for|called for|says?|stipulates?)\\b`,
    `\\b(?:nobody|no one|no-one|none of (?:us|them|the \\w+)) (?:followed|observed|respected|obeyed|used|consulted) ${OF_NORM}\\b`,
    `\\b${OF_NORM} (?:was|were|had been|has been|is|are)(?: ?n't| not| never)(?: \\w+ly| always| being| been)* (?:followed|adhered to|respected|observed|obeyed|complied with|honou?red|applied|used|performed|carried out|obtained|sought|requested|granted|given|completed|consulted)\\b`,
    `\\b(?:without|instead of|rather than|by not|not) (?:properly |correctly |fully )?(?:following|adhering to|respecting|observing|obeying|complying with|going through|consulting|completing|performing|filling in|carrying out|obtaining|seeking|waiting for|getting|asking for|having) ${OF_NORM}\\b`,
    `\\b${OF_NORM} (?:was|were|had been|has been|is) (?:only |just )?(?:half|half-heartedly|partly|partially|loosely|selectively) (?:followed|observed|applied|completed|done|respected)\\b`,
    `\\b(?:without|lacking) (?:the |an? |any |prior |proper |required |necessary |explicit |formal |peer |code |management |written )+(?:approval|review|sign-?off|authori[sz]ation|permission|consent|clearance|work permit|permit|work order|change request|change ticket)s?\\b|\\bwithout (?:approval|sign-?off|authori[sz]ation|code review|peer review|permission from|a second reviewer)\\b`,
    `\\b(?:violat(?:ed|es|ing|ion of|ions of)|breach(?:ed|es|ing)|broke|contraven(?:ed|es|ing|tion of)|infring(?:ed|ing|ement of)|flout(?:ed|ing)|disregard(?:ed|ing|s| for| of)|disobey(?:ed|ing)|non-?compliance with|non-?adherence to|ignor(?:ed|ing|es)|neglect(?:ed|ing)) ${OF_NORM}\\b`,
    `\\b(?:bypass(?:ed|es|ing)|by-?pass(?:ed|ing)|circumvent(?:ed|ing|s)|side-?step(?:ped|ping)|skip(?:ped|ping|s)|went around|worked around|short-?cut|short-?circuited|evad(?:ed|ing)|cut short|overrode|overrul(?:ed|ing)|jumped|dodged|rushed) ${OF_NORM}\\b`,
    `\\b${OF_NORM} (?:was|were|had been|has been|got|being|been) (?:(?:\\w+ly|again|also) )?(?:bypassed|by-passed|circumvented|skipped|violated|ignored|breached|sidestepped|side-stepped|disregarded|overridden|omitted|neglected|broken|rushed|flouted|short-circuited|cut short|worked around|shortcut)\\b(?! by (?:the |an? )?(?:\\w+ )?(?:attackers?|exploit\\w*|hackers?|malware|scheduler|job|script|pipeline|controller|system|tool|runner|workflow|bot|loop|parser))`,
    `\\b(?:deviat(?:ed|es|ing|ion|ions)|depart(?:ed|ing|ure)|divert(?:ed|ing)|diverg(?:ed|ing)|stray(?:ed|ing)) from ${OF_NORM}\\b`,
    `\\b(?:against(?<!(?:verif\\w+|check\\w*|compar\\w+|validat\\w+|test\\w*|requirements|ports|run) (?:[^.;]{0,60} )?against)|contrary to|in (?:violation|breach|contravention|defiance) of|in disregard of|outside(?: of)?|not (?:in (?:line|accordance|compliance|keeping) with|according to|as per|per|compliant with)|not (?:carried out|done|made|performed|executed|handled|completed|deployed|tested) (?:\\w+ly )?(?:according to|in accordance with|in line with|as per|per)|inconsistent with|at odds with) ${OF_NORM.replace('|ci checks|the pipeline', '')}\\b(?! account)`,
    `\\b(?:fail(?:ed|ing|ure|s)|neglected|forgot|refused|omitted) to (?:properly |fully |correctly )?(?:follow|adhere to|comply with|observe|respect|apply|consult|go through|obtain|get|seek|request) ${OF_NORM}\\b`,
    `\\b(?:policy|process|procedur(?:e|al)|protocol|compliance|rule|sop) (?:violations?|breach(?:es)?|infractions?|non-?compliance)\\b`,
    '\\b(?:unauthori[sz]ed|unapproved|unsanctioned|unreviewed|out-of-process|off-process) (?:change|changes|deploy|deployment|deployments|release|releases|rollout|rollouts|modification|modifications|merge|restart|maintenance|upgrade|edit)\\b',
    `\\b(?:despite|in spite of|notwithstanding|regardless of) (?!following|adher|compl|observ|having)(?:the |an? |our )?(?:[a-z-]+ ){0,2}?(?:freeze|ban|prohibition|polic(?:y|ies)|rules?|instructions?|procedures?|moratorium|embargo|change window|hold)\\b`,
    `\\b(?:did not|didn't|failed to|omitted to|neglected to) (?:carry out|perform|do|run|complete|make|conduct|execute|take|obtain|fill in) (?:the |an? )?(?:[a-z-]+ )?(?:prescribed|required|mandatory|obligatory|usual|stipulated|agreed|customary|necessary) [a-z-]+`,
    `\\b(?:usual|required|mandatory|prescribed|obligatory|stipulated|customary|agreed) (?:[a-z-]+ ){1,3}?(?:was|were|had been) (?:skipped|left out|omitted|not (?:done|made|performed|carried out|completed|run|taken|held)|missed|forgotten|neglected|waived|ignored)\\b`,
    `(?<!\\b(?:firewall|routing|alert|alerting|ingress|iptables|nat|waf|lint|rewrite|forwarding|network|filter|cache|security group|proxy|recording) )\\brules? (?:was|were|had been) (?:not (?:followed|observed|respected|obeyed)|disregarded|ignored|violated|broken|overridden)\\b`,
    `\\b(?:skip(?:ped|ping|s)|omitted|bypassed|left out|ignored|waived|missed out|jumped) (?:the |a |an |this |that )?(?:mandatory|required|prescribed|obligatory|stipulated|compulsory|usual|standard|prescribed) [a-z]+`,
    `\\b(?:did not|didn't|was not|were not|without|skipped|omitted)\\b[^.;]{1,70}\\b(?:(?:that|which|as) (?:the |our )?(?:protocol|procedure|policy|process|checklist|manual|rule ?book|runbook|standard|instructions?) (?:requires?|required|prescribes?|prescribed|demands?|demanded|calls? for|called for|stipulates?|says?|asks? for)|as (?:prescribed|stipulated|mandated))\\b`,
    '\\bin (?:breach|violation|contravention|defiance) of (?:the |our |all |an? |its )(?:[a-z-]+ ){0,3}?(?:rules?|law|orders|terms|conditions)\\b',
    '\\boutside (?:of )?(?:the |its |an? )?(?:approved|agreed|permitted|allowed|planned|scheduled) (?:[a-z]+ )?(?:window|hours|time|slot)\\b',
    '\\b(?:rule|requirement|policy|instruction) that [^.;]{3,70} (?:was|were|had been) (?:ignored|not (?:followed|observed|respected|obeyed|kept)|disregarded|broken|violated|bypassed|skipped)\\b',
    '\\b(?:was|were|had) not (?:been )?(?:(?:approved|authori[sz]ed|signed off)\\b|(?:reviewed|agreed|cleared) (?:by|with) [a-z]+)',
    '(?<!\\b(?:verified|checked|compared|validated|tested|evaluated|linted|measured) )\\bagainst (?:the |our |company |all |internal )*(?:polic(?:y|ies)|procedures?|protocols?|rules|guidelines|instructions|regulations)\\b(?! (?:check|engine|test|validation|file|set))',
    '\\b(?:broke|breaking|breaks) (?:with )?(?:protocol|procedure|policy|the rules|the freeze|the rule)\\b',
  ].join('|'),
);
/** Attackers bypass, packets bypass, and a plan forbids: none of these measures a colleague. */
const ATTACK = phrasing(
  /\b(?:attack(?:er|ers|s)?|exploit\w*|hackers?|adversar\w+|malicious|malware|vulnerabilit\w+|hijack\w*|phish(?:ed|ers?)|intruders?|threat actors?|unauthori[sz]ed (?:access|user|transaction|party|parties))\b/,
);
/** A machine that skips or violates obeys its code. */
const MACHINE = phrasing(
  /\b(?:responses?|repl(?:y|ies)|payloads?|fields?|values?|files?|records?|inserts?|statements?|strings?|keys?|services?|servers?|clients?|pods?|jobs?|requests?|packets?|process(?:es)?|prox(?:y|ies)|parsers?|quer(?:y|ies)|transactions?|nodes?|replicas?|scripts?|controllers?|schedulers?|apps?|apis?|librar(?:y|ies)|traffic|water|sensors?|monitors?|messages?|rows?|writes|reads|loops?|bots?|workers?|daemons?|kernels?|drivers? (?:library|module)|modules?|functions?|code|system|systems) (?:\w+ly |then |also |had |has |have |was |were )?$/,
);
const PLANNED =
  /\b(?:must|should|can|could|may|might|shall|will|would|to|cannot|no longer|can't|never|if|whether|allow(?:s|ed|ing)?|let(?:s)?|able)\b[^.;,]{0,30}$/;
const DENIED = /\b(?:no|not|nobody|none|never|didn't|without|nor|neither)\b(?:[^.;,]{0,20})$/;
const SELF_NEGATED =
  /^(?:did|do|does|was|were|had|has|have|is|without|not|lacking|instead|by not|fail|neglect|forgot|refused)/;

export const rule: Rule = {
  id: 'procedure-violation',
  title: 'The procedure as the yardstick',
  severity: 'warning',
  group: 'language',
  scope: 'sentence',
  why: 'Work is never as written; what made the shortcut the sensible way is what can be changed.',
  check(context): void {
    for (const sentence of context.prose.sentences) {
      if (!sentence.has(cue) || !judges(sentence)) continue;
      const words = plainWords(sentence);
      const hit = VIOLATION.exec(words);
      if (hit === null || ATTACK.test(words)) continue;
      const before = words.slice(Math.max(0, hit.index - 60), hit.index);
      if (MACHINE.test(before)) continue;
      if (PLANNED.test(before) || (DENIED.test(before) && !SELF_NEGATED.test(hit[0]))) continue;
      // `Bypassing the three checks.` alone may tell of an exploit's way in.
      if (
        sentence.role === 'other' &&
        !/[a-z]/.test(words.slice(0, hit.index)) &&
        !/[a-z]/.test(words.slice(hit.index + hit[0].length)) &&
        /^bypassing/.test(hit[0])
      )
        continue;
      const from = sentence.from + hit.index;
      context.report({
        from,
        to: from + hit[0].trimEnd().length,
        message: `“${hit[0].trim()}” measures the work against the rule. How is it usually done, what does the other way save, and does the rule fit?`,
        rewrite:
          '[N] of the last [M] [changes] went the same way; the written way costs [what] and assumes [what].',
      });
    }
  },
};

function judges({ role, quoted, question, block }: Sentence): boolean {
  if (quoted || question || block === 'footnote') return false;
  return role !== 'heading' && role !== 'title' && role !== 'action' && role !== 'metadata';
}
