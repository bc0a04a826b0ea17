import { type ActionText, taskStart } from '../../language/action-texts.ts';
import { phrasing } from '../../language/phrasing/phrasing.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** "All" and its kin, where nothing counts or ends them. */
const UNIVERSAL =
  '(?:every(?:thing|where)?|each and every|all(?: of)?(?: (?:the|our|of|these|those|its|their|your|possible|potential|other|relevant|remaining|existing|future))*|any possible|any and all|the entire|the whole|anywhere|whatever|100 ?%|a hundred percent|zero|(?:any|all) (?:kind|sort|type)s? of)';
/** Work that has no last case: asked of "all" or "every", it goes on for ever. */
const ENDLESS_VERB =
  '(?:test(?:ing|s)?|check(?:ing|s)?|verif(?:y|ies|ying)|validat(?:e|ing)|monitor(?:ing|s)?|review(?:ing|s)?|watch(?:ing)?|inspect|document(?:ing|ation)?|prevent(?:ing|s)?|eliminat(?:e|ing|es)|avoid(?:ing|s)?|catch(?:ing|es)?|cover(?:ing|s|age)?|handle|handling|anticipat(?:e|ing)|ensur(?:e|ing)|mak(?:e|ing) sure|guarantee(?:ing)?|automat(?:e|ing)|fix(?:ing)?|improv(?:e|ing)|support(?:ing)?|audit(?:ing)?|detect(?:ing|s)?|understand(?:ing)?|consider(?:ing)?|account for|protect(?:ing)?|secure|securing|simulat(?:e|ing)|alert(?:ing|s)? (?:on|for)|tests? (?:for|of)|train(?:ing)?|know|reach|achiev(?:e|ing)|have|keep|maintain(?:ing)?|refactor(?:ing)?|notify|respond to|identify|catalogue|map out|investigate|analy[sz]e|predict|stop|get rid of)';
const ENDLESS = phrasing(
  `\\b${ENDLESS_VERB}\\b(?: [a-z'-]+){0,6}? ${UNIVERSAL}\\b(?! ?[=:])(?! (?:mon|tues|wednes|thurs|fri|satur|sun)day\\b)(?! (?:other )?(?:day|night|week|month|quarter|year|hour|minute|morning|evening|weekday|release|deploy|sprint|build|commit|merge|\\d+)\\b)(?! (?:traffic|requests|messages|writes|reads|packets|queries)\\b)`,
);
const POSSIBLE = phrasing(
  /\b(?:every|all|any|each)(?: of the)? (?:possible|conceivable|imaginable)\b|\bevery single\b|\bno [a-z]+ (?:(?:is|are|will be|can be|gets?|can|will|may) )?ever\b|\bever again\b|^[a-z-]+ (?:over )?(?:everything|everywhere)\b(?! (?:listed|named|below|in [a-z]+-\d))/,
);
const ALWAYS = phrasing(
  /^(?:always|never)\b(?![-_])|^(?:(?!\b(?:that|which|who|because|so|since|if)\b)[^,.;]){0,60}\b(?:should|must) (?:always|never)\b|^(?:make sure|ensure)(?: that)? (?:users?|customers?|clients?|we|nobody|no one|it|this)\b[^.;]{0,30}\b(?:never|ever)\b|[.;,] (?:and )?never\b|\band never\b|\bat all times\b|\bno (?:more|further) (?:outages?|incidents?|bugs?|errors?|mistakes?|downtime|failures?|surprises|single points? of failure|manual [a-z]+)\b|^[a-z-]+ all [a-z' -]{3,40}(?:everywhere|anywhere)\b|^no [a-z -]{3,40} (?:anywhere|ever|whatsoever)\b/,
);
const FULLY =
  /\b(?:fully|completely|totally|entirely) (?:resilient|redundant|automated|tested|covered|monitored|secure|documented|protected|fault-tolerant|immune)\b|\b(?:resilient|safe|immune|protected|redundant|robust) (?:against|to|from) (?:any|all|every)\b|\b(?:against|for|of) any (?:[a-z-]+ ){1,3}(?:of|by|in|from) any\b|\ball (?:possible )?(?:failure modes|error cases|edge cases|corner cases|scenarios|eventualities)\b/;
const PERFECT = phrasing(
  /(?<!\b(?:when|if|while|until|unless|than|at|below) )\b(?:100 ?%|zero) (?:test |code |service |unplanned |data |of )*(?:automation|redundancy|resilience|accuracy|reliability|compliance|correctness|reliable|available|safe|secure|correct|automated|coverage|uptime|availability|downtime|bugs|defects|incidents|outages|errors|failures|manual|toil|alerts|tech(?:nical)? debt|loss|trust|of )/,
);
/** A whole estate moved, replaced or removed. */
const WHOLESALE = phrasing(
  /^(?:(?:migrat|mov|convert|digiti[sz]|port|replac|remov|upgrad|updat|rewrit|containeri[sz]|automat|standardi[sz]|harmoni[sz]|consolidat|harden|retir|delet|review)(?:e|ing)?|clean(?:ing)?(?: up)?|tidy(?: up)?) (?:all|every|each|any|(?:the|our|its) (?:entire|whole|complete))(?: of)?(?: (?:monitoring|logging|alerting|deployment|build|backup|our|the|other|legacy|existing|remaining|internal|production|manual|paper|old|stale|unused|undocumented|outdated|hard-?coded))* (?:data ?cent(?:er|re)s?|procedures?|configurations?|configs?|environments?|regions?|repositor(?:y|ies)|repos|pipelines?|scripts|dependenc(?:y|ies)|libraries|services?|systems?|applications?|apps|products?|single points? of failure|code(?:base)?|infrastructure|mainframe|platform|stack|workloads?|(?:technical |tech )?debt|estate|process(?:es)?|hardware|network|fleet)\b/,
);
/** A whole system anew. */
const ANEW = phrasing(
  /^(?:(?:completely|fully|totally|entirely|eventually) )?(?:re-?writ(?:e|ing)|re-?architect(?:ing)?|re-?design(?:ing)?|re-?build(?:ing)?|overhaul(?:ing)?|re-?engineer(?:ing)?|re-?platform(?:ing)?|modernis?z?e|re-?think)\b(?!-)/,
);
const SMALL_THING = phrasing(
  /\b(?:steps?|runbook|playbook|section|paragraph|message|page|doc|docs|documentation|readme|query|queries|test|tests|function|method|script|alert|alerts|regex|line|template|check|endpoint|job|step|index|table|image|images|container|file|title|text|config|form|button|panel|dashboard|helper|loop|handler|module|parser|statement|log|cron|hook|workflow|node|nodes|cluster state|replica|environment|package|cache|vm|host|disk|array|raid|pool|volume|indices)\b|¤/,
);
/** Longer than a quarter. */
const LONG = phrasing(
  /\b(?:over the (?:next|coming) (?:\w+ )?years?|multi-?year|(?:next|two|three|four|several|coming) (?:years|quarters)|long-?term (?:goal|project|effort|initiative|vision))\b/,
);
const VERB_CHAIN = phrasing(
  /\b(?:add|audit|automate|build|check|clean|configure|create|define|deploy|design|develop|document|enable|evaluate|fix|implement|improve|install|introduce|investigate|measure|migrate|monitor|move|rebuild|redesign|refactor|remove|replace|retire|review|rewrite|roll out|rotate|set|split|test|train|update|upgrade|validate|verify|write)\b/g,
);

/** Something that ends it: a count, a date, a span of time, a list. */
const BOUND = phrasing(
  /\b(?:all|every|the|both|these|those|our|remaining|its|other) (?:of (?:the|our) )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! ?%)|\b\d{4}-\d\d-\d\d\b|\b(?:by|until|before) (?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the end of)|\b\d+ ?(?:h|hours?|min|minutes?|days?|weeks?)\b|\b(?:listed|named|below|above|in scope|affected|impacted|compromised|that (?:use|run|have|were|are))\b|\(\d+\)|\b(?:first|starting|beginning) with\b|: ?\w+, \w+|#\d+/,
);

