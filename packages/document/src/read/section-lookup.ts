/** Finds sections by place without scanning them all: they are in order of place. */
import type { Section } from '../model.ts';

/** Index of the last section that begins at or before an offset; -1 when none does. */
function lastFrom(sections: readonly Section[], offset: number): number {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.from <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The innermost section that holds an offset, or null. */
export function sectionAt(sections: readonly Section[], offset: number): Section | null {
  let found: Section | null = sections[lastFrom(sections, offset)] ?? null;
  while (found && offset >= found.to) found = found.parent;
  return found;
}

/** The sections that stand below a section, at any depth, in order of place. */
export function sectionsWithin(sections: readonly Section[], section: Section): readonly Section[] {
  const first = lastFrom(sections, section.contentFrom - 1) + 1;
  let last = first;
  while (last < sections.length && sections[last]!.from < section.to) last++;
  return sections.slice(first, last).filter((child) => child !== section);
}
