import { phrasing } from '../../language/phrasing/phrasing.ts';
import { blankMarks, LONGEST_SENTENCE, lowerCase } from '../../language/plain-words.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const PERIOD =
  '(?:sprint|week|month|quarter|year|release|iteration|cycle|planning|milestone|semester|half|term|version|maintenance(?: window)?|pi)';

/** Words that stand where a date would, wherever they stand in a task. */
const SOFT = phrasing(
  [
    '(?<=[a-z),;–—-] )asap\\b(?!-)|^\\W*asap\\b(?= ?(?:[.,:;!)]|$))|[:(] ?asap\\b(?!-)',
    '\\bas soon as (?:possible|we can|practical|practicable|feasible|able|reasonably)',
    '(?<!as |how |too |sooner or |very )\\bsoon\\b(?! (?:as|after|enough))',
    `\\b(?:next|this|coming|upcoming|following|current|a future|future|a later|later|another|subsequent) ${PERIOD}s?\\b(?!['’]s)`,
    '\\b(?:in|over|within|during) the (?:next|coming|following) (?:few |couple of |several )?(?:days|weeks|months|sprints|quarters|years|releases)\\b',
    '\\bin the (?:very )?(?:near|not too distant|foreseeable) future\\b',
    '\\bin a (?:few|couple of) (?:days|weeks|months|sprints)\\b',
    '\\b(?:in|over|for) the (?:long|longer|medium|mid|near|short)[- ](?:term|run)\\b',
    "\\b(?:whenever|when|once) possible\\b|\\b(?:when|if|once|as) (?:time (?:allows|permits)|there(?:'s| is) (?:time|capacity|bandwidth)|(?:we|i|they|someone) (?:have|has|get|gets|find|finds) (?:some |the |more |enough |around )?(?:time|capacity|bandwidth|resources|a chance|to it)|able|convenient|(?:resources|capacity|workload|priorities|bandwidth) (?:allow|allows|permit|permits)|feasible|practical)\\b(?! (?:to|that))",
    '\\btime permitting\\b|\\bbefore long\\b',
    '\\b(?:in|by|this|next|before|after|over|during) (?:the )?(?:spring|summer|autumn|fall|winter|holidays?|new year)\\b(?! (?:of )?\\d)',
    '\\b(?:this|it|that|them) long[- ]term\\b',
    '\\bat (?:some|a later) (?:point|stage|time|date)\\b',
    '\\b(?:someday|some day|one day|sometime (?:soon|next|later)|in due (?:course|time)|down the (?:line|road)|over time|at leisure)\\b(?! consisten)',
    '^\\W*eventually\\b|\\b(?:will|should|to|must) eventually\\b|\\beventually\\W*$',
    '\\bat (?:the|our|your|a) (?:earliest|next|first) (?:opportunity|convenience|chance)\\b',
    "(?:^\\W*|\\b(?:in|by|for|until|before|of|during|early|late|mid|due|end|this|next)[ :-]+|\\()q[1-4]\\b(?: ?'?(?:20)?\\d\\d)?(?= ?(?:[.,;)]|$| - ))|\\bq[1-4] ?(?:'?20\\d\\d|goals?|okrs?|targets?|objectives?|deliverables?)\\b",
    "\\bh[12] ?'?(?:20)\\d\\d\\b",
    `(?:^\\W*|\\b(?:by|before|until|due|at|for) )(?:the )?end of (?:the |this |next )?${PERIOD}\\b`,
    `[,(|] ?(?:the )?(?:end of (?:the |this |next )?${PERIOD}|(?:short|mid|medium|long(?:er)?)[- ]term|h[12])(?= ?(?:[.,;)|]|$))`,
    '\\beo[qymw]\\b',
    '\\b(?:later on|for later|later this \\w+|at a later)\\b',
    '(?<!no |sooner or |or |not |and )\\blater\\s*[.;)]?\\s*$',
    '\\b(?:on|in) the (?:backlog|roadmap)\\b',
    '\\b(?:(?:to be|yet to be|not yet|still to be) (?:scheduled|planned|prioriti[sz]ed|dated)|date (?:open|unknown|to follow)|(?:no|without a) (?:fixed |due |target )?date)\\b',
    '\\b(?:due|deadline|eta|when|target|timeline|timeframe)(?: date)?\\s*[:=|–-]?\\s*(?:on-?going|continuous(?:ly)?|later|backlog|whenever|never|t\\.?b\\.?[dca]\\.?|to be (?:decided|determined|confirmed|defined)|unknown|none|soon|long[- ]term|short[- ]term|\\?+)(?![-\\w])',
    '(?:—|–|-|\\|) ?(?:on-?going|continuous|backlog|soon|later|whenever|tbd|tbc|q[1-4])\\W*$',
    '^\\W*(?:on-?going|continuous(?:ly)?|whenever|(?:short|medium|mid|long(?:er)?)[- ]term|backlog|no deadline)\\W*$',
  ].join('|'),
);
const DATED = phrasing(
  /\b\d{4}-\d\d(?:-\d\d)?\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\d{4}年|\d月\d/,
);
/** Longer words in a due field are a remark. */
const LONGEST_DUE = 60;
const NO_PROMISE =
  /^(?:-+|—|–|n\/?a|none|done|complete[d]?|closed|finished|resolved|fixed|immediate(?:ly)?|today|now|$)\W*$/;

