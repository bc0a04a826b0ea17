import { Network } from 'lucide-react';
import { lazy } from 'react';
import type { PanelDefinition } from '../../pages/postmortem/slots.ts';

export const panel: PanelDefinition = {
  id: 'whys',
  title: 'Whys & factors',
  icon: Network,
  order: 50,
  component: lazy(() => import('./whys-panel.tsx')),
  badge: ({ document }) => document.whys.length + document.factors.length || null,
};
