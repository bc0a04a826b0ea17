import type { Postmortem } from '@debrief/document';
import { buildProse, namesBetween } from './language/build-prose.ts';
import { hasHeadings, isHeadless } from './language/headless.ts';
import type { Prose } from './language/prose.ts';
import { withoutOverlaps } from './overlaps.ts';
import { rules as allRules } from './registry.generated.ts';
import type { Finding, LintConfig, Rule } from './rule.ts';
import { emptyMemory, type RunMemory, runRules } from './run-rules.ts';
import { defaultConfig, type RuleSetting, settingsOf } from './settings.ts';
import { applySuppressions } from './suppressed.ts';
import { addedFindings, withoutAllowed } from './vocabulary.ts';

export interface LintOptions {
  readonly config?: LintConfig;
  /** Today's date (`2024-01-15`); rules that compare with it stay silent without. */
  readonly today?: string | null;
  /** Answers whether a path relative to the document exists; link checks stay silent without. */
  readonly exists?: ((relativePath: string) => boolean) | null;
  /** Run these rules alone (by id). */
  readonly only?: readonly string[];
  /** Rules in place of the registry's; for tests of rules and for teams' own. */
  readonly rules?: readonly Rule[];
  /** Keep what the next version of the document can reuse; see `previous`. */
  readonly remember?: boolean;
  /** The remembered result for an earlier version of the document: what did not change is not asked again. */
  readonly previous?: LintResult | null;
}

export interface LintResult {
  /** Sorted by place, then by rule. */
  readonly findings: readonly Finding[];
  /** Kept for the next version; opaque. */
  readonly memory: LintMemory;
}

/** What a later run may reuse, and the circumstances under which it may. */
export interface LintMemory {
  readonly config: LintConfig;
  readonly rules: readonly Rule[];
  readonly settings: readonly RuleSetting[];
  readonly only: string;
  readonly headings: string;
  readonly prose: Prose;
  readonly run: RunMemory;
}

/**
 * Checks one document with every rule that the configuration leaves on.
 *
 * The answer never depends on `previous`: it only spares work. Never throws for the document's sake.
 */
export function lint(document: Postmortem, options: LintOptions = {}): LintResult {
  const { config = defaultConfig, today = null, exists = null, rules = allRules, previous } = options;
  const only = options.only?.join(' ') ?? '';
  const same =
    previous?.memory.config === config && previous.memory.rules === rules && previous.memory.only === only
      ? previous.memory
      : null;
  const chosen = options.only ? rules.filter((rule) => options.only!.includes(rule.id)) : rules;
  const settings = same?.settings ?? settingsOf(chosen, config);
  const prose = buildProse(document, config, same?.prose ?? null);
  const headings = headingsOf(document);
  const remembered = same?.headings === headings ? same.run : null;
  const memory = options.remember || remembered ? (remembered ?? emptyMemory) : null;
  const doubtful = remembered && same ? namesBetween(same.prose, prose) : null;
  const run = runRules(document, prose, settings, { today, exists }, memory, doubtful);
  const added = addedFindings(prose, settings, config.vocabulary);
  const sorted = [...withoutAllowed([...run.findings, ...added], document, config.vocabulary)].sort(byPlace);
  const findings = applySuppressions(
    document,
    withoutOverlaps(sorted, rules),
    settings,
    rules,
    !options.only,
  );
  return {
    findings: findings.sort(byPlace),
    memory: { config, rules, settings, only, headings, prose, run: run.memory },
  };
}

/** A linter for the versions of one document, as an editor needs it: each answer reuses the one before. */
export function createLinter(
  config: LintConfig = defaultConfig,
): (document: Postmortem, facts?: Pick<LintOptions, 'today' | 'exists'>) => readonly Finding[] {
  let previous: LintResult | null = null;
  return (document, facts) => {
    previous = lint(document, { ...facts, config, previous, remember: true });
    return previous.findings;
  };
}

function byPlace(a: Finding, b: Finding): number {
  return a.from - b.from || a.to - b.to || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

/** Checks of sentences and tasks read a text without headings differently. */
function headingsOf(document: Postmortem): string {
  return isHeadless(document) ? 'note' : hasHeadings(document) ? 'divided' : 'undivided';
}
