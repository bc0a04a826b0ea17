import { Gauge } from 'lucide-react';
import { lazy } from 'react';
import type { PanelDefinition } from '../../pages/postmortem/slots.ts';

export const panel: PanelDefinition = {
  id: 'impact',
  title: 'Impact',
  icon: Gauge,
  order: 60,
  component: lazy(() => import('./impact-panel.tsx')),
  badge: ({ document }) => document.impact.length || null,
};
