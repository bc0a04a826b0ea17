import type { SectionKind } from '../../model.ts';

/** Spellings of one language: normalised headings parted by `|`. */
export type SectionNames = Readonly<Partial<Record<SectionKind, string>>>;
