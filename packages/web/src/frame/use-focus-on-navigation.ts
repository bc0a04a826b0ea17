import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { announce } from '../parts/announcements.ts';

/** After going to another page: focus on its heading, and its title read out. The first page is left alone. */
export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
        if (fromLocation === undefined || fromLocation.pathname === toLocation.pathname) return;
        // A page that puts focus somewhere itself (a search field) keeps it.
        requestAnimationFrame(() => {
          const content = document.getElementById('content');
          if (content === null || content.contains(document.activeElement)) return;
          if (toLocation.hash === '') {
            (content.querySelector<HTMLElement>('h1[tabindex]') ?? content).focus({ preventScroll: true });
          }
          announce(document.title);
        });
      }),
    [router],
  );
}
