/** What is said aloud to screen readers, and the short messages that appear at the foot of the page. */

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'problem';
  readonly undo?: { readonly label: string; readonly run: () => void };
}

interface Spoken {
  readonly text: string;
  readonly count: number;
}

let toasts: readonly Toast[] = [];
let spoken: Spoken = { text: '', count: 0 };
let last = 0;
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`. */
export function onAnnouncement(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentToasts = (): readonly Toast[] => toasts;
export const currentSpoken = (): Spoken => spoken;

/** Says something to screen readers only: results counted, a page opened. */
export function announce(text: string): void {
  spoken = { text, count: spoken.count + 1 };
  changed();
}

/** Shows a message for some seconds and says it. With `undo`, it offers to take the thing back. */
export function showToast(text: string, undo?: Toast['undo']): number {
  return add({ text, tone: 'plain', undo });
}

/** Shows what went wrong, until it is closed. */
export function showProblem(text: string): number {
  return add({ text, tone: 'problem' });
}

export function closeToast(id: number): void {
  toasts = toasts.filter((toast) => toast.id !== id);
  changed();
}

function add(toast: Omit<Toast, 'id'>): number {
  last += 1;
  const id = last;
  // The same words twice need no second box, and three boxes are enough.
  toasts = [...toasts.filter(({ text }) => text !== toast.text), { ...toast, id }].slice(-3);
  announce(toast.undo === undefined ? toast.text : `${toast.text} ${toast.undo.label} is offered.`);
  return id;
}
