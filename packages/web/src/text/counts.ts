const numbers = new Intl.NumberFormat('en-GB');

/** `1 postmortem`, `1,204 postmortems`; `10,000+` where counting stopped. */
export function countWords(count: number, one: string, many = `${one}s`, capped = false): string {
  return `${numbers.format(count)}${capped ? '+' : ''} ${count === 1 && !capped ? one : many}`;
}

/** `4.2 MB`: sizes of files in decimal units. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
