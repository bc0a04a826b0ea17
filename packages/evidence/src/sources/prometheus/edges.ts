/** Where a sampled series changes: runs of ALERTS, steps of a 0/1 series, the range of any other. */

export type Sample = readonly [seconds: number, value: number];

export interface Run {
  readonly from: number;
  /** The last sample in the run. */
  readonly to: number;
  /** When the next sample should have come, where others came later; null where the range ends with the run. */
  readonly ended: number | null;
}

/** The smallest distance of two samples, in seconds; null where there is one or none. */
export function stepOf(series: readonly (readonly Sample[])[]): number | null {
  let step = Number.POSITIVE_INFINITY;
  for (const samples of series) {
    for (let i = 1; i < samples.length; i++) {
      const distance = samples[i]![0] - samples[i - 1]![0];
      if (distance > 0) step = Math.min(step, distance);
    }
  }
  return Number.isFinite(step) ? step : null;
}

/**
 * The runs in which a series that exists only while its alert fires was there. A hole of more than one and a half
 * steps ends a run. `last` is the latest sample of the whole answer.
 */
export function runsOf(samples: readonly Sample[], step: number | null, last: number): Run[] {
  const runs: Run[] = [];
  let from: number | undefined;
  let to = 0;
  for (const [at, value] of samples) {
    if (!(value > 0)) continue;
    if (from !== undefined && step !== null && at - to > step * 1.5) {
      runs.push({ from, to, ended: to + step });
      from = undefined;
    }
    from ??= at;
    to = at;
  }
  if (from !== undefined) {
    runs.push({ from, to, ended: step !== null && last - to > step * 1.5 ? to + step : null });
  }
  return runs;
}

/** The samples at which a series of zeros and ones changes, with the value before. */
export function changesOf(samples: readonly Sample[]): { at: number; from: number; to: number }[] {
  const changes: { at: number; from: number; to: number }[] = [];
  for (let i = 1; i < samples.length; i++) {
    const [at, to] = samples[i]!;
    const from = samples[i - 1]![1];
    if (to !== from && !(Number.isNaN(to) && Number.isNaN(from))) changes.push({ at, from, to });
  }
  return changes;
}