export const rule: Rule = {
  id: 'unbounded-action',
  title: 'An action without an end',
  severity: 'warning',
  group: 'language',
  why: 'What asks for all, always or anew never closes, and hides the slice that would have helped.',
  scope: 'task',
  check(context: RuleContext): void {
    for (const action of context.tasks) {
      const start = taskStart(action.words);
      const opening = action.words.slice(0, start);
      const task = action.words.slice(start).replace(/[^\S ]/g, ' ');
      const hit = unbounded(task, opening, action);
      if (hit === null) continue;
      const from = action.from + start + hit.index;
      context.report({
        from,
        to: Math.min(action.to, from + hit.words.trimEnd().length),
        message: `“${hit.words.trim()}” has no last case. Which first slice has an end, and how will it be seen?`,
        rewrite: '[Verb] [the named things, counted] by [date]; [the rest] is a later action.',
      });
    }
  },
};

interface Hit {
  readonly index: number;
  readonly words: string;
}

function unbounded(task: string, opening: string, { inActions, action }: ActionText): Hit | null {
  if (!inActions && /\b(?:was|were|had|did|has been|have been)\b/.test(task)) return null;
  const anew = ANEW.exec(task);
  if (anew !== null) {
    const thing = task.slice(anew[0].length, firstEnd(task));
    if (SMALL_THING.test(thing) || BOUND.test(task)) return chain(task);
    return { index: 0, words: task.slice(0, firstEnd(task)) };
  }
  const perfect = PERFECT.exec(task) ?? POSSIBLE.exec(task) ?? FULLY.exec(task);
  if (perfect !== null) return { index: perfect.index, words: perfect[0] };
  if (BOUND.test(task) || action?.status?.value === 'done') return null;
  const isOrder = inActions || /^[a-z]+\b/.test(task);
  const always = ALWAYS.exec(task.slice(0, firstEnd(task)));
  if (always !== null && isOrder) return { index: always.index, words: always[0] };
  if (
    /\b(?:always|never|everything)\b/.test(opening) &&
    !/\bwe (?:always|never)\b/.test(opening) &&
    inActions
  )
    return { index: 0, words: task.slice(0, firstEnd(task)) };
  const endless = WHOLESALE.exec(task) ?? ENDLESS.exec(task);
  if (endless !== null && (inActions || endless.index === 0))
    return { index: endless.index, words: endless[0] };
  const long = LONG.exec(task);
  if (long !== null && inActions) return { index: long.index, words: long[0] };
  return chain(task);
}

/** Four or more tasks in one. */
function chain(task: string): Hit | null {
  const end = firstEnd(task);
  const sentence = task.slice(0, end);
  if (!/\band\b/.test(sentence)) return null;
  const verbs = [...VERB_CHAIN.all(sentence)].filter(({ index }) =>
    /(?:^|, |and |then )$/.test(sentence.slice(0, index)),
  );
  return verbs.length >= 4 ? { index: 0, words: sentence } : null;
}

function firstEnd(task: string): number {
  const end = /[.!?;](?=\s|$)/.exec(task);
  return end === null ? task.length : end.index;
}
