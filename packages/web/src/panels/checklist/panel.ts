import { ClipboardCheck } from 'lucide-react';
import { loadLater } from '../../pages/postmortem/load-later.ts';
import type { PanelDefinition } from '../../pages/postmortem/slots.ts';

export const panel: PanelDefinition = {
  id: 'checklist',
  title: 'Checklist',
  icon: ClipboardCheck,
  order: 70,
  component: loadLater(() => import('./checklist-panel.tsx')),
};
