/** Runs rules over one document, keeping what was said about sentences that did not change. */
import type { Postmortem } from '@debrief/document';
import type { Prose, Sentence } from './language/prose.ts';
import type { Finding, Report, Rule } from './rule.ts';
import { ruleUrl } from './rule-url.ts';
import type { RuleSetting } from './settings.ts';

/** The facts from outside the document that rules may ask for. */
export interface Surroundings {
  readonly today: string | null;
  readonly exists: ((relativePath: string) => boolean) | null;
}

/** What one rule said about one sentence; offsets count from the sentence's start. */
interface SentenceReport {
  readonly setting: number;
  readonly report: Report;
}

/** What was said about each sentence, by its words and everything else that a sentence rule may see. */
export type SentenceMemory = ReadonlyMap<string, readonly SentenceReport[]>;

export interface Run {
  readonly findings: Finding[];
  /** What to hand to the next run over a later version of the same document. */
  readonly memory: SentenceMemory;
}

/**
 * Runs every rule of `settings`. A rule that throws loses only its own findings: `rule-failed` names it.
 *
 * @param previous what an earlier run over the same settings, surroundings and roster remembered;
 *   `null` where no later run will ask, which spares the bookkeeping.
 */
export function runRules(
  document: Postmortem,
  prose: Prose,
  settings: readonly RuleSetting[],
  surroundings: Surroundings,
  previous: SentenceMemory | null,
): Run {
  const run: OpenRun = { document, surroundings, findings: [], failed: [] };
  const bySentence: number[] = [];
  settings.forEach((setting, index) => {
    if (previous && setting.rule.scope === 'sentence') bySentence.push(index);
    else for (const report of runOne(run, setting, prose)) run.findings.push(toFinding(setting, report, 0));
  });
  const memory = previous ? runBySentence(run, prose, settings, bySentence, previous) : new Map();
  for (const { rule, error } of run.failed) run.findings.push(failure(rule, error));
  // What a broken rule left out must be tried again at the next version.
  return { findings: run.findings, memory: run.failed.length > 0 ? new Map() : memory };
}

interface OpenRun {
  readonly document: Postmortem;
  readonly surroundings: Surroundings;
  readonly findings: Finding[];
  readonly failed: { readonly rule: Rule; readonly error: unknown }[];
}

/** Asks the sentence rules about new sentences only, and says about the others what was said before. */
function runBySentence(
  run: OpenRun,
  prose: Prose,
  settings: readonly RuleSetting[],
  chosen: readonly number[],
  previous: SentenceMemory,
): SentenceMemory {
  const memory = new Map<string, readonly SentenceReport[]>();
  const fresh: Sentence[] = [];
  const collected = new Map<Sentence, SentenceReport[]>();
  const keys = prose.sentences.map((sentence) => {
    const key = keyOf(run.document, sentence);
    if (memory.has(key)) return key;
    let reports = previous.get(key);
    if (!reports) {
      const list: SentenceReport[] = [];
      fresh.push(sentence);
      collected.set(sentence, list);
      reports = list;
    }
    memory.set(key, reports);
    return key;
  });
  if (fresh.length > 0) {
    const part = narrowed(prose, fresh);
    for (const index of chosen) {
      for (const report of runOne(run, settings[index]!, part)) {
        const owner = sentenceAt(fresh, report.from);
        collected.get(owner)?.push({ setting: index, report: shifted(report, -owner.from) });
      }
    }
  }
  keys.forEach((key, index) => {
    const { from } = prose.sentences[index]!;
    for (const { setting, report } of memory.get(key)!) {
      run.findings.push(toFinding(settings[setting]!, report, from));
    }
  });
  return memory;
}

function runOne({ document, surroundings, failed }: OpenRun, setting: RuleSetting, prose: Prose): Report[] {
  const reports: Report[] = [];
  try {
    setting.rule.check({
      document,
      prose,
      options: setting.options,
      today: surroundings.today,
      exists: surroundings.exists,
      report: (report) => reports.push(report),
    });
  } catch (error) {
    failed.push({ rule: setting.rule, error });
  }
  return reports;
}

/** Everything that a sentence rule may see of a sentence, except where it stands. */
function keyOf({ text }: Postmortem, sentence: Sentence): string {
  const { role, sectionKind, block, quoted, question, section } = sentence;
  return `${role} ${sectionKind} ${block} ${quoted ? 1 : 0}${question ? 1 : 0} ${section?.heading ?? ''}\n${text.slice(sentence.from, sentence.to)}`;
}

function narrowed(prose: Prose, sentences: readonly Sentence[]): Prose {
  return {
    sentences,
    isPerson: (words) => prose.isPerson(words),
    isTeam: (words) => prose.isTeam(words),
    isService: (words) => prose.isService(words),
  };
}

function sentenceAt(sentences: readonly Sentence[], at: number): Sentence {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentences[middle]!.from <= at) low = middle;
    else high = middle - 1;
  }
  return sentences[low]!;
}

function shifted(report: Report, by: number): Report {
  if (by === 0) return report;
  return {
    ...report,
    from: report.from + by,
    to: report.to + by,
    ...(report.fix && {
      fix: report.fix.map(({ from, to, insert }) => ({ from: from + by, to: to + by, insert })),
    }),
  };
}

function toFinding({ rule, override }: RuleSetting, relative: Report, by: number): Finding {
  const { from, to, message, severity, rewrite, fix } = shifted(relative, by);
  return {
    rule: rule.id,
    severity: override ?? severity ?? rule.severity,
    from,
    to,
    message,
    why: rule.why,
    url: ruleUrl(rule.id),
    ...(rewrite !== undefined && { rewrite }),
    ...(fix !== undefined && { fix }),
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
