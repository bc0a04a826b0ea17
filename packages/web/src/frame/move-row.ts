/** Moves focus among the rows of a list (`[data-row]` within `place`): from row to row, from elsewhere to the first. */
export function moveRow(place: string, by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(`${place} [data-row]`)];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? rows.indexOf(focused) : -1;
  const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.closest('li, tr')?.scrollIntoView({ block: 'nearest' });
}
