export { type FoundSpan, WindowFinder } from './choose/window-finder.ts';
export { draftPostmortem } from './draft-postmortem.ts';
export { evidenceJsonl } from './evidence-jsonl.ts';
export type * from './types.ts';
export { type Filled, type Filling, fillTemplate } from './write/fill-template.ts';
