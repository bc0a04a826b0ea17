import type { Finding, Rule } from './rule.ts';

/**
 * Drops findings that another rule already makes about the same words, as `Rule.yieldsTo` declares, and
 * exact repeats. `findings` is sorted by `from`; so is the result.
 */
export function withoutOverlaps(findings: readonly Finding[], rules: readonly Rule[]): Finding[] {
  const yields = new Map<string, ReadonlySet<string>>();
  for (const rule of rules) if (rule.yieldsTo) yields.set(rule.id, new Set(rule.yieldsTo));
  const winners = new Map<string, Finding[]>();
  const wanted = new Set([...yields.values()].flatMap((set) => [...set]));
  for (const finding of findings) {
    if (!wanted.has(finding.rule)) continue;
    const list = winners.get(finding.rule);
    if (list) list.push(finding);
    else winners.set(finding.rule, [finding]);
  }
  const unique = findings.filter((finding, index) => !isRepeat(findings, index, finding));
  return unique.filter((finding) => {
    const rivals = yields.get(finding.rule);
    if (!rivals) return true;
    for (const rival of rivals) {
      if (winners.get(rival)?.some((other) => touches(other, finding))) return false;
    }
    return true;
  });
}

/** Whether the same was found at the same place before. */
function isRepeat(
  findings: readonly Finding[],
  index: number,
  { from, to, rule, message }: Finding,
): boolean {
  for (let at = index - 1; at >= 0 && findings[at]!.from === from; at--) {
    const other = findings[at]!;
    if (other.to === to && other.rule === rule && other.message === message) return true;
  }
  return false;
}

function touches(a: Finding, b: Finding): boolean {
  return a.from < Math.max(b.to, b.from + 1) && b.from < Math.max(a.to, a.from + 1);
}
