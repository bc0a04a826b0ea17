import './library.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { FileInput, SlidersHorizontal } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { libraryQuery } from '../../api/queries.ts';
import { useSession } from '../../api/use-session.ts';
import { Page } from '../../frame/page.tsx';
import { announce } from '../../parts/announcements.ts';
import { Button, buttonLook } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { DropArea, FileButton } from '../../parts/drop-area.tsx';
import { countWords } from '../../text/counts.ts';
import { FacetRail } from './facet-rail.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { type LibrarySearch, narrowingCount } from './library-filter.ts';
import { ResultList } from './result-list.tsx';
import { SavedViews } from './saved-views.tsx';
import { SearchField } from './search-field.tsx';
import { SortChoice } from './sort-choice.tsx';

const route = getRouteApi('/app/library');
const readable = '.md,.markdown,.html,.htm,.zip,text/markdown,text/html,application/zip';

export default function LibraryPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { person } = useSession();
  const mayWrite = person.role !== 'reader';
  const bin = search.removed === 'true';
  const [facetsOpen, setFacetsOpen] = useState(false);
  const [files, setFiles] = useState<File[] | null>(null);
  const asked = useDeferredValue(search);
  const results = useInfiniteQuery(libraryQuery({ ...asked }));
  const change = (next: LibrarySearch, replace = true) => void navigate({ search: next, replace });
  const first = results.data?.pages[0];
  const total =
    first === undefined ? null : countWords(first.total, 'postmortem', undefined, first.totalCapped);
  useEffect(() => {
    if (total === null || results.isPlaceholderData) return;
    const timer = setTimeout(() => announce(`${total} found`), 700);
    return () => clearTimeout(timer);
  }, [total, results.isPlaceholderData]);
  const narrowed = narrowingCount(search);
  return (
    <DropArea
      label="Drop postmortems to import them"
      disabled={!mayWrite || files !== null}
      onFiles={setFiles}
    >
      <Page
        title={bin ? 'Bin' : 'Library'}
        width="wide"
        actions={
          mayWrite &&
          !bin && (
            <FileButton
              label="Import"
              accept={readable}
              className={buttonLook()}
              icon={<FileInput aria-hidden="true" />}
              onFiles={setFiles}
            />
          )
        }
      >
        <div className="library">
          <aside className="library-rail" aria-label="Narrow the library">
            <FacetRail search={search} onChange={change} />
          </aside>
          <div className="library-results">
            <div className="library-bar">
              <SearchField
                words={search.q ?? ''}
                onWords={(q) => change({ ...search, q: q === '' ? undefined : q })}
              />
              <Button
                className="library-narrow"
                icon={<SlidersHorizontal aria-hidden="true" />}
                onClick={() => setFacetsOpen(true)}
              >
                {narrowed === 0 ? 'Narrow' : `Narrowed (${narrowed})`}
              </Button>
              <SortChoice search={search} onChange={change} />
            </div>
            <SavedViews search={search} onOpen={(next) => change(next, false)} />
            <ResultList
              results={results}
              search={search}
              total={total}
              onChange={change}
              mayWrite={mayWrite}
            />
          </div>
        </div>
      </Page>
      <Dialog
        open={facetsOpen}
        onClose={() => setFacetsOpen(false)}
        title="Narrow the library"
        kind="side"
        width="narrow"
      >
        <FacetRail search={search} onChange={change} />
      </Dialog>
      {files !== null && <ImportDialog files={files} onClose={() => setFiles(null)} />}
    </DropArea>
  );
}
