import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { CloudOff, FileQuestion } from 'lucide-react';
import { codeOf, wordsOf } from '../api/problem-words.ts';
import { Button, buttonLook } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePageTitle } from './page.tsx';

/** While a page’s code or data is on its way, after a moment. */
export function LoadingPage() {
  return (
    <main id="content" tabIndex={-1} className="page" aria-busy="true">
      <h1 className="unseen">Opening the page</h1>
      <Skeleton lines={6} label="Opening the page" />
    </main>
  );
}

export function MissingPage() {
  usePageTitle('Nothing is here');
  return (
    <main id="content" tabIndex={-1} className="page">
      <h1 className="unseen" tabIndex={-1}>
        Nothing is here
      </h1>
      <EmptyState
        icon={<FileQuestion />}
        title="Nothing is here"
        actions={
          <Link to="/library" className={buttonLook()}>
            Go to the library
          </Link>
        }
      >
        The address may be old, or what it named is not shared with you.
      </EmptyState>
    </main>
  );
}

export function ProblemPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  usePageTitle('Not opened');
  if (codeOf(error) === 'not-found') return <MissingPage />;
  const title = codeOf(error) === 'unreachable' ? 'The server cannot be reached' : 'This page did not open';
  return (
    <main id="content" tabIndex={-1} className="page">
      <h1 className="unseen" tabIndex={-1}>
        {title}
      </h1>
      <EmptyState
        icon={<CloudOff />}
        title={title}
        actions={
          <Button
            kind="primary"
            onClick={() => {
              reset();
              void router.invalidate();
            }}
          >
            Try again
          </Button>
        }
      >
        {wordsOf(error)}
      </EmptyState>
    </main>
  );
}
