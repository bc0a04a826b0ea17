import { type ActionText, actionTexts, taskStart } from '../../language/action-texts.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** Tasks that teach, tell or write down (practice: the weak class of the action hierarchy). */
const WEAK = phrasing(
  /^(?:train|retrain|re-train|educate|teach|coach|brief|onboard|upskill|cross-train|mentor|document|write(?: up| down)?|re-?write (?:the )?(?:doc|wiki|guide|runbook|policy)|draft|publish|update|create|add|prepare|produce|revise|refresh|clarify|extend|expand|maintain|read|re-?read|study|remind|communicate|announce|inform|tell|notify (?:the )?(?:team|staff|everyone|people|all)|share|send|circulate|distribute|e-?mail|present|talk|discuss|meet|hold|organi[sz]e|schedule|arrange|run|host|give|conduct|do|have|hire|put|note|describe|list|mention|record|capture|explain|raise awareness|make sure (?:everyone|people|the team)|be (?:more )?careful|double-check|review|warn|encourage|ask|agree|define|establish|formalize|set up|improve|include|put)\b(?!-)/,
);
/** Weak by the verb alone, whatever it is done to. */
const WEAK_VERB = phrasing(
  /^(?:train|retrain|re-train|educate|teach|coach|upskill|cross-train|mentor|document|remind|brief|communicate|announce|inform|warn|raise awareness|be (?:more )?careful|double-check|tell|instruct|agree (?:with|on)|define (?:the )?(?:roles?|responsibilit\w+|terms?)|show (?:new |all |the )?(?:staff|people|teams?|everyone|colleagues|joiners)|sensiti[sz]e|formali[sz]e|describe|encourage|mention|(?:write|note|jot) down|put in writing|meet|discuss|circulate|clarify|explain|brief|talk (?:to|with|through|about)|(?:go|walk|run) (?:through|over)|sit down with|share (?:it|this|them|that|the (?:findings?|learnings?|lessons?|results?|outcomes?|reviews?|reports?|incident|story)))\b(?!-)/,
);
/** Weak things: done to one of these, even "add" and "update" are weak. */
const WEAK_THING =
  /\b(?:training|trainings|retraining|course|courses|workshop|workshops|brown-?bag|lunch[- ](?:and|&)[- ]learn|tech talk|talk|(?<=\b(?:hold|run|give|host|have|arrange|schedule|organi[sz]e|conduct|offer|plan|attend|provide|do)\b.{0,60})sessions?|seminar|webinar|onboarding|documentation|docs?|document|wiki|wikis|page (?:about|on|for|describing|explaining)|(?:best-practice|wiki|help|reference|knowledge|how-to) pages?|guide|guides|guideline|guidelines|guidance|handbook|(?:the|user|operating|operations|safety|training|reference|our|an?|staff|service) (?:[a-z]+ )?manuals?|readme|faq|runbook|runbooks|playbook|playbooks|sop|sops|policy|policies|procedure|procedures|process(?:es)? (?:doc\w*|description)|reminder|reminders|e-?mail|memos?|circulars?|bulletins?|leaflets?|flyers?|toolbox talks?|newsletter|announcement|announcements|meeting|meetings|call with|retro|retrospective|awareness|checklist reminder|knowledge (?:base|sharing|transfer)|article|blog post|post-?mortem|incident report|warning sign|notice|communication plan|best practices?|instructions?|how-?to|notes?|refreshers?|posters?|videos?|e-?learning|intranet|write-?ups?|sign-?offs?|stickers?|signage|lessons learned|newsletters?|(?:section|chapter|paragraph)s?|all-?hands|town ?hall|stand-?up|guild|brief(?:ing)?s?|(?:contact|phone|call|distribution|escalation) (?:lists?|sheets?|tree)|glossary|slides?|poster|leaflet)\b/;
/** Anything that changes the system, what it measures, or what it lets through. */
const STRONGER =
  /\b(?:alert|alerts|alerting|alarm|alarms|metric|metrics|monitor|monitors|monitoring|dashboard|probe|lint|linter|ci|gate|gates|block|blocks|automat\w*|script|scripts|scripted|cron|bot|hook|test|tests|testing|canary|limit|limits|quota|timeout|retry|retries|circuit breaker|failover|redundan\w*|replica\w*|rollback|roll back|feature flag|constraint|validat\w*|schema check|default|remove|delete|disable|replace|migrate|upgrade|downgrade|pin|patch|fix|refactor|isolat\w*|separate|encrypt|rotate|revoke|restrict|enforce|require|deploy|install|configure|config|implement|enable|increase|decrease|reduce|lower|raise the|scale|drill|game ?day|simulation|permission|permissions|access|model|index|cache|database|terraform|pipeline|build|code|engine|deny|drop|hide|reject|guard|backup|backups|restore|merge|tool|tooling)\b/;
/** Policies that a machine reads. */
const MACHINE_POLICY =
  /\b(?:pull|retention|network|admission|scaling|retry|cache|iam|restart|eviction|bucket|routing|lifecycle|firewall|resource|scheduling|replication|password|rotation) polic(?:y|ies)\b/;
