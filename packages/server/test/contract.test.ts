/** Every endpoint of the table is called on the real server, on both engines; each answer is held against its schema. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { packZip } from '@debrief/records/pack-zip';
import { forEachEngine } from '@debrief/store/test-engines';
import { type EndpointName, endpoints, LibraryChange } from '@debrief/wire';
import { problemOf, startTestServer, type TestPerson, until } from '../src/testing/test-server.ts';

const alerts = readFileSync(
  new URL('../../../examples/checkout-outage/records/alertmanager.json', import.meta.url),
);

async function upload(person: TestPerson, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { id } = await person.api('POST /api/uploads', { body: { name, size: bytes.length } });
  await person.api('PATCH /api/uploads/:id', { params: { id }, bytes, headers: { 'upload-offset': '0' } });
  return id;
}

forEachEngine(({ name, openOptions }) => {
  test(`${name}: every endpoint answers as its schema says`, async (t) => {
    const server = await startTestServer(t, await openOptions(t));
    const { admin, called } = server;
    const { api } = admin;
    const member = await server.invite('member', 'Grace Hopper');

    // Accounts.
    assert.equal((await api('GET /api/setup')).needed, false);
    assert.equal(
      (await api('POST /api/session', { body: { email: admin.email, password: 'a long enough password' } }))
        .person.id,
      admin.id,
    );
    assert.equal((await api('GET /api/session')).person.role, 'admin');
    assert.equal(
      (await member.api('PATCH /api/me', { body: { name: 'Grace B. Hopper' } })).person.name,
      'Grace B. Hopper',
    );
    assert.deepEqual((await api('GET /api/people')).items.map((person) => person.initials).sort(), [
      'AB',
      'GH',
    ]);
    assert.equal((await api('GET /api/users')).items.length, 2);
    const user = await api('PATCH /api/users/:id', { params: { id: member.id }, body: { role: 'member' } });
    assert.equal(user.role, 'member');
    const invitation = await api('POST /api/invitations', {
      body: { email: 'lin@example.com', role: 'reader' },
    });
    assert.equal((await api('GET /api/invitations')).items[0]?.id, invitation.id);
    await api('DELETE /api/invitations/:id', { params: { id: invitation.id } });
    const token = await api('POST /api/tokens', { body: { name: 'CI', scopes: ['read'], expiresAt: null } });
    assert.ok(token.secret.startsWith(token.start));
    assert.equal((await api('GET /api/tokens')).items[0]?.id, token.id);
    await api('DELETE /api/tokens/:id', { params: { id: token.id } });

    // The library.
    const made = await api('POST /api/postmortems', { body: { title: 'Search was slow' } });
    assert.equal(made.title, 'Postmortem: Search was slow');
    const id = made.id;
    const params = { id };
    assert.equal((await api('GET /api/postmortems', { query: { q: 'slow', limit: 5 } })).items[0]?.id, id);
    assert.ok((await api('GET /api/facets')).state.length >= 0);
    const view = await api('POST /api/views', { body: { name: 'Mine', query: 'person=me', shared: false } });
    assert.deepEqual((await api('GET /api/views')).items, [view]);
    await api('DELETE /api/views/:id', { params: { id: view.id } });
    assert.equal((await api('GET /api/home')).total, 1);
    assert.equal((await api('GET /api/actions', { query: { show: 'all' } })).counts.open, 0);
    assert.ok((await api('GET /api/templates')).items.some((template) => template.name === 'quick'));
    const facts = { dataLoss: null, security: null, nearMiss: null, novel: null, unusualIntervention: null };
    const triggers = await api('POST /api/triggers', {
      body: { severity: 'SEV1', customerFacing: null, customerMinutes: null, ...facts },
    });
    assert.equal(triggers.asked, true);
    await api('PUT /api/policy', { body: { yaml: 'zone: Europe/Berlin\n' } });
    assert.deepEqual(await api('GET /api/policy'), { yaml: 'zone: Europe/Berlin\n', problems: [] });

    // One postmortem.
    assert.equal((await api('GET /api/postmortems/:id', { params })).may.edit, true);
    const text = `${made.text}\nMore.\n`;
    const saved = await api('PUT /api/postmortems/:id/text', {
      params,
      body: { text },
      headers: { 'if-match': `"v${made.version}"` },
    });
    assert.equal(saved.version, made.version + 1);
    assert.equal(await (await admin.fetch(`/api/postmortems/${id}/text`)).text(), text);
    called.add('GET /api/postmortems/:id/text');
    assert.match(await (await admin.fetch(`/api/postmortems/${id}/page`)).text(), /<h1>/);
    called.add('GET /api/postmortems/:id/page');
    assert.equal((await admin.fetch(`/api/postmortems/${id}/export/chat`)).status, 200);
    called.add('GET /api/postmortems/:id/export/:format');
    const gate = await api('GET /api/postmortems/:id/gate', { params });
    assert.ok(gate.toInReview.length > 0);
    const findings = await api('GET /api/postmortems/:id/findings', { params });
    assert.ok(findings.findings.length > 0);
    assert.deepEqual((await api('GET /api/postmortems/:id/similar', { params })).items, []);
    assert.equal(
      (await problemOf(api('POST /api/postmortems/:id/state', { params, body: { state: 'in-review' } })))
        .code,
      'gate-not-met',
    );
    const drafted = await api('POST /api/postmortems/:id/state', { params, body: { state: 'draft' } });
    assert.equal(drafted.state, 'draft');
    const history = await api('GET /api/postmortems/:id/revisions', { params });
    const first = history.items.at(-1);
    assert.ok(first !== undefined && history.items.length === 2);
    const revision = { id, revision: first.id };
    assert.equal(
      (await api('GET /api/postmortems/:id/revisions/:revision', { params: revision })).text,
      made.text,
    );
    const restored = await api('POST /api/postmortems/:id/revisions/:revision/restore', { params: revision });
    assert.equal(restored.version, saved.version + 1);
    const open = await api('PATCH /api/postmortems/:id', {
      params,
      body: { restricted: false, people: [member.id] },
    });
    assert.equal(open.restricted, false);

    // Comments.
    const comment = await api('POST /api/postmortems/:id/comments', {
      params,
      body: { text: 'Which queue?', mentions: [member.id] },
    });
    const one = { id, comment: comment.id };
    assert.equal(
      (await member.api('GET /api/postmortems/:id/comments', { params })).items[0]?.text,
      'Which queue?',
    );
    assert.equal((await member.api('GET /api/home')).mentions[0]?.read, false);
    await member.api('POST /api/mentions/read', { body: { comments: [comment.id] } });
    assert.equal((await member.api('GET /api/home')).mentions[0]?.read ?? true, true);
    const resolved = await api('PATCH /api/postmortems/:id/comments/:comment', {
      params: one,
      body: { resolved: true },
    });
    assert.equal(resolved.resolvedBy?.id, admin.id);
    await api('DELETE /api/postmortems/:id/comments/:comment', { params: one });

    // Records.
    const given = await upload(admin, 'alerts.json', new Uint8Array(alerts));
    assert.equal((await api('GET /api/uploads/:id', { params: { id: given } })).offset, alerts.length);
    const evidence = await api('POST /api/postmortems/:id/evidence', { params, body: { uploads: [given] } });
    const file = { id, file: evidence.items[0]?.id ?? '' };
    const ready = await until(async () => {
      const [row] = (await api('GET /api/postmortems/:id/evidence', { params })).items;
      return row?.state === 'ready' && row;
    }, 'the record is read');
    assert.equal(ready.source, 'alertmanager');
    assert.ok(ready.events > 0 && ready.progress === ready.size && /^[0-9a-f]{64}$/.test(ready.sha256));
    const events = await api('GET /api/postmortems/:id/events', { params, query: { limit: 3 } });
    assert.equal(events.items.length, 3);
    const ids = events.items.map((event) => event.id).join(',');
    assert.equal((await api('GET /api/postmortems/:id/events', { params, query: { ids } })).items.length, 3);
    const draft = await api('POST /api/postmortems/:id/draft', { params, body: {} });
    assert.ok(
      draft.entries.every((entry) => entry.events.every((event) => draft.citations[event] !== undefined)),
    );
    assert.equal(
      (await api('POST /api/postmortems/:id/evidence/:file/cancel', { params: file })).state,
      'ready',
    );
    await api('DELETE /api/postmortems/:id/evidence/:file', { params: file });
    assert.deepEqual((await api('GET /api/postmortems/:id/evidence', { params })).items, []);
    const gone = await upload(admin, 'x.txt', new Uint8Array([1]));
    await api('DELETE /api/uploads/:id', { params: { id: gone } });

    // Import, example, the bin, events, the audit log.
    const zip = packZip([
      { name: 'a.md', content: '# Cache emptied\r\n\r\nDate: 2024-02-01\r\n' },
      { name: 'b.html', content: '<h1>Disk was full</h1><p>It was.</p>' },
      { name: 'c.bin', content: 'no' },
    ]);
    const imported = await api('POST /api/import', {
      body: { uploads: [await upload(admin, 'old.zip', new Uint8Array(zip))] },
    });
    assert.deepEqual(
      imported.made.map((row) => row.title),
      ['Cache emptied', 'Disk was full'],
    );
    assert.deepEqual(
      imported.refused.map((row) => row.file),
      ['old.zip!/c.bin'],
    );
    const bytes = await (await admin.fetch(`/api/postmortems/${imported.made[0]?.id}/text`)).text();
    assert.equal(bytes, '# Cache emptied\r\n\r\nDate: 2024-02-01\r\n');
    const example = await api('POST /api/example');
    assert.match(example.title, /Checkout/);
    assert.ok(
      (await api('GET /api/postmortems/:id/events', { params: { id: example.id } })).items.length > 20,
    );

    const stream = await admin.fetch('/api/events');
    await api('DELETE /api/postmortems/:id', { params });
    await api('POST /api/postmortems/:id/recover', { params });
    const changes = await readChanges(stream, 2);
    assert.deepEqual(
      changes.map((change) => [change.kind, change.postmortem]),
      [
        ['removed', id],
        ['recovered', id],
      ],
    );
    called.add('GET /api/events');
    const audit = await api('GET /api/audit', { query: { limit: 200 } });
    assert.ok(audit.items.some((row) => row.verb === 'postmortem.removed' && row.subject === id));
    assert.ok(audit.items.some((row) => row.verb === 'policy.replaced'));

    // Without a provider there is nothing to sign in with.
    for (const path of ['/api/oidc/start', '/api/oidc/callback'])
      assert.equal((await admin.fetch(path)).status, 404);
    await member.api('DELETE /api/session');
    assert.equal((await problemOf(member.api('GET /api/session'))).code, 'not-signed-in');

    const rest = (Object.keys(endpoints) as EndpointName[]).filter((endpoint) => !called.has(endpoint));
    assert.deepEqual(rest, ['GET /api/oidc/start', 'GET /api/oidc/callback']);
    assert.deepEqual(
      server.logged.filter(({ level }) => level === 'error'),
      [],
    );
  });
});

async function readChanges(answer: Response, count: number) {
  const found: ReturnType<typeof LibraryChange.parse>[] = [];
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
      if (data !== undefined) found.push(LibraryChange.parse(JSON.parse(data)));
      text = text.slice(end + 2);
    }
    if (found.length >= count) break;
  }
  return found;
}