export const rule: Rule = {
  id: 'soft-deadline',
  title: 'A deadline that is not a date',
  severity: 'warning',
  group: 'language',
  why: 'A date can pass and be asked about; “soon” never does.',
  scope: 'task',
  check(context: RuleContext): void {
    const { document } = context;
    for (const { from, to, words, action } of context.tasks) {
      if (action?.status?.value === 'done' || action?.status?.value === 'dropped') continue;
      const due = action?.due ?? null;
      if (due?.value) continue;
      // Words that the reader took for a due date inside the task's own sentence are judged below, as words.
      if (due !== null && !(due.from >= from && due.to <= to)) {
        if (
          due.raw.length <= LONGEST_DUE &&
          !due.raw.includes('`') &&
          !DATED.test(lowerCase(due.raw)) &&
          !NO_PROMISE.test(lowerCase(due.raw).trim())
        )
          report(context, due.from, due.to, due.raw);
        continue;
      }
      const whole =
        action === null
          ? words
          : lowerCase(
              blankMarks(
                document.text.slice(action.from, Math.min(action.to, action.from + LONGEST_SENTENCE)),
              ),
            );
      if (DATED.test(whole)) continue;
      const start = action === null ? from : action.from;
      const hit = SOFT.exec(words) ?? null;
      if (hit !== null) {
        report(context, from + hit.index, Math.min(to, from + hit.index + hit[0].length), hit[0]);
        continue;
      }
      const last = action === null ? null : LAST_FIELD.exec(whole);
      const soft = last === null ? null : SOFT.exec(last[1]!);
      if (last !== null && soft !== null) {
        const at = start + last.index + last[0].indexOf(last[1]!);
        report(context, at, at + last[1]!.trimEnd().length, last[1]!);
        continue;
      }
      const beside = action === null ? null : SOFT_FIELD.exec(whole);
      if (beside !== null)
        report(context, start + beside.index, start + beside.index + beside[0].length, beside[0]);
    }
  },
};

/** What stands behind the last dash of the line: `… — @nik — as time permits`. */
const LAST_FIELD = /[—–] ([a-z][a-z ,'-]{2,39})\W*$/;

/** A due date written beside the task's own words. */
const SOFT_FIELD =
  /\b(?:due|deadline|eta|target date)\s*[:=]?\s*(?:asap\b(?!-)|on-?going|soon|next \w+|later|q[1-4]\b|when \w+ \w+|whenever|t\.?b\.?[dca]\b|backlog)/;

function report(context: RuleContext, from: number, to: number, said: string): void {
  const words = said.trim();
  context.report({
    from,
    to,
    message: `“${words}” is not a date. On which day should somebody look whether this is done?`,
    rewrite: 'Due [YYYY-MM-DD]',
  });
}