const MACHINE_ADDRESSED =
  /^(?:tell|inform|instruct|teach|warn|remind|train) (?:the |each |every |our )?(?:[a-z-]+ )?(?:balancer|proxy|scheduler|clients?|servers?|service|gateway|controller|parser|job|kernel|database|pumps?|broker|cluster|load balancer|importer|pipeline|linter|agent)\b(?! (?:desks?|teams?|staff|crews?|owners?|engineers?|operators?|managers?|agents?|people|admins?|administrators?))/;
/** A message that a machine sends when something happens is an alarm. */
const SIGNAL =
  /^(?:e-?mail|notify|inform|warn|tell|remind|message|send)\b.{0,80}\b(?:when(?:ever)?|if|as soon as|before expiry)\b/;
/** Whatever is written into a document is a document. */
const WRITTEN_INTO =
  /^(?:add|put|write|note|describe|list|mention|include|record|capture|document|move|copy|update|make)\b.{1,80}\b(?:to|in|into|on) (?:the |our |an? |every |each )?(?:[a-z-]+ ){0,2}(?:wiki|handbook|run-?book|play-?book|guides?|docs|documentation|readme|faq|manual|newsletter|sop|contact list|phone list|confluence|notion|sharepoint|policy|training|onboarding|intranet|notice ?board)(?: ¤*)?\W*$/;
const WRITTEN_UP =
  /^write(?:[- ]|ing )up\b|^(?:write|draft|publish|prepare) (?:an? |the )?(?:[a-z-]+ )?(?:posts?|articles?|summary|memos?|letters?)\b|\b(?:printed|paper|laminated) (?:copies|copy|cards?|sheets?|signs?)\b|^make the (?:[a-z-]+ )?(?:guide|docs|documentation|runbook|playbook|wiki|policy|procedure|manual)\b/;
/** A second task in the same breath that is not of the weak class. */
const ALSO = phrasing(`\\b(?:and|then|plus|with|by)\\b.*(?:${STRONGER.source})`);
const MACHINE_LEARNING =
  /\b(?:models?|classifiers?|networks?(?! (?:team|engineers?|staff|operations|group))|embeddings?|detectors?|forecasts?|predictors?|recommenders?|algorithms?|data)\b/;
const ENDS_WEAK = phrasing(`(?:${WEAK_THING.source})$`);
const REASON =
  /\b(?:accepted? risk|risk accepted|we accept|no stronger action|will not do|won't do|out of scope because)\b/;
const PARTS = /\s*(?:;|\+|&|(?<!\w\.)\.(?=\s|$)|,(?=\s))\s*/;

export const rule: Rule = {
  id: 'weak-actions-only',
  title: 'Training, documents and meetings are the only actions',
  severity: 'warning',
  group: 'language',
  why: 'What people were told fades; what the system refuses, limits or reports stays.',
  check(context: RuleContext): void {
    const texts = actionTexts(context.document, context.prose);
    const items = texts.filter(({ action }) => action !== null);
    const actions = items.length > 0 ? items : texts;
    const first = actions[0];
    if (first === undefined || !actions.every(isWeak)) return;
    if (REASON.test(context.document.text.toLowerCase())) return;
    const count = actions.length;
    const subject =
      count === 1
        ? 'The only action teaches, tells or writes something down'
        : `All ${count} actions teach, tell or write something down`;
    context.report({
      from: first.from,
      to: first.to,
      message: `${subject}. Is there one that removes the hazard, limits its reach or raises an alarm, or a reason to record why not?`,
    });
  },
};

/** Every part of a task is of the weak class; a task that cannot be judged is not. */
function isWeak({ words, inActions }: ActionText): boolean {
  const parts = words.split(PARTS).filter((part) => /[a-z]/.test(part));
  return parts.length > 0 && parts.every((part) => isWeakPart(part, !inActions));
}

/** `onlyOrders`: in a text without headings a sentence is a task only where it begins with its verb. */
function isWeakPart(part: string, onlyOrders: boolean): boolean {
  const task = part.slice(taskStart(part)).trim();
  if (onlyOrders && !WEAK.test(task)) return false;
  const plain = afterTopic(task).trim();
  if (ALSO.test(plain) || MACHINE_POLICY.test(plain)) return false;
  if (SIGNAL.test(task)) return false;
  if (WRITTEN_INTO.test(task) && WEAK.test(task)) return true;
  if (WRITTEN_UP.test(task)) return true;
  if (WEAK_VERB.test(task)) return !MACHINE_LEARNING.test(plain) && !MACHINE_ADDRESSED.test(task);
  if (!WEAK_THING.test(plain)) return false;
  return (
    !STRONGER.test(plain) ||
    ((WEAK.test(task) || STRONGER.exec(task)?.index !== 0) && ENDS_WEAK.test(beforeReaders(plain).trim()))
  );
}

/** "Send the restore guide to all teams": to whom it goes does not make it stronger. */
function beforeReaders(task: string): string {
  return task.replace(
    /\b(?:to (?:all|the|every\w*|each|our|both|new|their)|with|among|across|between|at|before|after)\b.*$/,
    '',
  );
}

/** "Write a guide on alerting" is a guide: what a document is about does not make it stronger. */
function afterTopic(task: string): string {
  return task.replace(
    /\b(?:on(?!-)|about|for|how to|of|that (?:describes|explains)|describing|explaining|covering|regarding|in)\b.*$/,
    '',
  );
}
