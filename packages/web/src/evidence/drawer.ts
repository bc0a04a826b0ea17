import { Archive } from 'lucide-react';
import { loadLater } from '../pages/postmortem/load-later.ts';
import type { DrawerDefinition } from '../pages/postmortem/slots.ts';

export const drawer: DrawerDefinition = {
  title: 'Evidence',
  icon: Archive,
  component: loadLater(() => import('./evidence-drawer.tsx')),
};
