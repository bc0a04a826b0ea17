import { useSyncExternalStore } from 'react';
import type { Watched } from '../../live/watched.ts';

/** The present value of something watched; the component renders again at each change. */
export function useWatched<T>(watched: Watched<T>): T {
  return useSyncExternalStore(watched.watch, watched.get);
}
