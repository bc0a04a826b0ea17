import { type ActionText, taskStart } from '../../language/action-texts.ts';
import { isHeadless } from '../../language/headless.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import { plainWords } from '../../language/plain-words.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** Verbs that name an activity, not a result. */
const VAGUE_VERB =
  '(?:(?:investigation|analysis|evaluation|assessment|exploration|discussion)s? (?:of|into|on|about|with)|investigat(?:e|ing)|look(?:ing)? (?:in ?to|at|again|for (?=an? better|better|other|new|another|alternative|ways?|options?|solutions?|a way)|deeper|further|closer)|dig (?:in ?to|deeper)|div(?:e|ing) (?:deeper )?into|improv(?:e|ing)|enhanc(?:e|ing)|better\\b(?= \\w)|strengthen|bolster|boost|optimi[sz]e|refin(?:e|ing)|fine-?tune|streamline|harden|tighten(?: up)?|solidify|consider(?:ing)?|review(?:ing)?|re-?view|revisit|reconsider|re-?think|re-?work(?:ing)?|have (?:the |our |an? )?(?:[a-z]+ )?(?:team|staff|vendor|supplier|provider) (?:check|look|review|investigate|see)|get (?:[a-z]+ ){1,4}(?:into|in) (?:better |good )?shape|gain (?:more |better |further )?(?:insights?|understanding|clarity|confidence|visibility)|re-?assess|re-?evaluate|explor(?:e|ing)|discuss(?:ing)?|debate|brainstorm|reflect(?: on)?|think (?:about|of|through|on)|ponder|contemplate|evaluat(?:e|ing)|assess(?:ing)?|analy[sz]e|study|research|examine|understand|learn (?:more )?(?:about|from|how)|ensur(?:e|ing)|mak(?:e|ing) sure|see (?:if|whether|how|about|what)|check (?:if|whether|how|out|on)|check (?:with|again)|sort out|do something|communicate (?:better|more|earlier|clearly|with)|raise (?:the )?(?:quality|standards?|bar|level)\\b|tak(?:e|ing) (?:immediate |further |additional |concrete |appropriate |necessary |all |several |some |the |other |corrective )*(?:steps|measures|action)\\b|get a (?:better )?(?:grip|handle|hold) (?:on|of)|clean up(?= (?:the |our |all )?(?:config\\w*|code ?base|code|alerts?|monitoring|dashboards?|documentation|docs|logs?|process\\w*|pipelines?|infrastructure|permissions|tech\\w* debt|technical debt)\\W*$)|see to|come up with|tidy up|figure out|work out|(?:talk|speak) (?:to|with)|liaise|coordinate with|collaborate|engage with|sync (?:up )?with|touch base|(?:have|take) (?:a(?:nother)? )?(?:closer |deeper |fresh |good |second )?look|(?:get|gain|develop|build|obtain) (?:an? )?(?:better|clearer|deeper|full|fuller|proper) (?:understanding|picture|overview|grip|view|idea|handle)|simplify|rationali[sz]e|find out|find (?:a |an |some |another |other |better |new |the )?(?:\\w+ )?(?:ways?|solutions?|methods?|out)|find better|try(?: to)?|work (?:on|with|towards)|deal with|address|take care of|handle (?=\\w)|follow[- ]up(?: on| with)?|keep (?:monitoring|investigating|looking|working|watching|improving)|monitor(?:ing)?(?: the)? (?:situation|closely|this)|plan(?: for| to)?\\b(?= )|prepare (?:for|better)|be (?:better|more) (?:prepared|proactive|ready|aware)|get better|do better|have better|need better|focus(?:ing)? on|pay more|encourage|promote|foster|facilitate|support(?=\\s+(?:better|more|the team))|align(?: on)?|clarify|increase (?:the )?(?:robustness|resilience|resiliency|reliability|stability|visibility|observability|coverage|confidence|security|test coverage|monitoring|quality|transparency)|reduce (?:the |our )?(?:(?:[a-z-]+ ){0,3}?(?:latency|load|impact|dependenc(?:e|y|ies)|reliance|coupling|blast radius|noise|toil|clutter|duration|frequency|mttr|lead times?|response times?)|(?:number|amount|count|volume|frequency|share|rate) of|risk|likelihood|chance|complexity|toil|noise|technical debt|tech debt|debt)|minimi[sz]e|mitigate|prevent|(?:set ?up|get|have|need|needs|build|create|implement|add|provide|develop|introduce|do|put in place) (?:an? |some )?(?:better|more|improved|enhanced|stronger|closer|tighter|improvements?)|(?:set ?up|get|have|need|create|implement|add|build|introduce) some (?:kind|sort|form|type) of|(?:have|schedule|organi[sz]e|hold|arrange|start|set ?up) (?:an? |some )?(?:talk|discussion|conversation|chat|think)\\b|make (?:(?!more|better|easier|faster|less|sure)[a-z\\d¤][^ ]* ){1,8}?(?:more|better|easier|faster|safer|simpler|cleaner|clearer|smoother|stronger|quicker|tighter|leaner|less)(?! than))';
