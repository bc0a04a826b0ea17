import { audit, invitations, tokens, users } from '@debrief/store';
import { personOf, personOrNull } from '../../auth/person.ts';
import { changeUser } from '../../commands/change-user.ts';
import { invitePerson, revokeInvitation } from '../../commands/invite-person.ts';
import { makeToken, revokeToken } from '../../commands/make-token.ts';
import { replacePolicy } from '../../commands/replace-policy.ts';
import { instantOf } from '../../context.ts';
import type { InvitationRow, TokenRow } from '../../rows.ts';
import type { Group } from '../call.ts';
import { ownOrigin } from '../own-origin.ts';
import { userShape } from '../shapes.ts';

type Names =
  | 'GET /api/users'
  | 'PATCH /api/users/:id'
  | 'GET /api/invitations'
  | 'POST /api/invitations'
  | 'DELETE /api/invitations/:id'
  | 'GET /api/tokens'
  | 'POST /api/tokens'
  | 'DELETE /api/tokens/:id'
  | 'GET /api/audit'
  | 'GET /api/policy'
  | 'PUT /api/policy';

export const administration: Group<Names> = {
  'GET /api/users': async ({ services }) => ({
    items: (await services.store.read((db) => users.list(db))).map(userShape),
  }),

  'PATCH /api/users/:id': async ({ context, params, body }) =>
    userShape(await changeUser(context, { id: params.id, ...body })),

  'GET /api/invitations': async ({ services }) => ({
    items: (await services.store.read((db) => invitations.list(db, instantOf(services.clock)))).map(
      invitationShape,
    ),
  }),

  'POST /api/invitations': async ({ services, context, body, request }) => {
    const { row, token } = await invitePerson(context, body);
    return { ...invitationShape(row), link: `${ownOrigin(request, services.origin)}/invite#${token}` };
  },

  'DELETE /api/invitations/:id': async ({ context, params }) => {
    await revokeInvitation(context, params.id);
    return undefined;
  },

  'GET /api/tokens': async ({ services, actor }) => ({
    items:
      actor.userId === null
        ? []
        : (await services.store.read((db) => tokens.list(db, actor.userId ?? ''))).map(tokenShape),
  }),

  'POST /api/tokens': async ({ context, body }) => {
    const { row, secret } = await makeToken(context, body);
    return { ...tokenShape(row), secret };
  },

  'DELETE /api/tokens/:id': async ({ context, params }) => {
    await revokeToken(context, params.id);
    return undefined;
  },

  'GET /api/audit': async ({ services, query }) => {
    const page = await services.store.read((db) => audit.page(db, query));
    const items = page.items.map(({ id, at, actor, verb, subject, detail }) => ({
      id,
      at,
      actor: personOrNull(actor),
      verb,
      subject,
      detail,
    }));
    return { items, nextCursor: page.nextCursor };
  },

  'GET /api/policy': async ({ services }) => {
    const { yaml, problems } = await services.policy.withProblems();
    return { yaml, problems: [...problems] };
  },

  'PUT /api/policy': async ({ context, body }) => {
    await replacePolicy(context, body.yaml);
    return { yaml: body.yaml };
  },
};

function invitationShape(row: InvitationRow) {
  const { id, email, role, createdAt, expiresAt } = row;
  return { id, email, role, invitedBy: personOf(row.invitedBy), createdAt, expiresAt };
}

function tokenShape(row: TokenRow) {
  const { id, name, scopes, createdAt, expiresAt, lastUsedAt, start } = row;
  return { id, name, scopes: [...scopes], createdAt, expiresAt, lastUsedAt, start };
}
