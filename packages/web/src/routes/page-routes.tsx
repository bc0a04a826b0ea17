/** Every address of the app. Pages load on their own; what an address may carry after `?` is read here. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { homeQuery, templatesQuery } from '../api/queries.ts';
import { appRoute, rootRoute } from './frame-routes.tsx';
import { readSearch, type SearchWords } from './search-words.ts';

const words =
  <const Key extends string>(...keys: readonly Key[]) =>
  (search: Record<string, unknown>): SearchWords<Key> =>
    readSearch(search, keys);

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: words('next', 'problem'),
  component: lazyRouteComponent(() => import('../pages/sign-in/page.tsx')),
});
export const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  validateSearch: words('token'),
  component: lazyRouteComponent(() => import('../pages/set-up/page.tsx')),
});
export const inviteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite',
  validateSearch: words('token'),
  component: lazyRouteComponent(() => import('../pages/invite/page.tsx')),
});

export const homeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  loader: ({ context }) => context.queryClient.ensureQueryData(homeQuery),
  component: lazyRouteComponent(() => import('../pages/home/page.tsx')),
});
export const libraryRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/library',
  validateSearch: words(
    'q',
    'state',
    'severity',
    'service',
    'factor',
    'person',
    'role',
    'from',
    'to',
    'sort',
    'removed',
  ),
  component: lazyRouteComponent(() => import('../pages/library/page.tsx')),
});
export const newRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/new',
  loader: ({ context }) => context.queryClient.ensureQueryData(templatesQuery),
  validateSearch: words('template', 'title'),
  component: lazyRouteComponent(() => import('../pages/new/page.tsx')),
});
export const actionsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/actions',
  validateSearch: words('show', 'q', 'owner', 'sort'),
  component: lazyRouteComponent(() => import('../pages/actions/page.tsx')),
});
export const settingsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/settings/{-$tab}',
  component: lazyRouteComponent(() => import('../pages/settings/page.tsx')),
});
/** `?line=12` opens at a line (1-based), `?panel=timeline` with a panel; `#entry-3` at a row. */
export const postmortemRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/p/$id',
  validateSearch: words('line', 'panel', 'comment', 'revision', 'draft'),
  component: lazyRouteComponent(() => import('../pages/postmortem/page.tsx')),
});
