import { ListChecks } from 'lucide-react';
import { loadLater } from '../../pages/postmortem/load-later.ts';
import type { PanelDefinition } from '../../pages/postmortem/slots.ts';

export const panel: PanelDefinition = {
  id: 'actions',
  title: 'Actions',
  icon: ListChecks,
  order: 40,
  component: loadLater(() => import('./actions-panel.tsx')),
  badge: ({ document }) => document.actions.length || null,
};
