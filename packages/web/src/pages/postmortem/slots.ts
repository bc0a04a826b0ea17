/**
 * Panels and the drawer register by existing: `src/panels/<name>/panel.ts` exports `panel`, `src/evidence/drawer.ts`
 * exports `drawer`. These small files are loaded with the page; their components load when first shown.
 */
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { PostmortemSession, ReadModel } from './session.ts';

export interface PanelProps {
  readonly session: PostmortemSession;
}

/** A tab at the side of the text. */
export interface PanelDefinition {
  /** In the address: `?panel=timeline`. */
  readonly id: string;
  readonly title: string;
  readonly icon: LucideIcon;
  /** Place among the tabs: findings 10, comments 20, timeline 30, actions 40, whys 50, impact 60, checklist 70, history 90. */
  readonly order: number;
  /** `lazy(() => import('./timeline-panel.tsx'))`. */
  readonly component: ComponentType<PanelProps>;
  /** What is said behind the title, of the model alone (`12`); null for nothing. */
  readonly badge?: (model: ReadModel) => number | null;
}

/** The drawer below the text: records of the incident. */
export interface DrawerDefinition {
  readonly title: string;
  readonly icon: LucideIcon;
  readonly component: ComponentType<PanelProps & { readonly onClose: () => void }>;
}

const panelModules = import.meta.glob<PanelDefinition>('../../panels/*/panel.ts', {
  eager: true,
  import: 'panel',
});
const drawerModules = import.meta.glob<DrawerDefinition>('../../evidence/drawer.ts', {
  eager: true,
  import: 'drawer',
});

export const panels: readonly PanelDefinition[] = Object.values(panelModules).sort(
  (a, b) => a.order - b.order,
);
export const drawer: DrawerDefinition | null = Object.values(drawerModules)[0] ?? null;