const VAGUE = phrasing(`^${VAGUE_VERB}(?![-\\w])`);

/** Verbless wishes: "Better monitoring", "More tests". */
const WISH = phrasing(
  /^(?:an? )?(?:better|more|improved|enhanced|stronger|increased|further|greater|tighter|deeper)(?: (?:and|or) (?:better|more|improved))?(?: [a-z][\w'-]*){1,12}\s*[.!;]?\s*$|^(?:[a-z][\w'-]* ){1,3}(?:improvements?|enhancements?|hardening|optimi[sz]ations?)\s*[.!;]?\s*$/,
);

/** Verbs after "and" or "then" that end in a thing: the review is only the way there. */
const RESULT = phrasing(
  /(?:\b(?:and|then|or|&|\/|by|→|->)|[,:])\s+(?:then |either |also |also to |to )?(?:add(?:ing)?|adopt|allow|alert(?:ing)?|apply|attach|automat\w+|backport|block(?:ing)?|build|bump|cap|change|chang(?:ing)|clean(?: up)?|close|commit|configur(?:e|ing)|convert|creat(?:e|ing)|cut|decide|delet(?:e|ing)|decommission|deploy(?:ing)?|deprecate|disabl(?:e|ing)|document(?:ing)?|drop|enabl(?:e|ing)|enforc(?:e|ing)|expos(?:e|ing)|extend|fail(?:ing)?|file|fix(?:ing)?|grant|hide|implement(?:ing)?|increas(?:e|ing)|install(?:ing)?|introduc(?:e|ing)|limit(?:ing)?|list|lock|log(?:ging)?|lower(?:ing)?|merge|migrat(?:e|ing)|mov(?:e|ing)|open|patch|pin(?:ning)?|publish|purge|push|rais(?:e|ing)|reject(?:ing)?|releas(?:e|ing)|remov(?:e|ing)|renam(?:e|ing)|replac(?:e|ing)|requir(?:e|ing)|resiz(?:e|ing)|restor(?:e|ing)|restrict(?:ing)?|retire|revert|revok(?:e|ing)|rotat(?:e|ing)|run(?:ning)?|scal(?:e|ing)|schedul(?:e|ing)|script|send(?:ing)?|set(?:ting)?|ship|split|store|switch(?:ing)?|tag|turn|unify|updat(?:e|ing)|upgrad(?:e|ing)|us(?:e|ing)|validat(?:e|ing)|wir(?:e|ing)|write|writing)\b/,
);

