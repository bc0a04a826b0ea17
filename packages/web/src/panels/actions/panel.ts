import { ListChecks } from 'lucide-react';
import { lazy } from 'react';
import type { PanelDefinition } from '../../pages/postmortem/slots.ts';

export const panel: PanelDefinition = {
  id: 'actions',
  title: 'Actions',
  icon: ListChecks,
  order: 40,
  component: lazy(() => import('./actions-panel.tsx')),
  badge: ({ document }) => document.actions.length || null,
};
