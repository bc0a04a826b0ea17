import { useEffect, useRef, useSyncExternalStore } from 'react';
import { preference } from './preferences.ts';
import { type Shortcut, ShortcutReader } from './shortcuts.ts';

let active: readonly Shortcut[] = [];
const listeners = new Set<() => void>();
const reader = new ShortcutReader();

function replace(next: readonly Shortcut[]): void {
  active = next;
  for (const listener of listeners) listener();
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type=checkbox],[type=radio]), textarea, select') !== null)
  );
}

addEventListener('keydown', (event) => {
  // A modal dialog or an open menu has the keyboard to itself.
  if (event.defaultPrevented || document.querySelector('dialog[open], [role=menu]') !== null) return;
  const found = reader.read(
    {
      key: event.key,
      mod: event.ctrlKey || event.metaKey,
      alt: event.altKey,
      writing: isWriting(event.target),
    },
    active,
    event.timeStamp,
    preference('single-keys') !== 'off',
  );
  if (found === undefined) return;
  event.preventDefault();
  found.run();
});

/** Gives a key a meaning while the component is shown; the list of shortcuts (`?`) names it. */
export function useShortcut(keys: string, does: string, run: () => void, group = 'Everywhere'): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const shortcut: Shortcut = { keys, does, group, run: () => latest.current() };
    // What was mounted last wins: a page may take a key over from the frame.
    replace([shortcut, ...active]);
    return () => replace(active.filter((one) => one !== shortcut));
  }, [keys, does, group]);
}

/** Every shortcut that works now. */
export function useActiveShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => active,
  );
}
