/** Order statistics that admit what they cannot say. */

/** The `q` quantile by linear interpolation (Hyndman and Fan 1996, type 7); null for no values. */
export function quantile(values: readonly number[], q: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Below this many values an interval would say more than the data does: show the list instead. */
export const fewestForInterval = 8;

/**
 * A 90 % interval of the median by the bias-corrected and accelerated bootstrap (Efron 1987). `random` gives
 * numbers in [0, 1); hand in a seeded one for equal runs. Null below `fewestForInterval` values.
 */
export function medianInterval(
  values: readonly number[],
  random: () => number,
  resamples = 2000,
): Interval | null {
  if (values.length < fewestForInterval) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const observed = medianOf(sorted);
  const medians: number[] = [];
  const drawn = new Uint32Array(sorted.length);
  for (let i = 0; i < resamples; i++) {
    drawn.fill(0);
    for (let j = 0; j < sorted.length; j++) {
      const at = Math.floor(random() * sorted.length);
      drawn[at] = (drawn[at] ?? 0) + 1;
    }
    medians.push(drawnMedian(sorted, drawn));
  }
  medians.sort((a, b) => a - b);
  const below = medians.filter((median) => median < observed).length;
  const equal = medians.filter((median) => median === observed).length;
  const share = Math.min(0.999, Math.max(0.001, (below + equal / 2) / resamples));
  const bias = normalQuantile(share);
  const acceleration = jackknifeAcceleration(sorted);
  const corrected = (z: number) => normalCumulative(bias + (bias + z) / (1 - acceleration * (bias + z)));
  return {
    low: quantile(medians, corrected(-1.6448536269514722)) ?? observed,
    high: quantile(medians, corrected(1.6448536269514722)) ?? observed,
  };
}

function medianOf(sorted: readonly number[]): number {
  const n = sorted.length;
  return ((sorted[(n - 1) >> 1] ?? 0) + (sorted[n >> 1] ?? 0)) / 2;
}

/** The median of a resample, given how often each of the sorted values was drawn: no sorting, a walk to the middle. */
function drawnMedian(sorted: readonly number[], drawn: Uint32Array): number {
  const n = sorted.length;
  const lower = (n - 1) >> 1;
  const upper = n >> 1;
  let seen = 0;
  let first: number | null = null;
  for (let i = 0; i < n; i++) {
    seen += drawn[i] ?? 0;
    if (first === null && seen > lower) first = sorted[i] ?? 0;
    if (seen > upper) return ((first ?? 0) + (sorted[i] ?? 0)) / 2;
  }
  return first ?? 0;
}

/** The acceleration from the medians without each value in turn (Efron 1987, formula 6.6). */
function jackknifeAcceleration(sorted: readonly number[]): number {
  const n = sorted.length;
  const without = (skip: number, at: number) => sorted[at < skip ? at : at + 1] ?? 0;
  const left = sorted.map((_, skip) => (without(skip, (n - 2) >> 1) + without(skip, (n - 1) >> 1)) / 2);
  const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
  let cubes = 0;
  let squares = 0;
  for (const value of left) {
    cubes += (mean - value) ** 3;
    squares += (mean - value) ** 2;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}

/** The standard normal distribution function (Abramowitz and Stegun 7.1.26, error below 1.5e-7). */
function normalCumulative(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const erf = 1 - series * Math.exp(-x * x);
  return z >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
}

/** Inverse of `normalCumulative` by bisection: called once an interval, so plain beats quick. */
function normalQuantile(p: number): number {
  let low = -8;
  let high = 8;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (normalCumulative(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A small seeded generator (Mulberry32): equal seeds give equal runs. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
