import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { codeOf } from '../api/problem-words.ts';
import { sessionQuery, setupQuery } from '../api/queries.ts';
import { AppFrame } from '../frame/app-frame.tsx';

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

/** Everything that asks for a signed-in person: others are sent to sign in, and back afterwards. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  component: AppFrame,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'set-up-first') throw redirect({ to: '/set-up' });
      if (code !== 'not-signed-in') throw error;
      const setup = await context.queryClient.ensureQueryData(setupQuery);
      if (setup.needed) throw redirect({ to: '/set-up' });
      const next = location.href === '/' ? undefined : location.href;
      throw redirect({ to: '/sign-in', search: { next } });
    }
  },
});
