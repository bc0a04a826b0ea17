import { useMutation, useQuery } from '@tanstack/react-query';
import { Bookmark, Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api, queryClient } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { viewsQuery } from '../../api/queries.ts';
import { showProblem, showToast } from '../../parts/announcements.ts';
import { Button, IconButton } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Checkbox, TextField } from '../../parts/field.tsx';
import { type LibrarySearch, searchOfView, viewQuery } from './library-filter.ts';

interface SavedViewsProps {
  search: LibrarySearch;
  onOpen: (search: LibrarySearch) => void;
}

/** Searches and narrowings kept by name. */
export function SavedViews({ search, onOpen }: SavedViewsProps) {
  const views = useQuery(viewsQuery);
  const [saving, setSaving] = useState(false);
  const present = viewQuery(search);
  const items = views.data?.items ?? [];
  const refresh = () => queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey });
  const save = useMutation({
    mutationFn: (body: { name: string; shared: boolean; query: string }) => api('POST /api/views', { body }),
    onSuccess: async () => {
      setSaving(false);
      await refresh();
    },
  });
  const remove = async (id: string, view: { name: string; query: string; shared: boolean }) => {
    try {
      await api('DELETE /api/views/:id', { params: { id } });
      await refresh();
      showToast(`The view “${view.name}” is gone.`, { label: 'Undo', run: () => save.mutate(view) });
    } catch (error) {
      showProblem(wordsOf(error));
    }
  };
  const isKept = items.some(({ query }) => query === present);
  if (items.length === 0 && present === '') return null;
  return (
    <div className="views">
      {items.map(({ id, name, query, shared }) => (
        <span key={id} className="view" data-on={query === present || undefined}>
          <button
            type="button"
            aria-pressed={query === present}
            onClick={() => onOpen(query === present ? {} : searchOfView(query))}
          >
            <Bookmark aria-hidden="true" /> {name}
          </button>
          {query === present && (
            <IconButton
              size="small"
              label={`Remove the view ${name}`}
              icon={<X />}
              onClick={() => void remove(id, { name, query, shared })}
            />
          )}
        </span>
      ))}
      {present !== '' && !isKept && (
        <Button size="small" kind="quiet" icon={<Plus aria-hidden="true" />} onClick={() => setSaving(true)}>
          Save this view
        </Button>
      )}
      <Dialog open={saving} onClose={() => setSaving(false)} title="Save this view" width="narrow">
        <form
          className="form"
          onSubmit={(event: FormEvent<HTMLFormElement>) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            save.mutate({
              name: String(form.get('name')),
              shared: form.get('shared') === 'on',
              query: present,
            });
          }}
        >
          <TextField
            label="Name"
            name="name"
            required
            maxLength={80}
            autoFocus
            error={save.isError ? wordsOf(save.error) : null}
          />
          <Checkbox
            name="shared"
            label="Show it to everybody"
            hint="People see only those results that they may see."
          />
          <div className="form-foot">
            <Button onClick={() => setSaving(false)}>Cancel</Button>
            <Button type="submit" kind="primary" busy={save.isPending}>
              Save
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
