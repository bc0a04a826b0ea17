import { type ComponentType, lazy } from 'react';

const firstWait = 500;
const lastWait = 8000;

/**
 * `lazy` for parts of an open document: what does not come is asked for again until it does. A connection that is lost
 * at the wrong moment must not take the page, and the text in it, away.
 */
export function loadLater<P>(load: () => Promise<{ default: ComponentType<P> }>) {
  return lazy(async () => {
    for (let wait = firstWait; ; wait = Math.min(lastWait, wait * 2)) {
      try {
        return await load();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  });
}
