/** Which swimlane a row of the timeline stands in. */
import { type EntryKind, kindOfRow } from '@debrief/draft';

export type Lane = 'changes' | 'signals' | 'response' | 'diagnosis' | 'communication' | 'other';

export const lanes: readonly { readonly id: Lane; readonly title: string }[] = [
  { id: 'changes', title: 'Changes' },
  { id: 'signals', title: 'Signals' },
  { id: 'response', title: 'Response' },
  { id: 'diagnosis', title: 'Diagnosis' },
  { id: 'communication', title: 'Updates' },
  { id: 'other', title: 'Other' },
];

const laneOfKind: Readonly<Record<EntryKind, Lane>> = {
  deploy: 'changes',
  change: 'changes',
  alert: 'signals',
  observe: 'signals',
  effect: 'signals',
  resolve: 'signals',
  acknowledge: 'response',
  declare: 'response',
  join: 'response',
  decide: 'response',
  act: 'response',
  hypothesise: 'diagnosis',
  identify: 'diagnosis',
  communicate: 'communication',
};

const remembered = new Map<string, Lane>();

/** The lane of a row's words; `other` where they tell no kind. Rows are few and change one at a time: answers are kept. */
export function laneOf(text: string): Lane {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const kind = kindOfRow(text);
  const lane = kind === null ? 'other' : laneOfKind[kind];
  if (remembered.size > 20_000) remembered.clear();
  remembered.set(text, lane);
  return lane;
}
