import './side.css';
import {
  History,
  type LucideIcon,
  MessageSquare,
  PanelRightClose,
  SpellCheck,
  TextCursorInput,
} from 'lucide-react';
import { Tabs } from 'radix-ui';
import { type ReactNode, Suspense } from 'react';
import { IconButton } from '../../parts/button.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Fallible } from './fallible.tsx';
import type { OpenPostmortem } from './open-postmortem.ts';
import { panels } from './slots.ts';
import { useWatched } from './use-watched.ts';

interface SideProps {
  session: OpenPostmortem;
  /** The tab shown; null: the side is closed (on a phone: the text is shown). */
  tab: string | null;
  onTab: (tab: string | null) => void;
  narrow: boolean;
  openThreads: number | null;
  findings: ReactNode;
  comments: ReactNode;
  history: ReactNode;
}

interface Tab {
  readonly id: string;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly badge: ReactNode;
  readonly content: ReactNode;
}

/** Everything beside the text, one at a time; the rail of tabs is always there. */
export function Side({ session, tab, onTab, narrow, openThreads, findings, comments, history }: SideProps) {
  const tabs: readonly Tab[] = [
    {
      id: 'findings',
      title: 'Findings',
      icon: SpellCheck,
      badge: <FindingsBadge session={session} />,
      content: findings,
    },
    { id: 'comments', title: 'Comments', icon: MessageSquare, badge: openThreads || null, content: comments },
    ...panels.map(({ id, title, icon, component: Panel, badge }) => ({
      id,
      title,
      icon,
      badge: badge && tab === id ? <PanelBadge session={session} of={badge} /> : null,
      content: <Panel session={session} />,
    })),
    { id: 'history', title: 'History', icon: History, badge: null, content: history },
  ];
  const shown = tab === null ? null : (tabs.find(({ id }) => id === tab) ?? null);
  const value = shown?.id ?? 'text';
  return (
    <Tabs.Root
      className={`side${shown === null ? ' side-closed' : ''}`}
      orientation={narrow ? 'horizontal' : 'vertical'}
      value={value}
      onValueChange={(chosen) => onTab(chosen === 'text' ? null : chosen)}
      activationMode="manual"
    >
      {shown !== null && (
        <Tabs.Content value={shown.id} className="side-body" key={shown.id}>
          <header className={narrow ? 'unseen' : 'side-head'}>
            <h2>{shown.title}</h2>
            {!narrow && (
              <IconButton
                size="small"
                label="Close the side"
                icon={<PanelRightClose />}
                onClick={() => onTab(null)}
              />
            )}
          </header>
          <Fallible name={shown.title}>
            <Suspense fallback={<Skeleton lines={6} label={`Opening ${shown.title}`} />}>
              {shown.content}
            </Suspense>
          </Fallible>
        </Tabs.Content>
      )}
      <Tabs.List className="side-rail" aria-label="Beside the text">
        <RailTab id="text" title="Text" icon={TextCursorInput} badge={null} />
        {tabs.map(({ id, title, icon, badge }) => (
          <RailTab key={id} id={id} title={title} icon={icon} badge={badge} />
        ))}
      </Tabs.List>
    </Tabs.Root>
  );
}

function RailTab({ id, title, icon: Icon, badge }: Omit<Tab, 'content'>) {
  return (
    <Tabs.Trigger
      value={id}
      className="rail-tab"
      // The text is no panel of these tabs: it is always there.
      {...(id === 'text' ? { 'aria-controls': 'postmortem-text' } : {})}
    >
      <span className="rail-icon">
        <Icon aria-hidden="true" />
        {badge !== null && <span className="rail-badge">{badge}</span>}
      </span>
      <span className="rail-title">{title}</span>
    </Tabs.Trigger>
  );
}

/** How many findings; a sign of checking until the first answer, and never a number that is only for a moment. */
function FindingsBadge({ session }: { session: OpenPostmortem }) {
  const { findings } = useWatched(session.findings);
  return findings === null ? '…' : findings.length;
}

function PanelBadge({
  session,
  of,
}: {
  session: OpenPostmortem;
  of: NonNullable<(typeof panels)[number]['badge']>;
}) {
  return of(useWatched(session.model));
}
