export { draftPostmortem } from './draft-postmortem.ts';
export type * from './types.ts';
