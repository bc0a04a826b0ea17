export { addresses } from './facts/factor-links.ts';
export { applyFixes, type Fixable } from './fixes.ts';
export type * from './language/prose.ts';
export { createLinter, type LintOptions, type LintResult, lint } from './lint.ts';
export {
  type Counts,
  countFindings,
  type LocatedFile,
  type LocatedFinding,
  locate,
} from './locate.ts';
export { printGithub } from './outputs/github.ts';
export { printJson, printJsonFile } from './outputs/json.ts';
export { type PrettyOptions, printPretty, printPrettyFile, printPrettySummary } from './outputs/pretty.ts';
export { printSarif, type SarifOptions } from './outputs/sarif.ts';
export { rules } from './registry.generated.ts';
export type * from './rule.ts';
export { type RuleExample, readRuleExamples } from './rule-pages.ts';
export { ruleUrl } from './rule-url.ts';
export { type LintSession, type LintSessionOptions, openLintSession, type SessionFacts } from './session.ts';
export { defaultConfig } from './settings.ts';
