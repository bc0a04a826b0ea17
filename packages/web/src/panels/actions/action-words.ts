/** The words that the panel writes into a document for the choices it offers. */
import type { Action, ActionStatus, ActionType, Postmortem } from '@debrief/document';

export const statuses: readonly { readonly value: ActionStatus; readonly words: string }[] = [
  { value: 'open', words: 'Open' },
  { value: 'in-progress', words: 'In Progress' },
  { value: 'done', words: 'Done' },
  { value: 'dropped', words: 'Dropped' },
];

export const types: readonly { readonly value: ActionType; readonly words: string; readonly does: string }[] =
  [
    { value: 'prevent', words: 'Prevent', does: 'makes it not happen again' },
    { value: 'detect', words: 'Detect', does: 'makes it seen sooner' },
    { value: 'mitigate', words: 'Mitigate', does: 'makes it hurt less' },
    { value: 'respond', words: 'Respond', does: 'makes people faster and surer' },
  ];

export const strengths = {
  strong: 'Strong: the system does it, whoever is on call',
  intermediate: 'Intermediate: helps people do it',
  weak: 'Weak: rests on people remembering. What could make it certain?',
} as const;

/** Whether an open action's date has passed. `today` is an ISO date. */
export function isOverdue(action: Action, today: string): boolean {
  const due = action.due?.value;
  const status = action.status?.value ?? 'open';
  return typeof due === 'string' && due < today && status !== 'done' && status !== 'dropped';
}

/** What is still missing for the action to be followed up, in a few words each. */
export function missingOf(action: Action): readonly string[] {
  return [
    ...(action.owner === null ? ['an owner'] : []),
    ...(action.due === null ? ['a date'] : []),
    ...(action.ticket === null ? ['a ticket'] : []),
  ];
}

/** `3 of 7 done, 2 overdue`. */
export function progressOf(document: Postmortem, today: string): string {
  const { actions } = document;
  const done = actions.filter(({ status }) => status?.value === 'done').length;
  const overdue = actions.filter((action) => isOverdue(action, today)).length;
  return `${done} of ${actions.length} done${overdue > 0 ? `, ${overdue} overdue` : ''}`;
}
