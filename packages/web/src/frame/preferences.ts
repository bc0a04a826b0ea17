/** What a person prefers in this browser; kept in its storage where it has one. */
import { useSyncExternalStore } from 'react';

export type PreferenceName = 'theme' | 'single-keys';

const listeners = new Set<() => void>();
const kept = new Map<PreferenceName, string>();

/** The value chosen, or null where the person left it to the system. */
export function preference(name: PreferenceName): string | null {
  const held = kept.get(name);
  if (held !== undefined) return held === '' ? null : held;
  let value: string | null = null;
  try {
    value = localStorage.getItem(`debrief-${name}`);
  } catch {
    // Storage is switched off: the choice lasts until the page is left.
  }
  kept.set(name, value ?? '');
  return value;
}

export function setPreference(name: PreferenceName, value: string | null): void {
  kept.set(name, value ?? '');
  try {
    if (value === null) localStorage.removeItem(`debrief-${name}`);
    else localStorage.setItem(`debrief-${name}`, value);
  } catch {
    // As above.
  }
  if (name === 'theme') {
    if (value === null) delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = value;
  }
  for (const listener of listeners) listener();
}

export function usePreference(name: PreferenceName): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => preference(name),
  );
}
