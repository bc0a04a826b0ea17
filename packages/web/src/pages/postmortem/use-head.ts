import type { HeadFacts } from '../../editor/findings/findings-protocol.ts';
import { Value } from '../../live/watched.ts';
import type { OpenPostmortem } from './open-postmortem.ts';
import { useWatched } from './use-watched.ts';

const none = new Value<HeadFacts | null>(null);

/** Title and severity as the text says them now; as last saved, until it has been read. */
export function useHead(session: OpenPostmortem): HeadFacts {
  const linter = useWatched(session.linter);
  const live = useWatched(linter?.head ?? none);
  const { title, fileName, severity, severityRaw } = useWatched(session.detail);
  const saved = { title: title || fileName, severity, severityRaw };
  return live === null ? saved : { ...live, title: live.title || fileName };
}
