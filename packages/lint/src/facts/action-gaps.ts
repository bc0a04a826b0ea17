/** Actions that leave out a fact: one remark for the list when none gives it, one per action when others do. */
import type { Action, Postmortem, Span } from '@debrief/document';
import type { Severity } from '../rule.ts';
import { distinctActions } from './same-action.ts';

export interface ActionGap extends Span {
  readonly severity: Severity;
  /** The action, when the remark is about one alone. */
  readonly action: Action | null;
  readonly missing: number;
  readonly of: number;
}

/** Actions that still ask for something: not done, not dropped, and no repeat of a fuller one. */
export function openActions(document: Postmortem): readonly Action[] {
  return distinctActions(document).filter(
    ({ status }) => status?.value !== 'done' && status?.value !== 'dropped',
  );
}

/** Where the open actions leave out what `has` looks for. */
export function actionGaps(document: Postmortem, has: (action: Action) => boolean): ActionGap[] {
  const open = openActions(document);
  const without = open.filter((action) => !has(action));
  if (without.length === 0) return [];
  const of = open.length;
  if (without.length === of && of > 1 && !document.actions.some(has)) {
    const place = placeOfActions(document);
    return [{ from: place.from, to: place.to, severity: 'info', action: null, missing: of, of }];
  }
  return without.map((action) => ({
    from: action.title.from,
    to: action.title.to,
    severity: of === 1 ? 'info' : 'warning',
    action,
    missing: without.length,
    of,
  }));
}

/** The heading that the actions stand under, else the first action. */
export function placeOfActions({ sections, actions }: Postmortem): Span {
  const first = actions[0];
  const section = sections.find(
    ({ kind, from, to }) =>
      (kind === 'actions' || kind === 'improvements' || kind === 'prevention') &&
      first !== undefined &&
      from <= first.from &&
      first.from < to,
  );
  if (section) return section.headingSpan;
  return first ? first.title : { from: 0, to: 0 };
}
