/** Runs rules over one document, keeping what was said about the sentences and tasks that did not change. */
import type { Postmortem } from '@debrief/document';
import { type ActionText, actionTexts } from './language/action-texts.ts';
import type { Prose, Sentence } from './language/prose.ts';
import { likeSentences, likeTasks, type PieceMemory, type PieceReport, recall } from './piece-memory.ts';
import type { Check, Finding, Report, Rule, RuleContext } from './rule.ts';
import { ruleUrl } from './rule-url.ts';
import type { RuleSetting } from './settings.ts';

/** The facts from outside the document that rules may ask for. */
export interface Surroundings {
  readonly today: string | null;
  readonly exists: ((relativePath: string) => boolean) | null;
}

/** What a run leaves for the next one over a later version of the same document. */
export interface RunMemory {
  readonly sentences: PieceMemory<Sentence> | null;
  readonly tasks: PieceMemory<ActionText> | null;
}

export const emptyMemory: RunMemory = { sentences: null, tasks: null };

export interface Run {
  readonly findings: Finding[];
  readonly memory: RunMemory;
}

/**
 * Runs every rule of `settings`. A rule that throws loses only its own findings: `rule-failed` names it.
 *
 * @param previous what an earlier run over the same settings and surroundings remembered;
 *   `null` where no later run will ask, which spares the bookkeeping.
 * @param doubtful which sentences and tasks to ask about again for the roster's sake.
 */
export function runRules(
  document: Postmortem,
  prose: Prose,
  settings: readonly RuleSetting[],
  surroundings: Surroundings,
  previous: RunMemory | null,
  doubtful: ((text: string) => boolean) | null = null,
): Run {
  const run: OpenRun = {
    document,
    prose,
    surroundings,
    checks: settings.flatMap((setting) =>
      [setting.rule, ...(setting.rule.also ?? [])].map((check) => ({ setting, check })),
    ),
    findings: [],
    failed: new Map(),
  };
  run.checks.forEach(({ check, setting }, index) => {
    if (previous && (check.scope ?? 'document') !== 'document') return;
    for (const report of runOne(run, index, null)) run.findings.push(toFinding(setting, report, 0));
  });
  const memory = previous ? runByPiece(run, previous, doubtful) : emptyMemory;
  for (const [rule, error] of run.failed) run.findings.push(failure(rule, error));
  // What a broken rule left out must be tried again at the next version.
  return { findings: run.findings, memory: run.failed.size > 0 ? emptyMemory : memory };
}

interface OpenRun {
  readonly document: Postmortem;
  readonly prose: Prose;
  readonly surroundings: Surroundings;
  readonly checks: readonly { readonly setting: RuleSetting; readonly check: Check }[];
  readonly findings: Finding[];
  readonly failed: Map<Rule, unknown>;
}

/** What a check is shown where it may not see the whole document. */
type Part = Pick<RuleContext, 'prose' | 'tasks'>;

/** Asks the checks of sentences and tasks about new ones only, and says about the others what was said before. */
function runByPiece(
  run: OpenRun,
  previous: RunMemory,
  doubtful: ((text: string) => boolean) | null,
): RunMemory {
  const { document, prose } = run;
  const scoped = (scope: Check['scope']): readonly number[] =>
    run.checks.flatMap(({ check }, index) => (check.scope === scope ? [index] : []));
  const reads = (chosen: readonly number[]): string =>
    chosen.map((index) => run.checks[index]!.check.reads?.(document) ?? '').join('\n');
  const ask = (chosen: readonly number[], part: Part): readonly PieceReport[] =>
    chosen.flatMap((check) => runOne(run, check, part).map((report) => ({ check, report })));
  const say = ({ check, report }: PieceReport, by: number): void => {
    run.findings.push(toFinding(run.checks[check]!.setting, report, by));
  };
  const ofSentences = scoped('sentence');
  const sentences = recall(
    previous.sentences,
    prose.sentences,
    reads(ofSentences),
    likeSentences,
    doubtful,
    (sentence) => ask(ofSentences, { prose: narrowed(prose, [sentence]), tasks: [] }),
    say,
  );
  const ofTasks = scoped('task');
  const noProse = narrowed(prose, []);
  const tasks = recall(
    previous.tasks,
    ofTasks.length > 0 ? actionTexts(document, prose) : [],
    reads(ofTasks),
    likeTasks,
    doubtful,
    (task) => ask(ofTasks, { prose: noProse, tasks: [task] }),
    say,
  );
  return { sentences, tasks };
}

function runOne(run: OpenRun, index: number, part: Part | null): Report[] {
  const { setting, check } = run.checks[index]!;
  const { document, prose, surroundings } = run;
  const reports: Report[] = [];
  const context: RuleContext = {
    document,
    prose: part?.prose ?? prose,
    get tasks() {
      return part?.tasks ?? actionTexts(document, prose);
    },
    options: setting.options,
    today: surroundings.today,
    exists: surroundings.exists,
    report: (report) => reports.push(report),
  };
  try {
    check.check(context);
  } catch (error) {
    run.failed.set(setting.rule, error);
  }
  return reports;
}

function narrowed(prose: Prose, sentences: readonly Sentence[]): Prose {
  return {
    sentences,
    isPerson: (words) => prose.isPerson(words),
    isTeam: (words) => prose.isTeam(words),
    isService: (words) => prose.isService(words),
  };
}

/** A report as a finding, `by` further on than it says. */
function toFinding({ rule, override }: RuleSetting, report: Report, by: number): Finding {
  const { from, to, message, severity, rewrite, fix } = report;
  return {
    rule: rule.id,
    severity: override ?? severity ?? rule.severity,
    from: from + by,
    to: to + by,
    message,
    why: rule.why,
    url: ruleUrl(rule.id),
    ...(rewrite !== undefined && { rewrite }),
    ...(fix !== undefined && {
      fix: fix.map((one) => ({ from: one.from + by, to: one.to + by, insert: one.insert })),
    }),
  };
}

function failure(rule: Rule, error: unknown): Finding {
  const words = error instanceof Error ? error.message : String(error);
  return {
    rule: 'rule-failed',
    severity: 'warning',
    from: 0,
    to: 0,
    message: `The rule ${rule.id} stopped (${words}), so its findings are missing here. The other rules ran.`,
    why: 'A silent rule would look like a clean document.',
    url: ruleUrl('rule-failed'),
  };
}
