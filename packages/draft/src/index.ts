export { type FoundSpan, WindowFinder } from './choose/window-finder.ts';
export { draftPostmortem } from './draft-postmortem.ts';
export { evidenceJsonl } from './evidence-jsonl.ts';
export { kindOfRow } from './read/kind-of-row.ts';
export { escapeInline } from './tell/markdown-text.ts';
export type * from './types.ts';
export { footnote, type Provenance } from './write/citations.ts';
export { type Filled, type Filling, fillTemplate } from './write/fill-template.ts';
