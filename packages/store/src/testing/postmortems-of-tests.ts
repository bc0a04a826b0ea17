/** Texts and short ways that the tests of several nouns use. */
import * as postmortems from '../nouns/postmortems.ts';
import * as users from '../nouns/users.ts';
import type { Store } from '../store.ts';
import type { Role, Viewer } from '../viewer.ts';

export const at = '2024-05-01T10:00:00.000Z';

/** A short postmortem in our own words. */
export function textOf(options: {
  readonly title: string;
  readonly date?: string;
  readonly severity?: string;
  readonly state?: string;
  readonly author?: string;
  readonly service?: string;
  readonly body?: string;
}): string {
  return `# ${options.title}

**Date**: ${options.date ?? '2024-01-15'} | **Severity**: ${options.severity ?? 'SEV-2'} | **Status**: ${options.state ?? 'Draft'}
**Authors**: ${options.author ?? 'Ana Silva'}
**Services**: ${options.service ?? 'checkout'}

## Summary
${options.body ?? 'The connection pool ran out of connections under the evening load.'}

## Timeline
- 14:05 UTC first alert
- 14:30 UTC resolved

## Action items
| Action | Owner | Due | Status |
|---|---|---|---|
| Size the pool by load | @ana | 2024-02-01 | Open |
`;
}

let made = 0;

export async function addPostmortem(
  store: Store,
  text: string,
  options: {
    readonly restricted?: boolean;
    readonly people?: readonly string[];
    readonly actor?: string | null;
    readonly at?: string;
    readonly fileName?: string;
  } = {},
): Promise<string> {
  const id = `post${String(made++).padStart(6, '0')}`;
  await store.write((db) =>
    postmortems.insert(db, {
      id,
      revisionId: `rev${id}`,
      text,
      restricted: options.restricted ?? false,
      people: options.people,
      actor: options.actor ?? null,
      at: options.at ?? at,
      reason: 'made',
      fileName: options.fileName,
    }),
  );
  return id;
}

export async function addUser(
  store: Store,
  id: string,
  name: string,
  role: Role = 'member',
): Promise<Viewer> {
  await store.write((db) =>
    users.insert(db, { id, email: `${id}@example.com`, name, role, password: null, oidc: null, at }),
  );
  return { userId: id, role };
}
