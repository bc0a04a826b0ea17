import { queryClient } from './client.ts';
import { listenToLibrary } from './events.ts';

const lists = ['library', 'facets', 'home', 'actions'];

/** Refreshes what is shown when the library changes, at most once a second. Gives the way to stop. */
export function refreshLists(): () => void {
  const changed = new Set<string>();
  let all = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    timer = undefined;
    if (all) void queryClient.invalidateQueries();
    else {
      for (const list of lists) void queryClient.invalidateQueries({ queryKey: [list] });
      for (const id of changed) void queryClient.invalidateQueries({ queryKey: ['postmortem', id] });
    }
    changed.clear();
    all = false;
  };
  const stop = listenToLibrary((change) => {
    if (change === 'everything') all = true;
    else {
      // Who has it open hears of its text by the live connection; the whole document at each save would be much.
      if (change.kind !== 'saved') changed.add(change.postmortem);
      if (change.kind === 'evidence')
        void queryClient.invalidateQueries({ queryKey: ['evidence', change.postmortem] });
    }
    timer ??= setTimeout(refresh, 1000);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
