import { GanttChart } from 'lucide-react';
import { loadLater } from '../../pages/postmortem/load-later.ts';
import type { PanelDefinition } from '../../pages/postmortem/slots.ts';

export const panel: PanelDefinition = {
  id: 'timeline',
  title: 'Timeline',
  icon: GanttChart,
  order: 30,
  component: loadLater(() => import('./timeline-panel.tsx')),
  badge: ({ document }) => document.timeline.length || null,
};
