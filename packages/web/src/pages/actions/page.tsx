import '../../parts/tabs.css';
import './actions.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { CheckSquare } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { wordsOf } from '../../api/problem-words.ts';
import { actionsQuery } from '../../api/queries.ts';
import { moveRow } from '../../frame/move-row.ts';
import { Page } from '../../frame/page.tsx';
import { useShortcut } from '../../frame/use-shortcut.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Select, TextField } from '../../parts/field.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { ActionTableRow } from './action-table-row.tsx';

const route = getRouteApi('/app/actions');

const views = [
  { show: 'open', label: 'Open', none: 'No action is open.' },
  { show: 'overdue', label: 'Overdue', none: 'Nothing is overdue.' },
  { show: 'mine', label: 'Mine', none: 'No open action has your name as its owner.' },
  { show: 'done', label: 'Done', none: 'No action is done yet.' },
] as const;

/** Action items of every postmortem; each opens at its row in the document, where it is changed. */
export default function ActionsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const view = views.find(({ show }) => show === search.show) ?? views[0];
  const [typed, setTyped] = useState(search.q ?? '');
  const asked = useDeferredValue({ ...search, show: view.show });
  const actions = useInfiniteQuery(actionsQuery(asked));
  const first = actions.data?.pages[0];
  const items = actions.data?.pages.flatMap((page) => page.items) ?? [];
  useEffect(() => {
    const timer = setTimeout(() => {
      const q = typed.trim() === '' ? undefined : typed.trim();
      if (q !== search.q) void navigate({ search: { ...search, q }, replace: true });
    }, 80);
    return () => clearTimeout(timer);
  }, [typed, search, navigate]);
  useShortcut('j', 'Next action', () => moveRow('.actions-table', 1), 'Actions');
  useShortcut('k', 'Previous action', () => moveRow('.actions-table', -1), 'Actions');
  useShortcut(
    '/',
    'Search the actions',
    () => document.querySelector<HTMLInputElement>('.actions-search')?.select(),
    'Actions',
  );
  return (
    <Page
      title="Actions"
      intro="What the reviews promised. An action is changed in its document, and stays here until it is done or dropped."
    >
      <nav aria-label="Which actions" className="tab-list">
        {views.map(({ show, label }) => (
          <Link
            key={show}
            to="/actions"
            search={{ ...search, show: show === 'open' ? undefined : show }}
            className="tab"
            aria-current={show === view.show ? 'page' : undefined}
            activeProps={{}}
          >
            {label} {first !== undefined && <span className="count">{first.counts[show]}</span>}
          </Link>
        ))}
      </nav>
      <div className="actions-bar">
        <TextField
          label="Search the actions"
          bare
          className="actions-search"
          placeholder="Search actions"
          value={typed}
          autoComplete="off"
          onChange={({ target }) => setTyped(target.value)}
        />
        <Select
          label="Order"
          bare
          value={search.sort ?? 'due'}
          onChange={({ target }) =>
            void navigate({
              search: { ...search, sort: target.value === 'due' ? undefined : target.value },
              replace: true,
            })
          }
        >
          <option value="due">Due first</option>
          <option value="severity">Worst incident first</option>
          <option value="updated">Last changed</option>
        </Select>
      </div>
      {actions.data === undefined && actions.error === null && (
        <Skeleton lines={8} label="Reading the actions" />
      )}
      {actions.data === undefined && actions.error !== null && (
        <EmptyState
          title="The actions could not be read"
          actions={<Button onClick={() => void actions.refetch()}>Try again</Button>}
        >
          {wordsOf(actions.error)}
        </EmptyState>
      )}
      {actions.data !== undefined && items.length === 0 && (
        <EmptyState
          icon={<CheckSquare />}
          title={search.q === undefined ? view.none : `Nothing matches “${search.q}”`}
        >
          Actions are the rows of a document’s action table or its task list; write one there and it appears
          here.
        </EmptyState>
      )}
      {items.length > 0 && (
        <Table
          caption={`${view.label} actions`}
          className="actions-table"
          columns={['Action', 'Owner', 'Due', 'Status', 'Priority', 'Kind', 'Ticket']}
        >
          {items.map((action) => (
            <ActionTableRow key={action.id} action={action} />
          ))}
        </Table>
      )}
      {actions.hasNextPage && (
        <div className="actions-more">
          <Button busy={actions.isFetchingNextPage} onClick={() => void actions.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Page>
  );
}
