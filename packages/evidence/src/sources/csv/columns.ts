/** Which column holds what: by the header, or, where there is none, by what the cells look like. */
import { type FieldRole, rolesOf, zoneOfName } from '../../reading/field-names.ts';
import { stampOfCell } from './dates.ts';
import type { Row } from './rows.ts';

export interface Columns {
  readonly roles: ReadonlyMap<FieldRole, number>;
  readonly names: readonly string[];
  readonly hasHeader: boolean;
  /** Zone that the time column's name states. */
  readonly zone: string | undefined;
}

function isTime(cell: string | undefined): boolean {
  return cell !== undefined && /\d/.test(cell) && stampOfCell(cell, 'day-first', undefined) !== undefined;
}

/** Null where no column holds times. */
export function columnsOf(rows: readonly Row[]): Columns | null {
  const first = rows[0]?.cells ?? [];
  const second = rows[1]?.cells ?? [];
  if (!first.some(isTime) && rows.length > 1) {
    const names = first.map((name) => name.trim());
    const roles = new Map(rolesOf(names));
    const date = roles.get('date');
    if (date !== undefined && !roles.has('time')) {
      roles.set('time', date);
      roles.delete('date');
    }
    const guessed = roles.get('time') ?? second.findIndex(isTime);
    if (guessed === -1) return null;
    roles.set('time', guessed);
    return { roles, names, hasHeader: true, zone: zoneOfName(names[guessed] ?? '') };
  }
  const time = first.findIndex(isTime);
  if (time === -1) return null;
  const roles = new Map<FieldRole, number>([['time', time]]);
  const widths = first.map((_, index) =>
    rows.slice(0, 30).reduce((sum, { cells }) => sum + (cells[index]?.length ?? 0), 0),
  );
  const others = widths.map((_, index) => index).filter((index) => index !== time);
  const longest = others.reduce<number | undefined>(
    (best, index) => (best === undefined || widths[index]! > widths[best]! ? index : best),
    undefined,
  );
  if (longest === undefined) return null;
  roles.set('what', longest);
  return { roles, names: [], hasHeader: false, zone: undefined };
}
