/** Every point of a measure as one line of text on a logarithmic axis. */

/**
 * Draws minutes as marks (`·` one point, `:` two or three, `∎` more) and the median as `|` on a line of `width`
 * characters, above an axis with round times.
 */
export function stripPlot(minutes: readonly number[], median: number | null, width = 60): string {
  if (minutes.length === 0) return '';
  const low = Math.log10(Math.max(1, Math.min(...minutes)));
  const high = Math.max(low + 0.3, Math.log10(Math.max(1, ...minutes)));
  const column = (value: number) =>
    Math.round(((Math.log10(Math.max(1, value)) - low) / (high - low)) * (width - 1));
  const counts = new Array<number>(width).fill(0);
  for (const value of minutes) counts[column(value)] = (counts[column(value)] ?? 0) + 1;
  const marks: string[] = counts.map((count) =>
    count === 0 ? ' ' : count === 1 ? '·' : count < 4 ? ':' : '∎',
  );
  if (median !== null) marks[column(median)] = '|';
  const axis = new Array<string>(width).fill(' ');
  let free = 0;
  for (const tick of [1, 5, 15, 60, 240, 1440, 10_080, 43_200]) {
    const at = column(tick);
    const label = tickLabel(tick);
    if (at < free || at < 0 || at + label.length > width) continue;
    for (let i = 0; i < label.length; i++) axis[at + i] = label[i] ?? ' ';
    free = at + label.length + 1;
  }
  return `${marks.join('').trimEnd()}\n${axis.join('').trimEnd()}`;
}

function tickLabel(minutes: number): string {
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 1440) return `${minutes / 60}h`;
  return `${minutes / 1440}d`;
}
