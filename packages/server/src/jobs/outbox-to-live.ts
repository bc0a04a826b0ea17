import type { LibraryChanges } from '../http/library-changes.ts';
import type { Services } from '../services.ts';

/**
 * What any server did to a postmortem or a person reaches the live documents of this one: restriction and removal put
 * people out, comments and records are told of. Gives the way to stop.
 */
export function tellLive(changes: LibraryChanges, { live, log }: Pick<Services, 'live' | 'log'>): () => void {
  return changes.watch(({ kind, postmortemId, payload }) => {
    const failed = (error: unknown) => log.warn({ error, kind }, 'a live document was not told');
    if (kind === 'user' && typeof payload['user'] === 'string')
      live.disconnect(payload['user']).catch(failed);
    if (postmortemId === null) return;
    if (kind === 'access' || kind === 'removed' || kind === 'recovered')
      live.dropAccess(postmortemId).catch(failed);
    if (kind === 'comments') live.notify(postmortemId, { kind: 'comments' });
    if (kind === 'evidence') live.notify(postmortemId, { kind: 'evidence' });
    if (kind === 'access') live.notify(postmortemId, { kind: 'meta' });
  });
}
