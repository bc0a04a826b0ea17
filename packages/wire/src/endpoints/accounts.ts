import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id, Instant, Person, RoleShape } from '../shapes.ts';

const Password = z.string().min(10).max(200);
const Email = z.email().max(200);
const Name = z.string().trim().min(1).max(100);

export const Session = z.object({
  person: Person.extend({ email: z.string(), role: RoleShape }),
  /** Sent back as `x-debrief-csrf` with each request that changes something. */
  csrf: z.string(),
  expiresAt: Instant,
});

export const User = Person.extend({
  email: z.string(),
  role: RoleShape,
  disabled: z.boolean(),
  createdAt: Instant,
  lastSeenAt: Instant.nullable(),
});

export const Invitation = z.object({
  id: Id,
  email: z.string(),
  role: RoleShape,
  invitedBy: Person,
  createdAt: Instant,
  expiresAt: Instant,
});

export const Token = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(z.enum(['read', 'write', 'admin'])),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
  /** First characters, to tell tokens apart. */
  start: z.string(),
});

export const accounts = {
  'GET /api/setup': endpoint({
    summary: 'Whether the server still waits for its first administrator, and how people sign in',
    access: 'anybody',
    scope: 'none',
    response: z.object({
      needed: z.boolean(),
      signIn: z.object({ password: z.boolean(), oidc: z.object({ name: z.string() }).nullable() }),
      version: z.string(),
    }),
  }),
  'POST /api/setup': endpoint({
    summary: 'Make the first administrator, with the one-time token that the server printed',
    access: 'anybody',
    scope: 'none',
    body: z.object({ token: z.string(), name: Name, email: Email, password: Password }),
    response: Session,
    problems: ['link-expired'],
  }),
  'POST /api/session': endpoint({
    summary: 'Sign in with a password; sets the session cookie',
    access: 'anybody',
    scope: 'none',
    body: z.object({ email: z.string(), password: z.string().max(200) }),
    response: Session,
    problems: ['wrong-credentials', 'too-many-requests'],
  }),
  'GET /api/session': endpoint({
    summary: 'Who is signed in',
    access: 'reader',
    scope: 'read',
    response: Session,
  }),
  'DELETE /api/session': endpoint({ summary: 'Sign out', access: 'reader', scope: 'none' }),
  'GET /api/oidc/start': endpoint({
    summary: 'Send the browser to the team’s identity provider',
    access: 'anybody',
    scope: 'none',
    query: z.object({ next: z.string().max(500).optional() }),
    produces: 'text/html',
  }),
  'GET /api/oidc/callback': endpoint({
    summary: 'Where the identity provider sends the browser back to',
    access: 'anybody',
    scope: 'none',
    produces: 'text/html',
  }),
  'PATCH /api/me': endpoint({
    summary: 'Change one’s own name or password',
    access: 'reader',
    scope: 'none',
    body: z.object({
      name: Name.optional(),
      password: z.object({ old: z.string().max(200), new: Password }).optional(),
    }),
    response: Session,
    problems: ['wrong-credentials'],
  }),
  'GET /api/people': endpoint({
    summary: 'Everybody who can sign in: for mentions, owners and restriction',
    access: 'reader',
    scope: 'read',
    response: z.object({ items: z.array(Person) }),
  }),
  'GET /api/users': endpoint({
    summary: 'Accounts with role and last visit',
    access: 'admin',
    scope: 'admin',
    response: z.object({ items: z.array(User) }),
  }),
  'PATCH /api/users/:id': endpoint({
    summary: 'Change a person’s role, or switch the account off',
    access: 'admin',
    scope: 'admin',
    body: z.object({ role: RoleShape.optional(), disabled: z.boolean().optional(), name: Name.optional() }),
    response: User,
    problems: ['conflict'],
  }),
  'GET /api/invitations': endpoint({
    summary: 'Invitations that wait',
    access: 'admin',
    scope: 'admin',
    response: z.object({ items: z.array(Invitation) }),
  }),
  'POST /api/invitations': endpoint({
    summary: 'Invite a person; the answer holds the link to hand over',
    access: 'admin',
    scope: 'admin',
    body: z.object({ email: Email, role: RoleShape }),
    response: Invitation.extend({ link: z.string() }),
    problems: ['conflict'],
  }),
  'DELETE /api/invitations/:id': endpoint({
    summary: 'Take an invitation back',
    access: 'admin',
    scope: 'admin',
  }),
  'POST /api/invitations/accept': endpoint({
    summary: 'Accept an invitation: makes the account and signs in',
    access: 'anybody',
    scope: 'none',
    body: z.object({ token: z.string(), name: Name, password: Password }),
    response: Session,
    problems: ['link-expired'],
  }),
  'GET /api/tokens': endpoint({
    summary: 'One’s own API tokens',
    access: 'reader',
    scope: 'none',
    response: z.object({ items: z.array(Token) }),
  }),
  'POST /api/tokens': endpoint({
    summary: 'Make an API token; its secret is shown this once',
    access: 'reader',
    scope: 'none',
    body: z.object({
      name: Name,
      scopes: z.array(z.enum(['read', 'write', 'admin'])).min(1),
      expiresAt: Instant.nullable(),
    }),
    response: Token.extend({ secret: z.string() }),
  }),
  'DELETE /api/tokens/:id': endpoint({ summary: 'Revoke an API token', access: 'reader', scope: 'none' }),
  'GET /api/audit': endpoint({
    summary: 'Who did what: sign-ins, roles, restriction, removal, exports',
    access: 'admin',
    scope: 'admin',
    query: z.object({
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({
      items: z.array(
        z.object({
          id: Id,
          at: Instant,
          actor: Person.nullable(),
          verb: z.string(),
          subject: z.string().nullable(),
          detail: z.record(z.string(), z.unknown()),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
  }),
};
