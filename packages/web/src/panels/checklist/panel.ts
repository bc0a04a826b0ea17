import { ClipboardCheck } from 'lucide-react';
import { lazy } from 'react';
import type { PanelDefinition } from '../../pages/postmortem/slots.ts';

export const panel: PanelDefinition = {
  id: 'checklist',
  title: 'Checklist',
  icon: ClipboardCheck,
  order: 70,
  component: lazy(() => import('./checklist-panel.tsx')),
};
