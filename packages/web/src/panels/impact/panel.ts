import { Gauge } from 'lucide-react';
import { loadLater } from '../../pages/postmortem/load-later.ts';
import type { PanelDefinition } from '../../pages/postmortem/slots.ts';

export const panel: PanelDefinition = {
  id: 'impact',
  title: 'Impact',
  icon: Gauge,
  order: 60,
  component: loadLater(() => import('./impact-panel.tsx')),
  badge: ({ document }) => document.impact.length || null,
};
