import './page.css';
import { type ReactNode, useEffect } from 'react';

/** Names the browser’s tab, which is also what is announced after navigation. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Debrief' : `${title} · Debrief`;
  }, [title]);
}

interface PageProps {
  title: string;
  /** Beside the title. */
  actions?: ReactNode;
  /** Below it. */
  intro?: ReactNode;
  width?: 'text' | 'normal' | 'wide';
  children: ReactNode;
}

/** The frame of an ordinary page: its one heading, what can be done, and its content. */
export function Page({ title, actions, intro, width = 'normal', children }: PageProps) {
  usePageTitle(title);
  return (
    <main id="content" tabIndex={-1} className={`page page-${width}`}>
      <header className="page-head">
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          {intro !== undefined && <p className="page-intro">{intro}</p>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </main>
  );
}

/** A page before signing in: one panel in the middle. */
export function PlainPage({ title, intro, children }: Omit<PageProps, 'width' | 'actions'>) {
  usePageTitle(title);
  return (
    <div className="plain">
      <main id="content" tabIndex={-1} className="plain-panel">
        <p className="brand plain-brand">
          <Mark /> Debrief
        </p>
        <h1 tabIndex={-1}>{title}</h1>
        {intro !== undefined && <div className="page-intro">{intro}</div>}
        {children}
      </main>
    </div>
  );
}

/** The sign of the app. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="mark" aria-hidden="true">
      <rect width="32" height="32" rx="8" className="mark-ground" />
      <path d="M9 9h8a7 7 0 0 1 0 14H9" className="mark-line" />
      <circle cx="9" cy="16" r="2.3" className="mark-dot" />
    </svg>
  );
}
