import type { LintConfig, Rule, Severity } from './rule.ts';

/** A configuration that changes nothing: every rule with its own severity and options. */
export const defaultConfig: LintConfig = {
  rules: {},
  roster: [],
  teams: [],
  services: [],
  vocabulary: {},
};

/** A rule as one configuration runs it. */
export interface RuleSetting {
  readonly rule: Rule;
  /** The severity that configuration asks for; `null` when it leaves the rule's own grading alone. */
  readonly override: Severity | null;
  readonly options: Readonly<Record<string, unknown>>;
}

const noOptions: Readonly<Record<string, unknown>> = {};

/** Whether `config` switches the rule off. */
export function isOff(config: LintConfig, id: string): boolean {
  const entry = config.rules[id];
  return entry === 'off' || (typeof entry === 'object' && entry.severity === 'off');
}

/** The rules that run under `config`, in their given order, with severity and options decided. */
export function settingsOf(rules: readonly Rule[], config: LintConfig): readonly RuleSetting[] {
  const settings: RuleSetting[] = [];
  for (const rule of rules) {
    if (isOff(config, rule.id)) continue;
    const entry = config.rules[rule.id];
    const stated = typeof entry === 'object' ? entry.severity : entry;
    const given = typeof entry === 'object' ? entry.options : undefined;
    settings.push({
      rule,
      override: stated === undefined || stated === 'off' ? null : stated,
      options: given ? { ...rule.options, ...given } : (rule.options ?? noOptions),
    });
  }
  return settings;
}
