import type { Postmortem, TextChange } from '@debrief/document';
import type { Finding, Rule, Severity } from './rule.ts';
import { ruleUrl } from './rule-url.ts';
import type { RuleSetting } from './settings.ts';
import { type Suppression, suppressionsOf } from './suppressions.ts';

/**
 * Takes out the findings that a valid suppression covers, and reports suppressions that are invalid
 * (no reason, unknown rule) or that no longer silence anything.
 *
 * @param judgeUnused false when only some rules ran, so that silence proves nothing.
 */
export function applySuppressions(
  document: Postmortem,
  findings: readonly Finding[],
  settings: readonly RuleSetting[],
  known: readonly Rule[],
  judgeUnused: boolean,
): Finding[] {
  const suppressions = suppressionsOf(document);
  if (suppressions.length === 0) return [...findings];
  const ids = new Set(known.map((rule) => rule.id));
  const running = new Map(settings.map((setting) => [setting.rule.id, setting]));
  const valid = suppressions.filter((suppression) => suppression.reason !== '');
  const used = new Set<string>();
  const kept = findings.filter((finding) => {
    let silenced = false;
    for (const suppression of valid) {
      if (!covers(suppression, finding)) continue;
      used.add(`${suppression.from} ${finding.rule}`);
      silenced = true;
    }
    return !silenced;
  });
  const add = (
    rule: string,
    from: number,
    to: number,
    message: string,
    fix?: readonly TextChange[],
  ): void => {
    const setting = running.get(rule);
    if (!setting) return;
    const severity: Severity = setting.override ?? setting.rule.severity;
    kept.push({
      rule,
      severity,
      from,
      to,
      message,
      why: setting.rule.why,
      url: ruleUrl(rule),
      ...(fix && { fix }),
    });
  };
  for (const { from, to, rules, reason } of suppressions) {
    if (rules.length === 0) {
      add(
        'suppression-invalid',
        from,
        to,
        'This suppression names no rule. Which rule should be quiet here?',
      );
    }
    if (reason === '') {
      add(
        'suppression-invalid',
        from,
        to,
        'This suppression gives no reason and is not applied. What should the next reader know? (`rule: reason`)',
      );
      continue;
    }
    for (const rule of rules) {
      if (!ids.has(rule.id)) {
        const near = nearest(rule.id, ids);
        add(
          'suppression-invalid',
          rule.from,
          rule.to,
          `No rule is called \`${rule.id}\`${near ? `; is \`${near}\` meant?` : '. `debrief rules` lists them.'}`,
        );
      } else if (judgeUnused && running.has(rule.id) && !used.has(`${from} ${rule.id}`)) {
        add(
          'suppression-unused',
          rule.from,
          rule.to,
          `Nothing here is reported by \`${rule.id}\`; the suppression can go.`,
          rules.length === 1 ? [withoutComment(document.text, from, to)] : undefined,
        );
      }
    }
  }
  return kept;
}

/** Takes the comment out, with its line where it stands alone, else with the space before it. */
function withoutComment(text: string, from: number, to: number): TextChange {
  const lineFrom = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to);
  const lineTo = lineEnd < 0 ? text.length : lineEnd;
  const before = text.slice(lineFrom, from);
  const after = text.slice(to, lineTo);
  if (before.trim() === '' && after.trim() === '')
    return { from: lineFrom, to: Math.min(text.length, lineTo + 1), insert: '' };
  const space = after.trim() === '' || /^\s/.test(after) ? (/[ \t]*$/.exec(before)?.[0].length ?? 0) : 0;
  return { from: from - space, to, insert: '' };
}

function covers({ rules, scope }: Suppression, { rule, from }: Finding): boolean {
  return from >= scope.from && from <= scope.to && rules.some(({ id }) => id === rule);
}

/** The known id with the fewest edits to `id`, when no more than three. */
function nearest(id: string, ids: ReadonlySet<string>): string | null {
  let best: string | null = null;
  let least = 4;
  for (const candidate of ids) {
    const edits = distance(id, candidate, least);
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/** Levenshtein distance, given up on (as `limit`) where it cannot come out below `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
