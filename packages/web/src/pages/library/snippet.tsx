import type { LibraryItem } from '@debrief/wire';
import type { ReactNode } from 'react';

type SnippetShape = LibraryItem['snippets'][number];

/** A piece of a document with what was found in it marked. */
export function Snippet({ snippet, title }: { snippet: SnippetShape; title: string }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of snippet.marks) {
    if (from < at) continue;
    parts.push(snippet.text.slice(at, from), <mark key={from}>{snippet.text.slice(from, to)}</mark>);
    at = to;
  }
  parts.push(snippet.text.slice(at));
  return (
    <p className="snippet">
      {snippet.section !== null && snippet.section !== title && (
        <span className="snippet-section">{snippet.section}</span>
      )}
      {parts}
    </p>
  );
}
