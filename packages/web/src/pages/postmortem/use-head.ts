import type { DocumentState } from '@debrief/document';
import type { HeadFacts } from '../../editor/findings/findings-protocol.ts';
import { Value } from '../../live/watched.ts';
import type { OpenPostmortem } from './open-postmortem.ts';
import { useWatched } from './use-watched.ts';

const none = new Value<HeadFacts | null>(null);

/** Title, severity and state as the text says them now; as last saved, until it has been read. */
export function useHead(session: OpenPostmortem): HeadFacts & { readonly state: DocumentState } {
  const linter = useWatched(session.linter);
  const live = useWatched(linter?.head ?? none);
  const { title, fileName, severity, severityRaw, state } = useWatched(session.detail);
  const saved = { title: title || fileName, severity, severityRaw, state };
  return live === null ? saved : { ...live, title: live.title || fileName, state: live.state ?? state };
}
