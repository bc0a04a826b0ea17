/** Every point of a measure as lines of text on a logarithmic axis. */

const ticks = [
  1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 5760, 10_080, 20_160, 43_200, 86_400, 172_800,
  525_600, 1_576_800, 5_256_000, 15_768_000, 52_560_000,
];
/** The ticks that get their label first, when there is not room for all. */
const roundTicks = new Set([1, 15, 60, 240, 1440, 10_080, 43_200, 525_600]);
/** A plot spans at least this factor, so that one value has room and a round time beside it. */
const leastSpan = 5;

/**
 * Draws minutes as marks (`·` one point, `:` two or three, `∎` more) on a line of `width` characters, the median as
 * `^` on the line below (so that it hides no point), and an axis of round times. What is below one minute stands at
 * the left end.
 */
export function stripPlot(minutes: readonly number[], median: number | null, width = 60): string {
  if (minutes.length === 0) return '';
  const smallest = Math.max(
    1,
    minutes.reduce((least, value) => Math.min(least, value)),
  );
  const largest = Math.max(
    1,
    minutes.reduce((most, value) => Math.max(most, value)),
  );
  const low = Math.log10(smallest);
  const high = Math.max(low + Math.log10(leastSpan), Math.log10(largest));
  const column = (value: number) =>
    Math.round(((Math.log10(Math.max(1, value)) - low) / (high - low)) * (width - 1));
  const counts = new Array<number>(width).fill(0);
  for (const value of minutes) counts[column(value)] = (counts[column(value)] ?? 0) + 1;
  const marks = counts
    .map((count) => (count === 0 ? ' ' : count === 1 ? '·' : count < 4 ? ':' : '∎'))
    .join('');
  const pointer = median === null ? [] : [`${' '.repeat(column(median))}^`];
  return [marks.trimEnd(), ...pointer, axis(column, width)].join('\n');
}

function axis(column: (value: number) => number, width: number): string {
  const line = new Array<string>(width).fill(' ');
  const ordered = [...ticks.filter((tick) => roundTicks.has(tick)), ...ticks];
  for (const tick of ordered) {
    const place = column(tick);
    const label = tickLabel(tick);
    if (place < 0 || place >= width) continue;
    const at = Math.min(place, width - label.length);
    const around = line.slice(Math.max(0, at - 2), at + label.length + 2);
    if (around.some((character) => character !== ' ')) continue;
    for (let i = 0; i < label.length; i++) line[at + i] = label[i] ?? ' ';
  }
  return line.join('').trimEnd();
}

function tickLabel(minutes: number): string {
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 1440) return `${minutes / 60}h`;
  return minutes < 525_600 ? `${minutes / 1440}d` : `${minutes / 525_600}y`;
}
