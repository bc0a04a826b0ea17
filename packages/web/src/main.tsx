import './design/tokens.css';
import './design/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/client.ts';
import { router } from './routes/router.tsx';

// After an update of the server the old pieces are gone: the page loads itself anew, once. Without a connection it
// stays: what is open, and what was typed into it, is worth more than the piece that did not come.
addEventListener('vite:preloadError', () => void loadAnew());

async function loadAnew(): Promise<void> {
  const last = Number(sessionStorage.getItem('debrief-reloaded') ?? 0);
  if (Date.now() - last < 60_000) return;
  const there = await fetch('/readyz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!there) return;
  sessionStorage.setItem('debrief-reloaded', String(Date.now()));
  location.reload();
}

const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no element with the id "app"');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
