import './app-frame.css';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { CheckSquare, House, Library, Plus, Search, Settings } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { refreshLists } from '../api/refresh-lists.ts';
import { useSession } from '../api/use-session.ts';
import { loadLater } from '../pages/postmortem/load-later.ts';
import { buttonLook } from '../parts/button.tsx';
import { Kbd } from '../parts/kbd.tsx';
import { Toasts } from '../parts/toasts.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Mark } from './page.tsx';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';
import { useSessionEnd } from './use-session-end.ts';
import { useShortcut } from './use-shortcut.ts';
import { UserMenu } from './user-menu.tsx';

const loadPalette = () => import('./palette.tsx');
const Palette = loadLater(loadPalette);
const ShortcutList = loadLater(() => import('./shortcut-list.tsx'));

const places = [
  { to: '/', label: 'Home', icon: House },
  { to: '/library', label: 'Library', icon: Library },
  { to: '/actions', label: 'Actions', icon: CheckSquare },
] as const;

/** What stands around every page of a signed-in person. */
export function AppFrame() {
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const navigate = useNavigate();
  const { person } = useSession();
  const mayWrite = person.role !== 'reader';
  useEffect(() => refreshLists(), []);
  useEffect(() => {
    // Fetched ahead, so that what is typed right after Ctrl K is not lost.
    const timer = setTimeout(() => void loadPalette().catch(() => {}), 1500);
    return () => clearTimeout(timer);
  }, []);
  useFocusOnNavigation();
  useSessionEnd();
  useShortcut('Mod k', 'Search, and go anywhere', () => setOpen('palette'));
  useShortcut('?', 'Show these shortcuts', () => setOpen('shortcuts'));
  useShortcut('g then h', 'Go to Home', () => void navigate({ to: '/' }));
  useShortcut('g then l', 'Go to the library', () => void navigate({ to: '/library' }));
  useShortcut('g then a', 'Go to the actions', () => void navigate({ to: '/actions' }));
  useShortcut('g then s', 'Go to the settings', () => void navigate({ to: '/settings/{-$tab}' }));
  useShortcut('c', 'Begin a new postmortem', () => {
    if (mayWrite) void navigate({ to: '/new' });
  });
  return (
    <div className="frame">
      <a href="#content" className="skip">
        Skip to the content
      </a>
      <aside className="sidebar no-print">
        <Link to="/" className="brand">
          <Mark /> Debrief
        </Link>
        <button type="button" className="search-button" onClick={() => setOpen('palette')}>
          <Search aria-hidden="true" /> <span>Search</span> <Kbd keys="Mod K" />
        </button>
        {mayWrite && (
          <Link to="/new" className={`${buttonLook({ kind: 'primary' })} new-button`}>
            <Plus aria-hidden="true" /> New postmortem
          </Link>
        )}
        <nav aria-label="Main">
          <ul className="places">
            {places.map(({ to, label, icon: Icon }) => (
              <li key={to}>
                <Link to={to} className="place" activeOptions={{ exact: to === '/', includeSearch: false }}>
                  <Icon aria-hidden="true" /> {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="sidebar-foot">
          <Link to="/settings/{-$tab}" className="place">
            <Settings aria-hidden="true" /> People &amp; settings
          </Link>
          <UserMenu onShortcuts={() => setOpen('shortcuts')} withName />
        </div>
      </aside>
      <header className="topbar no-print">
        <Link to="/" className="brand" aria-label="Debrief, home">
          <Mark />
        </Link>
        <button type="button" className="search-button" onClick={() => setOpen('palette')}>
          <Search aria-hidden="true" /> <span>Search</span>
        </button>
        <UserMenu onShortcuts={() => setOpen('shortcuts')} />
      </header>
      <div className="frame-content">
        <ConnectionBanner />
        <Outlet />
      </div>
      <nav className="bottom-tabs no-print" aria-label="Main, on small screens">
        {places.map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            className="bottom-tab"
            activeOptions={{ exact: to === '/', includeSearch: false }}
          >
            <Icon aria-hidden="true" /> {label}
          </Link>
        ))}
        {mayWrite && (
          <Link to="/new" className="bottom-tab">
            <Plus aria-hidden="true" /> New
          </Link>
        )}
        <Link to="/settings/{-$tab}" className="bottom-tab">
          <Settings aria-hidden="true" /> Settings
        </Link>
      </nav>
      <Toasts />
      <Suspense>
        {open === 'palette' && <Palette onClose={() => setOpen(null)} />}
        {open === 'shortcuts' && <ShortcutList onClose={() => setOpen(null)} />}
      </Suspense>
    </div>
  );
}
