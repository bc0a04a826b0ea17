import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { codeOf, wordsOf } from '../api/problem-words.ts';

/** While a page’s code or data is on its way, after a moment. */
export function LoadingPage() {
  return (
    <main id="content" aria-busy="true">
      <p className="muted">Opening …</p>
    </main>
  );
}

export function MissingPage() {
  return (
    <main id="content">
      <h1>Nothing is here</h1>
      <p>The address may be old, or what it named is not shared with you.</p>
      <Link to="/library">Go to the library</Link>
    </main>
  );
}

export function ProblemPage({ error, reset }: ErrorComponentProps) {
  if (codeOf(error) === 'not-found') return <MissingPage />;
  return (
    <main id="content">
      <h1>This page could not be opened</h1>
      <p>{wordsOf(error)}</p>
      <button type="button" onClick={reset}>
        Try again
      </button>
    </main>
  );
}
