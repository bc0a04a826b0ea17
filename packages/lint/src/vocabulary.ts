/** The house's own words: phrases that a rule takes as well, and phrases that it never takes. */
import type { Postmortem } from '@debrief/document';
import type { Prose } from './language/prose.ts';
import type { Finding, LintConfig } from './rule.ts';
import { ruleUrl } from './rule-url.ts';
import type { RuleSetting } from './settings.ts';

type Vocabulary = LintConfig['vocabulary'];

/** Rules about tasks look for the house's words among the actions only. */
const AMONG_ACTIONS = /-action$|^soft-deadline$/;

/** Without the findings that rest on a phrase the house allows for that rule. */
export function withoutAllowed(
  findings: readonly Finding[],
  { text }: Postmortem,
  vocabulary: Vocabulary,
): readonly Finding[] {
  const allowed = new Map<string, readonly string[]>();
  for (const [id, { allow = [] }] of Object.entries(vocabulary)) {
    const phrases = allow.map((phrase) => phrase.trim().toLowerCase()).filter((phrase) => phrase !== '');
    if (phrases.length > 0) allowed.set(id, phrases);
  }
  if (allowed.size === 0) return findings;
  return findings.filter(({ rule, from, to }) => {
    const phrases = allowed.get(rule) ?? [];
    return !phrases.some((phrase) =>
      // Any place where the phrase shares a character with the finding.
      text
        .slice(Math.max(0, from - phrase.length + 1), to + phrase.length - 1)
        .toLowerCase()
        .includes(phrase),
    );
  });
}

/** A finding for each sentence that holds a phrase which the house added to a rule. */
export function addedFindings(
  prose: Prose,
  settings: readonly RuleSetting[],
  vocabulary: Vocabulary,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { rule, override } of settings) {
    const pattern = patternOf(vocabulary[rule.id]?.add ?? []);
    if (pattern === null) continue;
    for (const { plain, from, role, quoted } of prose.sentences) {
      if (quoted || role === 'heading' || (AMONG_ACTIONS.test(rule.id) && role !== 'action')) continue;
      const hit = pattern.exec(plain);
      if (hit === null) continue;
      findings.push({
        rule: rule.id,
        severity: override ?? rule.severity,
        from: from + hit.index,
        to: from + hit.index + hit[0].length,
        message: `“${hit[0]}” is on the house list of “${rule.title}”. Could it be said another way?`,
        why: rule.why,
        url: ruleUrl(rule.id),
      });
    }
  }
  return findings;
}

function patternOf(phrases: readonly string[]): RegExp | null {
  const words = phrases
    .map((phrase) =>
      phrase
        .trim()
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\s+/g, '\\s+'),
    )
    .filter((phrase) => phrase !== '');
  if (words.length === 0) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}
