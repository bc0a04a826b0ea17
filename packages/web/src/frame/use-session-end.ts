import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { rememberCsrf } from '../api/client.ts';
import { codeOf } from '../api/problem-words.ts';

/** Where the session ended meanwhile (signed out in another tab, expired): to sign in, and back here afterwards. */
export function useSessionEnd(): void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(() => {
    let left = false;
    return queries.getQueryCache().subscribe((event) => {
      if (left || event.type !== 'updated' || event.action.type !== 'error') return;
      if (codeOf(event.action.error) !== 'not-signed-in') return;
      left = true;
      rememberCsrf(null);
      const next = router.state.location.href;
      void navigate({ to: '/sign-in', search: { next } }).then(() => queries.clear());
    });
  }, [queries, navigate, router]);
}
