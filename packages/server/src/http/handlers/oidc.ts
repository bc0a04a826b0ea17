import { notFound } from '../../problem-error.ts';
import type { Group } from '../call.ts';

type Names = 'GET /api/oidc/start' | 'GET /api/oidc/callback';

export const oidc: Group<Names> = {
  'GET /api/oidc/start': async ({ services, request, reply, query }) => {
    if (services.oidc === null) throw notFound('Sign-in by an identity provider');
    return services.oidc.start(request, reply, query.next);
  },

  'GET /api/oidc/callback': async ({ services, request, reply }) => {
    if (services.oidc === null) throw notFound('Sign-in by an identity provider');
    return services.oidc.callback(request, reply);
  },
};
