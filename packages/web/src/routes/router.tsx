import { createRouter } from '@tanstack/react-router';
import { queryClient } from '../api/client.ts';
import { LoadingPage, MissingPage, ProblemPage } from '../frame/whole-page.tsx';
import { appRoute, rootRoute } from './frame-routes.tsx';
import {
  actionsRoute,
  homeRoute,
  inviteRoute,
  libraryRoute,
  newRoute,
  postmortemRoute,
  settingsRoute,
  setUpRoute,
  signInRoute,
} from './page-routes.tsx';
import { writeSearch } from './search-words.ts';

const routeTree = rootRoute.addChildren([
  signInRoute,
  setUpRoute,
  inviteRoute,
  appRoute.addChildren([homeRoute, libraryRoute, newRoute, actionsRoute, settingsRoute, postmortemRoute]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  defaultPendingMinMs: 300,
  scrollRestoration: true,
  defaultPendingComponent: LoadingPage,
  defaultErrorComponent: ProblemPage,
  defaultNotFoundComponent: MissingPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
