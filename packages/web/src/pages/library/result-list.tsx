import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Library, SearchX, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { wordsOf } from '../../api/problem-words.ts';
import type { AnswerOf } from '../../api/queries.ts';
import { moveRow } from '../../frame/move-row.ts';
import { useShortcut } from '../../frame/use-shortcut.ts';
import { Button, buttonLook } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { OpenExample } from '../../parts/open-example.tsx';
import { PostmortemLine } from '../../parts/postmortem-line.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { type LibrarySearch, narrowingCount, widened } from './library-filter.ts';
import { RowMenu } from './row-menu.tsx';
import { Snippet } from './snippet.tsx';

interface ResultListProps {
  results: UseInfiniteQueryResult<InfiniteData<AnswerOf<'GET /api/postmortems'>>>;
  search: LibrarySearch;
  /** How many there are, in words. */
  total: string | null;
  onChange: (search: LibrarySearch) => void;
  mayWrite: boolean;
}

export function ResultList({ results, search, total, onChange, mayWrite }: ResultListProps) {
  const more = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = results;
  useShortcut('j', 'Next postmortem', () => moveRow('.library-results', 1), 'Library');
  useShortcut('k', 'Previous postmortem', () => moveRow('.library-results', -1), 'Library');
  useEffect(() => {
    const place = more.current;
    if (place === null || !hasNextPage) return;
    const seen = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting && !isFetchingNextPage) void fetchNextPage();
      },
      { rootMargin: '600px' },
    );
    seen.observe(place);
    return () => seen.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (results.data === undefined) {
    if (results.error === null) return <Skeleton lines={8} label="Reading the library" />;
    return (
      <EmptyState
        title="The library could not be read"
        actions={<Button onClick={() => void results.refetch()}>Try again</Button>}
      >
        {wordsOf(results.error)}
      </EmptyState>
    );
  }
  const items = results.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <NothingFound
        search={search}
        didYouMean={results.data.pages[0]?.didYouMean ?? null}
        onChange={onChange}
        mayWrite={mayWrite}
      />
    );
  }
  return (
    <>
      <p className="result-total muted">{total}</p>
      <ol className="panel rows" aria-busy={results.isPlaceholderData}>
        {items.map((item) => (
          <PostmortemLine
            key={item.id}
            postmortem={item}
            below={
              item.snippets.length > 0 && (
                <div className="snippets">
                  {item.snippets
                    .filter(({ text }) => text !== item.title)
                    .slice(0, 2)
                    .map((snippet) => (
                      <Snippet
                        key={`${snippet.section}${snippet.text}`}
                        snippet={snippet}
                        title={item.title}
                      />
                    ))}
                </div>
              )
            }
            menu={<RowMenu postmortem={item} removed={search.removed === 'true'} mayWrite={mayWrite} />}
          />
        ))}
      </ol>
      <div ref={more} className="result-more">
        {hasNextPage && (
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        )}
      </div>
    </>
  );
}

interface NothingFoundProps extends Pick<ResultListProps, 'search' | 'onChange' | 'mayWrite'> {
  didYouMean: string | null;
}

function NothingFound({ search, didYouMean, onChange, mayWrite }: NothingFoundProps) {
  if (search.removed === 'true') {
    return (
      <EmptyState icon={<Trash2 />} title="The bin is empty">
        What is put into the bin stays here, with its history, until somebody takes it out.
      </EmptyState>
    );
  }
  if (search.q === undefined && narrowingCount(search) === 0) {
    return (
      <EmptyState
        icon={<Library />}
        title="The library is empty"
        actions={
          mayWrite && (
            <>
              <OpenExample />
              <Link to="/new" className={buttonLook()}>
                New postmortem
              </Link>
            </>
          )
        }
      >
        Postmortems stand here, newest first. Drop Markdown or HTML files, folders or a zip of them anywhere
        on this page to import what you have.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<SearchX />}
      title={
        search.q === undefined ? 'Nothing is left under this narrowing' : `Nothing matches “${search.q}”`
      }
      actions={
        <>
          {didYouMean !== null && (
            <Button kind="primary" onClick={() => onChange({ ...search, q: didYouMean })}>
              Search for “{didYouMean}”
            </Button>
          )}
          {narrowingCount(search) > 0 && (
            <Button onClick={() => onChange(widened(search))}>Search everywhere</Button>
          )}
          {search.q !== undefined && (
            <Button onClick={() => onChange({ ...search, q: undefined })}>Clear the words</Button>
          )}
        </>
      }
    >
      Every word is looked for in titles, text, services and actions; slips of the keyboard are forgiven.
    </EmptyState>
  );
}
