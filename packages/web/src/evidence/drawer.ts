import { Archive } from 'lucide-react';
import { lazy } from 'react';
import type { DrawerDefinition } from '../pages/postmortem/slots.ts';

export const drawer: DrawerDefinition = {
  title: 'Evidence',
  icon: Archive,
  component: lazy(() => import('./evidence-drawer.tsx')),
};
