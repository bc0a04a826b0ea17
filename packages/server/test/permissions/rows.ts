/**
 * How each endpoint is called in the matrix of permissions. Who may call is not said here: the table of endpoints says
 * it, and the test holds the server against it. A new endpoint without a row does not compile, and fails the test.
 */
import type { EndpointName } from '@debrief/wire';

/** A restricted postmortem with everything that hangs on one, and who it belongs to. */
export interface Place {
  readonly id: string;
  readonly version: number;
  readonly revision: string;
  readonly comment: string;
  readonly file: string;
}

export interface Asked {
  /** Values of path parameters besides `:id` of a postmortem. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Row {
  readonly ask?: (place: Place) => Asked;
  /**
   * Statuses besides 2xx and 3xx that those may get whom role and restriction let in: a rule of the endpoint's own
   * (only the author removes a comment), or a state that the call meets.
   */
  readonly also?: readonly number[];
  /** Afterwards the place is not what it was: the next caller gets a new one. */
  readonly spoils?: true;
}

const unknown = { params: { id: 'nobody0nobody' } };
const body = (value: object) => (): Asked => ({ body: value });

export const rows: Record<EndpointName, Row> = {
  // Anybody.
  'GET /api/setup': {},
  'POST /api/setup': {
    ask: body({ token: 'used', name: 'X', email: 'x@example.com', password: 'long enough words' }),
    also: [410],
  },
  'POST /api/session': { ask: body({ email: 'x@example.com', password: 'wrong' }), also: [401, 429] },
  'GET /api/oidc/start': { also: [404] },
  'GET /api/oidc/callback': { also: [404] },
  'POST /api/invitations/accept': {
    ask: body({ token: 'none', name: 'X', password: 'long enough words' }),
    also: [410, 429],
  },
  // One's own.
  'GET /api/session': {},
  'DELETE /api/session': {},
  'PATCH /api/me': { ask: body({}) },
  'GET /api/tokens': {},
  'POST /api/tokens': { ask: body({ name: 'CI', scopes: ['read'], expiresAt: null }) },
  'DELETE /api/tokens/:id': { ask: () => unknown, also: [404] },
  'GET /api/views': {},
  'POST /api/views': { ask: body({ name: 'Mine', query: 'q=x', shared: false }) },
  'DELETE /api/views/:id': { ask: () => unknown, also: [404] },
  'POST /api/mentions/read': { ask: ({ comment }) => ({ body: { comments: [comment] } }) },
  // People and policy.
  'GET /api/people': {},
  'GET /api/users': {},
  'PATCH /api/users/:id': { ask: () => ({ ...unknown, body: { name: 'X' } }), also: [404] },
  'GET /api/invitations': {},
  'POST /api/invitations': { ask: body({ email: 'new@example.com', role: 'reader' }), also: [409] },
  'DELETE /api/invitations/:id': { ask: () => unknown, also: [404] },
  'GET /api/audit': {},
  'GET /api/policy': {},
  'PUT /api/policy': { ask: body({ yaml: 'zone: UTC\n' }) },
  // The library.
  'GET /api/postmortems': { ask: () => ({ query: 'q=zanzibar' }) },
  'GET /api/facets': {},
  'POST /api/postmortems': { ask: body({ title: 'Another' }) },
  'POST /api/example': {},
  'POST /api/import': { ask: body({ uploads: ['nothing0here'] }), also: [404] },
  'GET /api/home': {},
  'GET /api/actions': { ask: () => ({ query: 'show=all' }) },
  'GET /api/templates': {},
  'POST /api/triggers': {
    ask: body({
      severity: 'SEV1',
      customerFacing: null,
      customerMinutes: null,
      dataLoss: null,
      security: null,
      nearMiss: null,
      novel: null,
      unusualIntervention: null,
    }),
  },
  'GET /api/events': {},
  'POST /api/uploads': { ask: body({ name: 'a.json', size: 4 }) },
  'GET /api/uploads/:id': { ask: () => unknown, also: [404] },
  'PATCH /api/uploads/:id': {
    ask: () => ({
      ...unknown,
      headers: { 'content-type': 'application/octet-stream', 'upload-offset': '0' },
    }),
    also: [404],
  },
  'DELETE /api/uploads/:id': { ask: () => unknown, also: [404] },
  // One postmortem.
  'GET /api/postmortems/:id': {},
  'GET /api/postmortems/:id/text': {},
  'GET /api/postmortems/:id/page': {},
  'GET /api/postmortems/:id/export/:format': { ask: () => ({ params: { format: 'html' } }) },
  'PUT /api/postmortems/:id/text': {
    spoils: true,
    ask: ({ version }) => ({
      body: { text: '# Zanzibar again\n' },
      headers: { 'if-match': `"v${version}"` },
    }),
  },
  'PATCH /api/postmortems/:id': { ask: body({ restricted: true }), also: [403] },
  'DELETE /api/postmortems/:id': { spoils: true },
  'POST /api/postmortems/:id/recover': {},
  'POST /api/postmortems/:id/state': { ask: body({ state: 'draft' }) },
  'GET /api/postmortems/:id/gate': {},
  'GET /api/postmortems/:id/findings': {},
  'GET /api/postmortems/:id/similar': {},
  'GET /api/postmortems/:id/revisions': {},
  'GET /api/postmortems/:id/revisions/:revision': { ask: ({ revision }) => ({ params: { revision } }) },
  'POST /api/postmortems/:id/revisions/:revision/restore': {
    spoils: true,
    ask: ({ revision }) => ({ params: { revision } }),
  },
  'GET /api/postmortems/:id/comments': {},
  'POST /api/postmortems/:id/comments': { ask: body({ text: 'Hello' }) },
  'PATCH /api/postmortems/:id/comments/:comment': {
    ask: ({ comment }) => ({ params: { comment }, body: { resolved: true } }),
    also: [403],
  },
  'DELETE /api/postmortems/:id/comments/:comment': {
    spoils: true,
    ask: ({ comment }) => ({ params: { comment } }),
    also: [403],
  },
  'GET /api/postmortems/:id/evidence': {},
  'POST /api/postmortems/:id/evidence': { ask: body({ uploads: ['nothing0here'] }), also: [404, 409, 422] },
  'POST /api/postmortems/:id/evidence/:file/cancel': { ask: ({ file }) => ({ params: { file } }) },
  'DELETE /api/postmortems/:id/evidence/:file': { spoils: true, ask: ({ file }) => ({ params: { file } }) },
  'GET /api/postmortems/:id/events': {},
  'POST /api/postmortems/:id/draft': { ask: body({}), also: [409] },
};