/** A measure, a date, a document that will exist, a behaviour that can be tried: a test of done. */
const DONE_TEST = phrasing(
  [
    '[<>≤≥]=? ?\\d',
    '\\b(?![1-5]\\d\\ds\\b)\\d+(?:[.,]\\d+)? ?(?:%|percent|ms|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|gi?b|mi?b|ti?b|rps|qps|x|×|times|replicas?|nodes?|instances?|nines)\\b',
    '\\d ?%',
    '\\bfrom \\S+ to \\S*\\d',
    '\\bto (?:at least |at most |under |below |above |over )?\\d',
    '\\b(?:at least|at most|no more than|fewer than|less than|more than|under|below|above|within|up to|every) (?:\\d|one|two|three|four|five|six|ten)',
    '\\b(?:by|before|until|due|on) (?:\\d{4}-\\d\\d|\\d{1,2}[ ./](?:\\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\w*\\.? \\d)',
    '\\b\\d{4}-\\d\\d-\\d\\d\\b',
    '\\b(?:the|all|these|our|those|both|its) (?:\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|both) (?:[a-z]\\S* ){0,2}[a-z]+s\\b',
    '\\b(?:in|as|into|with|via|through) (?:an? |the )?(?:\\w+ )?(?:rfc|adr|design doc(?:ument)?|proposal|write-?up|report|ticket|prototype|spike|poc|proof of concept|decision record|pull request|pr|load test|game ?day|benchmark)\\b',
    '\\byes/no\\b',
    '\\b[a-z]{2,10}-\\d{1,6}\\b(?<!\\b(?:sev|p|tls|sha|utf|http|covid|v|phase|step|t|us|eu)-\\d{1,6})',
    '(?:^|[\\s(\\[])#\\d+\\b',
    '\\b(?:issue|ticket|bug|pr|pull request|jira|mr|task) ?#? ?\\d+',
    '\\bacceptance\\b|\\bdone when\\b|\\bexit criteri',
  ].join('|'),
);
/** What the system will do then: proof enough for "ensure" and "improve", not for "consider". */
const BEHAVIOUR = phrasing(
  /\b(?:fails?|blocks?|rejects?|refuses?|pages?|paged|alerts?|alerted|e-?mailed|notified|warned|aborts?|exits?|errors?) (?:when|if|on|unless|before|after|the (?:build|deploy|pipeline|merge))\b/,
);
/** Words that only judge: what would be seen if it were so? */
const ENSURE = /^(?:ensur(?:e|ing)|mak(?:e|ing) sure)\b/;
const JUDGED = phrasing(
  /\b(?:right|correct|correctly|proper|properly|good|healthy|robust|reliable|adequate|adequately|sufficient|sufficiently|appropriate|appropriately|secure|stable|better|well|safe|safely|effective|effectively|smooth|smoothly|resilient|consistent|consistently|up[- ]to[- ]date|accurate|accurately|clear|clearly|quality|work|works|working|good enough|does(?:n't| not) happen|do(?:n't| not) (?:happen|occur|recur)|never|always|aware|prepared|ready|suitable|reasonable|responsive|scalable|maintained|handled|covered|tested|documented|monitored|communicated|aligned|understood|available|in place|as expected|best practices?)\b/,
);
/** Things that can be pointed at once they exist; naming one makes "ensure" a task. */
const ARTEFACT = phrasing(
  /\b(?:alert|alarm|lint|test suite|unit test|integration test|regression test|e2e test|smoke test|ci\b|pipeline|script|cron|dashboard|canary|feature flag|limit|quota|timeout|backup|replica|index|constraint|checklist|template|hook|validation|schema|label|annotation|header|flag|permission|role|key|token|certificate|password|version|namespace|pool|port|firewall|rule|config map|volume|disk|ssd|kernel|image|package)s?\b|¤/,
);
const LINK = /\][([]|https?:\/\/|#\d/;
/** "Prevent", "avoid", "address" are ends that need a means; with one, they are tasks. */
const NEEDS_MEANS = phrasing(
  /^(?:improv|enhanc|strengthen|harden|tighten|optimi|streamline|mitigate|prevent|avoid|address|handle|minimi[sz]e|plan|prepare|support|encourage|promote|try|clarify|align|reduce|increase|work|follow)/,
);
const MEANS =
  /\b(?:by|(?<!\b(?:communication|coordination|collaboration|cooperation|contact|relations?|working) )with|using|via|through|when|if|in case|unless)\b|¤/;

const PAST_OR_STATE = /^\S+(?:ed|d)\b/;

export const rule: Rule = {
  id: 'vague-action',
  title: 'An action without a test of done',
  severity: 'warning',
  group: 'language',
  why: 'A task that names no result can be neither finished nor seen to be missing.',
  options: { linkIsEnough: true },
  scope: 'task',
  check: (context) => checkTasks(context, context.tasks),
  also: [{ scope: 'sentence', check: (context) => checkTasks(context, plansElsewhere(context)) }],
};

function checkTasks(context: RuleContext, tasks: readonly ActionText[]): void {
  const linkIsEnough = context.options.linkIsEnough !== false;
  for (const action of tasks) {
    const start = taskStart(action.words);
    const task = action.words.slice(start).replace(/\s{2,}|[^\S ]/g, ' ');
    const linked = linkIsEnough && LINK.test(context.document.text.slice(action.from, action.to));
    const verb = vagueHead(task, action, linked);
    if (verb === null) continue;
    const from = action.from + start;
    context.report({
      from,
      to: Math.min(action.to, from + firstSentence(action.words.slice(start))),
      message: `“${capital(verb)} …” has no end that can be seen. What will exist, or what will be measured, when this is done?`,
      rewrite: rewriteFor(verb),
    });
  }
}

const PLAN = /^\W*(?:improve|enhance|strengthen|explore|consider|re-?evaluate|evaluate)\b/;
const TOLD = new Set(['other', 'response', 'lesson', 'summary', 'timeline', 'detection']);

/** List items that plan without standing among the actions: "- Improve alerting …" below a resolution. */
function plansElsewhere({ document, prose }: RuleContext): ActionText[] {
  if (isHeadless(document)) return [];
  const plans: ActionText[] = [];
  for (const sentence of prose.sentences) {
    if (sentence.block !== 'list-item' || sentence.sectionKind === 'timeline' || !TOLD.has(sentence.role))
      continue;
    const words = plainWords(sentence);
    if (PLAN.test(words))
      plans.push({
        from: sentence.from,
        to: sentence.to,
        raw: sentence.text,
        words,
        action: null,
        inActions: true,
      });
  }
  return plans;
}

/** The vague verb at the head of the task, or null where the task can be finished. */
function vagueHead(task: string, { action, inActions }: ActionText, linked: boolean): string | null {
  const head = VAGUE.exec(task)?.[0] ?? WISH.exec(task)?.[0];
  if (head === undefined) return null;
  const first = task.slice(0, firstSentence(task));
  if (DONE_TEST.test(task) || RESULT.test(first)) return null;
  if (BEHAVIOUR.test(task) && /^(?:ensur|mak|improv|enhanc)/.test(head)) return null;
  if (action?.status?.value === 'done') return null;
  if (linked || (action !== null && action.ticket !== null)) return null;
  if (!inActions && !isOrder(task, head)) return null;
  const rest = first.slice(head.length);
  if (ENSURE.test(head) && !JUDGED.test(rest) && ARTEFACT.test(rest)) return null;
  if (NEEDS_MEANS.test(head) && MEANS.test(rest)) return null;
  return head.replace(/\s+\S*$/, (tail) => (WISH.test(task) ? '' : tail)).trim();
}

/** In a text without headings: the verb in its base form, not "Reviewing took an hour". */
function isOrder(task: string, head: string): boolean {
  if (PAST_OR_STATE.test(task) && !/^(?:need|embed|feed)/.test(task)) return false;
  return !/^\w+ing\b/.test(head) && !/\b(?:was|were|had|took|did|has been|have been)\b/.test(task);
}

function firstSentence(words: string): number {
  const end = /[.!?](?=\s|$)|\n\s*\n/.exec(words);
  return end === null ? words.trimEnd().length : end.index;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function rewriteFor(verb: string): string {
  if (/^(?:ensur|mak)/.test(verb)) return 'Add [a check] that fails when [the condition] does not hold.';
  if (/^(?:improv|enhanc|better|more|strength|optimi|increas|reduc|boost|bolster)/.test(verb))
    return 'Change [what] so that [measure] goes from [value] to [value].';
  return 'Decide [the question] by [date] and record the answer in [ticket or document].';
}
