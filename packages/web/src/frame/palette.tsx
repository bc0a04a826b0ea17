import './palette.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { CheckSquare, FileText, House, Library, Plus, Search, Settings, SunMoon } from 'lucide-react';
import { type ReactNode, useDeferredValue, useEffect, useState } from 'react';
import { api } from '../api/client.ts';
import { useSession } from '../api/use-session.ts';
import { SeverityBadge, StateBadge } from '../parts/badge.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { dateWords } from '../text/dates.ts';
import { preference, setPreference } from './preferences.ts';

interface Entry {
  readonly label: string;
  readonly icon: ReactNode;
  readonly run: () => void;
}

/** One field for everything: pages, commands, and search through postmortems and actions. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState('');
  const asked = useDeferredValue(words.trim());
  const navigate = useNavigate();
  const { person } = useSession();
  const documents = useQuery({
    queryKey: ['library', 'palette', asked],
    queryFn: ({ signal }) =>
      api('GET /api/postmortems', { query: { q: asked || undefined, limit: 8 }, signal }),
    placeholderData: (before) => before,
  });
  const actions = useQuery({
    queryKey: ['actions', 'palette', asked],
    queryFn: ({ signal }) => api('GET /api/actions', { query: { q: asked, show: 'all', limit: 5 }, signal }),
    enabled: asked.length > 1,
    placeholderData: (before) => before,
  });
  const go = (run: () => void) => {
    onClose();
    run();
  };
  const theme = preference('theme');
  const nextTheme = theme === null ? 'dark' : theme === 'dark' ? 'light' : null;
  const pages: Entry[] = [
    { label: 'Home', icon: <House />, run: () => void navigate({ to: '/' }) },
    { label: 'Library', icon: <Library />, run: () => void navigate({ to: '/library' }) },
    ...(person.role === 'reader'
      ? []
      : [{ label: 'New postmortem', icon: <Plus />, run: () => void navigate({ to: '/new' }) }]),
    { label: 'Actions', icon: <CheckSquare />, run: () => void navigate({ to: '/actions' }) },
    {
      label: 'My overdue actions',
      icon: <CheckSquare />,
      run: () => void navigate({ to: '/actions', search: { show: 'overdue' } }),
    },
    {
      label: 'People & settings',
      icon: <Settings />,
      run: () => void navigate({ to: '/settings/{-$tab}' }),
    },
    {
      label: `Theme: ${nextTheme ?? 'as the system'}`,
      icon: <SunMoon />,
      run: () => setPreference('theme', nextTheme),
    },
  ];
  const shownPages = pages.filter(({ label }) => label.toLowerCase().includes(asked.toLowerCase()));
  const found = documents.data?.items ?? [];
  const foundActions = asked.length > 1 ? (actions.data?.items ?? []) : [];
  const first = found[0]?.id ?? foundActions[0]?.id ?? shownPages[0]?.label ?? '';
  // Whenever the words or the best answer change, Enter means the best answer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are the reason to choose anew.
  useEffect(() => setChosen(first), [first, asked]);
  return (
    <Dialog open onClose={onClose} title="Search, and go anywhere" bare kind="top">
      <Command
        shouldFilter={false}
        value={chosen}
        onValueChange={setChosen}
        label="Search, and go anywhere"
        className="palette"
      >
        <div className="palette-field">
          <Search aria-hidden="true" />
          <Command.Input
            value={words}
            onValueChange={setWords}
            placeholder="Search postmortems and actions, or go to a page"
            autoFocus
          />
        </div>
        <Command.List className="palette-list">
          <Command.Empty className="palette-empty">Nothing matches “{asked}”.</Command.Empty>
          {found.length > 0 && (
            <Command.Group heading={asked === '' ? 'Changed lately' : 'Postmortems'}>
              {found.map((item) => (
                <Command.Item
                  key={item.id}
                  value={item.id}
                  onSelect={() => go(() => void navigate({ to: '/p/$id', params: { id: item.id } }))}
                >
                  <FileText aria-hidden="true" />
                  <span className="palette-title">{item.title || item.fileName}</span>
                  {item.severity !== null && <SeverityBadge level={item.severity} raw={item.severityRaw} />}
                  <StateBadge state={item.state} />
                  {item.date !== null && <span className="muted palette-date">{dateWords(item.date)}</span>}
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {foundActions.length > 0 && (
            <Command.Group heading="Actions">
              {foundActions.map((action) => (
                <Command.Item
                  key={action.id}
                  value={action.id}
                  onSelect={() =>
                    go(
                      () =>
                        void navigate({
                          to: '/p/$id',
                          params: { id: action.postmortem.id },
                          search: { line: String(action.line) },
                        }),
                    )
                  }
                >
                  <CheckSquare aria-hidden="true" />
                  <span className="palette-title">{action.title}</span>
                  <span className="muted">{action.owner}</span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {shownPages.length > 0 && (
            <Command.Group heading="Go to">
              {shownPages.map(({ label, icon, run }) => (
                <Command.Item key={label} value={label} onSelect={() => go(run)}>
                  {icon}
                  <span className="palette-title">{label}</span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Dialog>
  );
}
