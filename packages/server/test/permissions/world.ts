/** People of every role, inside and outside of a restricted postmortem, on a real server. */
import { type Endpoint, type EndpointName, endpoints, type Role } from '@debrief/wire';
import { pathOf } from '@debrief/wire/client';
import { type TestPerson, type TestServer, until } from '../../src/testing/test-server.ts';
import { type Asked, type Place, rows } from './rows.ts';

/** Stands in every text of the restricted postmortem, and nowhere else. */
export const marker = 'zanzibar';

export interface Somebody {
  readonly name: string;
  readonly role: Role | null;
  /** Sees the restricted postmortem. */
  readonly inside: boolean;
  readonly person: TestPerson | null;
}

export interface World {
  readonly server: TestServer;
  readonly everybody: readonly Somebody[];
  /** A new restricted postmortem with a comment, a revision and a record. */
  place(): Promise<Place>;
}

export async function makeWorld(server: TestServer): Promise<World> {
  const owner = await server.invite('member', 'Olga Owner');
  const member = await server.invite('member', 'Ines Inside');
  const reader = await server.invite('reader', 'Rita Inside');
  const otherMember = await server.invite('member', 'Otto Outside');
  const otherReader = await server.invite('reader', 'Rob Outside');
  const people = [member.id, reader.id];
  return {
    server,
    // Those who are refused come first: nothing is changed before they asked.
    everybody: [
      { name: 'nobody', role: null, inside: false, person: null },
      { name: 'a reader outside', role: 'reader', inside: false, person: otherReader },
      { name: 'a member outside', role: 'member', inside: false, person: otherMember },
      { name: 'a reader inside', role: 'reader', inside: true, person: reader },
      { name: 'a member inside', role: 'member', inside: true, person: member },
      { name: 'its creator', role: 'member', inside: true, person: owner },
      { name: 'an administrator', role: 'admin', inside: true, person: server.admin },
    ],
    place: () => makePlace(owner, people),
  };
}

async function makePlace({ api }: TestPerson, people: string[]): Promise<Place> {
  const text = `# ${marker} outage\n\n**Services**: ${marker}\n**Severity**: SEV2\n\n## Action Items\n\n- [ ] Bound ${marker} (owner: ${marker})\n`;
  const made = await api('POST /api/postmortems', {
    body: { text, restricted: true, fileName: `${marker}.md` },
  });
  const params = { id: made.id };
  await api('PATCH /api/postmortems/:id', { params, body: { people } });
  const comment = await api('POST /api/postmortems/:id/comments', {
    params,
    body: { text: `About ${marker}`, mentions: people },
  });
  const record = new TextEncoder().encode(
    `[2024-03-12 14:00:00] <ana> ${marker} is down\n[2024-03-12 14:05:00] <bo> looking\n`,
  );
  const upload = await api('POST /api/uploads', { body: { name: `${marker}.log`, size: record.length } });
  await api('PATCH /api/uploads/:id', {
    params: { id: upload.id },
    bytes: record,
    headers: { 'upload-offset': '0' },
  });
  const given = await api('POST /api/postmortems/:id/evidence', {
    params,
    body: { uploads: [upload.id], zone: 'UTC' },
  });
  await until(async () => {
    const { items } = await api('GET /api/postmortems/:id/evidence', { params });
    return items.every(({ state }) => state === 'ready' || state === 'refused');
  }, 'the record is read');
  const history = await api('GET /api/postmortems/:id/revisions', { params });
  return {
    id: made.id,
    version: (await api('GET /api/postmortems/:id', { params })).version,
    revision: history.items[0]?.id ?? '',
    comment: comment.id,
    file: given.items[0]?.id ?? '',
  };
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** Calls an endpoint as somebody (with other headers in place of the session's, where given). */
export async function ask(
  { server }: World,
  who: Somebody,
  name: EndpointName,
  place: Place,
  headers?: Readonly<Record<string, string>>,
): Promise<Answered> {
  const [method = 'GET', template = ''] = name.split(' ');
  const asked: Asked = rows[name].ask?.(place) ?? {};
  const path = pathOf(template, { id: place.id, ...asked.params });
  const stopped = new AbortController();
  const answer = await fetch(
    `${server.running.url}${path}${asked.query === undefined ? '' : `?${asked.query}`}`,
    {
      method,
      redirect: 'manual',
      signal: stopped.signal,
      headers: {
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(headers ?? who.person?.headers ?? {}),
        ...asked.headers,
      },
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    },
  );
  const { produces }: Endpoint = endpoints[name];
  const endless = produces === 'text/event-stream' && answer.ok;
  const text = endless ? '' : await answer.text();
  stopped.abort();
  return { status: answer.status, text };
}
