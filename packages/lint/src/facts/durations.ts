/** Lengths of time in prose, with how firmly they are claimed. */
import { findDurations } from '@debrief/document';

/** `within` admits the figure itself, `under` does not. */
export type DurationBound = 'exact' | 'about' | 'within' | 'under' | 'over';

export interface Claim {
  readonly from: number;
  readonly to: number;
  readonly raw: string;
  readonly minutes: number;
  readonly bound: DurationBound;
  /** How far the writer may have rounded, in minutes: half of the last unit written, at least one. */
  readonly slack: number;
}

const under = /(?:<|≤|\b(?:less than|under|no more than|at most|up to|below))\s{0,2}(?:a |an )?$/i;
const over = /(?:>|≥|\b(?:more than|over|at least|longer than|after))\s{0,2}$/i;
const underFirst = /^(?:[<≤]|less than|under|no more than|at most|up to|below)/i;
const overFirst = /^(?:[>≥]|more than|over|at least|longer than)/i;
const about =
  /(?:~|≈|約|\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|circa|ca\.?|close to))\s{0,2}$/i;
const lastUnit = /([a-zµ分秒時日]+)[^a-zµ分秒時日]*$/i;

/** Every length of time in the range, in order, as a claim that stamps can be held against. */
export function findClaims(text: string, from = 0, to = text.length): Claim[] {
  return findDurations(text, from, to).flatMap((found) => {
    // “A second mitigation” counts, it does not measure.
    if (/^(?:a|an|one|the) second$/i.test(found.raw)) return [];
    const before = text.slice(Math.max(0, found.from - 20), found.from);
    const bound =
      underFirst.test(found.raw) || under.test(before)
        ? 'under'
        : overFirst.test(found.raw) || over.test(before)
          ? 'over'
          : found.approximate || about.test(before)
            ? 'about'
            : 'exact';
    return [{ ...toClaim(found.raw, found.minutes, bound), from: found.from, to: found.to }];
  });
}

/** A claim of `minutes`, written as `raw`, exact unless the words say otherwise. */
export function toClaim(raw: string, minutes: number, bound: DurationBound): Claim {
  const unit = lastUnit.exec(raw)?.[1]?.toLowerCase() ?? 'm';
  const size = /^(?:s|秒)/.test(unit)
    ? 1 / 60
    : /^(?:h|時|std)/.test(unit)
      ? 60
      : /^(?:d|日|tag)/.test(unit)
        ? 1440
        : /^w/.test(unit)
          ? 10_080
          : 1;
  const decimals = /[.,](\d{1,2})(?!\d)/.exec(raw)?.[1]?.length ?? 0;
  const half = /\bhalf\b/i.test(raw) ? size / 6 : (size * 10 ** -decimals) / 2;
  return { from: 0, to: raw.length, raw, minutes, bound, slack: Math.max(size < 1 ? 0.5 : 1, half) };
}

/**
 * Whether a claim can be what two stamps show: `actual` minutes apart, exact to `precision` minutes.
 */
export function fits(claim: Claim, actual: number, precision = 0): boolean {
  const { minutes } = claim;
  const slack = Math.max(claim.slack, precision);
  switch (claim.bound) {
    case 'about':
      return Math.abs(actual - minutes) <= Math.max(slack, 2, minutes * 0.15);
    case 'within':
      return actual <= minutes + slack;
    case 'under':
      return actual < minutes || (minutes >= 60 && actual <= minutes + slack);
    case 'over':
      return actual >= minutes - slack && actual <= minutes * 1.5 + slack;
    default:
      return Math.abs(actual - minutes) <= slack;
  }
}
