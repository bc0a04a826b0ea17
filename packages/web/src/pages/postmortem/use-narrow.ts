import { useSyncExternalStore } from 'react';

const query = matchMedia('(width < 60rem)');

/** Whether there is room for one thing only: the text, or what stands beside it. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}
