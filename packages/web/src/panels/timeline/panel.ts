import { GanttChart } from 'lucide-react';
import { lazy } from 'react';
import type { PanelDefinition } from '../../pages/postmortem/slots.ts';

export const panel: PanelDefinition = {
  id: 'timeline',
  title: 'Timeline',
  icon: GanttChart,
  order: 30,
  component: lazy(() => import('./timeline-panel.tsx')),
  badge: ({ document }) => document.timeline.length || null,
};
