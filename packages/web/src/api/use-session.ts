import { useSuspenseQuery } from '@tanstack/react-query';
import { type Session, sessionQuery } from './queries.ts';

/** The signed-in person. Only under the app's frame, which asks for one. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}
