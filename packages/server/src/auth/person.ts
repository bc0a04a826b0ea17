import type { Person } from '@debrief/wire';
import type { PersonRow } from '../rows.ts';

const COLOURS = 12;

/** A person as others see them: initials and a colour that follow from name and id alone. */
export function personOf(row: PersonRow): Person {
  return { id: row.id, name: row.name, initials: initialsOf(row.name), colour: colourOf(row.id) };
}

export function personOrNull(row: PersonRow | null): Person | null {
  return row === null ? null : personOf(row);
}

function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const chosen = words.length > 1 ? [words[0] ?? '', words.at(-1) ?? ''] : words;
  const initials = chosen.map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0]?.toUpperCase() ?? '').join('');
  return initials === '' ? '?' : initials;
}

function colourOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return sum % COLOURS;
}
