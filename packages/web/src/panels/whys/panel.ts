import { Network } from 'lucide-react';
import { loadLater } from '../../pages/postmortem/load-later.ts';
import type { PanelDefinition } from '../../pages/postmortem/slots.ts';

export const panel: PanelDefinition = {
  id: 'whys',
  title: 'Whys & factors',
  icon: Network,
  order: 50,
  component: loadLater(() => import('./whys-panel.tsx')),
  badge: ({ document }) => document.whys.length + document.factors.length || null,
};
