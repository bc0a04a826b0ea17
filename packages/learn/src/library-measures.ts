import type { LibraryDocument } from './library-index.ts';
import { type MeasureName, measureDocument, type Point } from './measures.ts';
import { fewestForInterval, type Interval, medianInterval, quantile, seededRandom } from './statistics.ts';

export interface LibraryMeasure {
  readonly name: MeasureName;
  readonly points: readonly Point[];
  readonly median: number | null;
  readonly p90: number | null;
  /** 90 % interval of the median; null below eight points. */
  readonly interval: Interval | null;
  /** Documents that cannot be measured, with the reason: shown, never dropped. */
  readonly missing: readonly { readonly file: string; readonly because: string }[];
  /** What the figures cannot say. */
  readonly caution: string | null;
}

/** Every measure over a library; equal input gives equal figures (the bootstrap's seed is fixed). */
export function measureLibrary(documents: readonly LibraryDocument[]): readonly LibraryMeasure[] {
  const all = documents.map(({ file, document }) => ({ file, measures: measureDocument(document) }));
  const names = all[0]?.measures.map((measure) => measure.name) ?? [];
  return names.map((name, index) => {
    const points: Point[] = [];
    const missing: { file: string; because: string }[] = [];
    for (const { file, measures } of all) {
      const measure = measures[index];
      if (measure === undefined) continue;
      if (measure.minutes === null || measure.basis === null)
        missing.push({ file, because: measure.missing ?? 'not measurable' });
      else points.push({ file, minutes: measure.minutes, basis: measure.basis });
    }
    const values = points.map((point) => point.minutes);
    return {
      name,
      points,
      median: quantile(values, 0.5),
      p90: quantile(values, 0.9),
      interval: medianInterval(values, seededRandom(values.length)),
      missing,
      caution: cautionFor(values.length, missing.length),
    };
  });
}

function cautionFor(measured: number, missing: number): string | null {
  if (measured === 0) return 'Nothing can be measured: no document has both anchors.';
  if (measured < fewestForInterval)
    return `These are too few for an interval (${fewestForInterval} are needed): read them one by one.`;
  if (missing > measured)
    return 'Cannot tell how long incidents here take: most of them could not be measured, and may differ.';
  return null;
}
