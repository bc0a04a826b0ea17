import { users } from '@debrief/store';
import type { EndpointName } from '@debrief/wire';
import { type OpenedSession, sessionAnswer } from '../../auth/open-session.ts';
import { personOf } from '../../auth/person.ts';
import { endedCookie, isSecure, sessionCookie } from '../../auth/session-cookie.ts';
import { acceptInvitation } from '../../commands/accept-invitation.ts';
import { changeMe } from '../../commands/change-me.ts';
import { setUpLibrary } from '../../commands/set-up-library.ts';
import { signIn } from '../../commands/sign-in.ts';
import { signOut } from '../../commands/sign-out.ts';
import { notFound } from '../../problem-error.ts';
import type { Services } from '../../services.ts';
import type { Call, Group } from '../call.ts';

type Names =
  | 'GET /api/setup'
  | 'POST /api/setup'
  | 'POST /api/session'
  | 'GET /api/session'
  | 'DELETE /api/session'
  | 'PATCH /api/me'
  | 'GET /api/people'
  | 'POST /api/invitations/accept';

export const accounts: Group<Names> = {
  'GET /api/setup': async ({ services }) => ({
    needed: !(await services.store.read((db) => users.any(db))),
    signIn: { password: true, oidc: services.oidc === null ? null : { name: services.oidc.name } },
    version: services.version,
  }),

  'POST /api/setup': async ({ services, context, body, request, reply }) => {
    services.limits.attempt(request.ip, 'set-up');
    const opened = await setUpLibrary(context, body);
    services.onSetUp();
    return signedIn(opened, services, reply);
  },

  'POST /api/session': async ({ services, context, body, request, reply }) => {
    services.limits.attempt(request.ip, body.email);
    const opened = await signIn(context, body);
    services.limits.succeeded(request.ip, body.email);
    return signedIn(opened, services, reply);
  },

  'GET /api/session': async ({ services, actor, session }) => {
    const user = await ownAccount(services, actor.userId);
    return sessionAnswer(user, session?.csrf ?? '', session?.expiresAt ?? '9999-12-31T23:59:59.000Z');
  },

  'DELETE /api/session': async ({ services, context, session, reply }) => {
    if (session !== null) await signOut(context, session.id);
    reply.header('set-cookie', endedCookie(isSecure(services.origin)));
    return undefined;
  },

  'PATCH /api/me': async ({ services, context, body, session, request }) => {
    if (body.password !== undefined) services.limits.attempt(request.ip, context.actor.email);
    const user = await changeMe(context, { ...body, sessionId: session?.id ?? null });
    return sessionAnswer(user, session?.csrf ?? '', session?.expiresAt ?? '9999-12-31T23:59:59.000Z');
  },

  'GET /api/people': async ({ services }) => ({
    items: (await services.store.read((db) => users.people(db))).map(personOf),
  }),

  'POST /api/invitations/accept': async ({ services, context, body, request, reply }) => {
    services.limits.attempt(request.ip, 'invitation');
    return signedIn(await acceptInvitation(context, body), services, reply);
  },
};

function signedIn(opened: OpenedSession, services: Services, reply: Call<EndpointName>['reply']) {
  reply.header('set-cookie', sessionCookie(opened.secret, isSecure(services.origin)));
  return opened.answer;
}

async function ownAccount({ store }: Services, id: string | null) {
  const user = id === null ? undefined : await store.read((db) => users.get(db, id));
  if (user === undefined) throw notFound('The account');
  return user;
}
