import { queryClient, rememberCsrf } from './client.ts';
import { type Session, sessionQuery } from './queries.ts';

/** Takes a session that the server just opened for this person; nothing read for somebody before stays. */
export function beginSession(session: Session): void {
  queryClient.clear();
  rememberCsrf(session.csrf);
  queryClient.setQueryData(sessionQuery.queryKey, session);
}

/** The secret of a link that a person was handed: after `#`, or as `?token=`. */
export function secretOfLink(hash: string, token: string | undefined): string {
  return token ?? decodeURIComponent(hash.replace(/^#/, '')).replace(/^token=/, '');
}
