import '../../parts/tabs.css';
import './settings.css';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useSession } from '../../api/use-session.ts';
import { Page } from '../../frame/page.tsx';
import { MissingPage } from '../../frame/whole-page.tsx';
import { About } from './about.tsx';
import { AuditLog } from './audit-log.tsx';
import { People } from './people.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import { Profile } from './profile.tsx';
import { Tokens } from './tokens.tsx';

const route = getRouteApi('/app/settings/{-$tab}');

const tabs: readonly {
  readonly name: string;
  readonly label: string;
  readonly admins?: true;
  readonly content: ComponentType;
}[] = [
  { name: 'profile', label: 'Profile', content: Profile },
  { name: 'people', label: 'People', content: People },
  { name: 'policy', label: 'Policy', content: PolicyEditor },
  { name: 'tokens', label: 'API tokens', content: Tokens },
  { name: 'audit', label: 'Audit log', admins: true, content: AuditLog },
  { name: 'about', label: 'About', content: About },
];

export default function SettingsPage() {
  const { tab: asked } = route.useParams();
  const { person } = useSession();
  const offered = tabs.filter(({ admins }) => admins === undefined || person.role === 'admin');
  const tab = asked === undefined ? offered[0] : offered.find(({ name }) => name === asked);
  if (tab === undefined) return <MissingPage />;
  const Content = tab.content;
  return (
    <Page title={tab.label}>
      <nav aria-label="People and settings" className="tab-list settings-tabs">
        {offered.map(({ name, label }) => (
          <Link
            key={name}
            to="/settings/{-$tab}"
            params={{ tab: name }}
            className="tab"
            aria-current={name === tab.name ? 'page' : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
      <Content />
    </Page>
  );
}
