/** Which contributing factor is covered by which kind of action. */
import type { Action, ActionType, Factor, Postmortem } from '@debrief/document';
import { addresses } from '@debrief/lint';

export const coverageTypes: readonly ActionType[] = ['prevent', 'detect', 'mitigate', 'respond'];

export interface CoverageRow {
  readonly factor: Factor;
  /** Actions that address it, by their stated type; `untyped` where none is stated. */
  readonly cells: Readonly<Record<ActionType | 'untyped', readonly Action[]>>;
  readonly covered: boolean;
}

export interface Coverage {
  readonly rows: readonly CoverageRow[];
  /** Actions that address none of the factors. */
  readonly loose: readonly Action[];
}

/** The matrix of factor × type; dropped actions cover nothing. */
export function coverageOf(document: Postmortem): Coverage {
  const kept = document.actions.filter(({ status }) => status?.value !== 'dropped');
  const placed = new Set<Action>();
  const rows = document.factors.map((factor) => {
    const own = kept.filter((action) => addresses(action, factor, document.factors));
    for (const action of own) placed.add(action);
    const of = (type: ActionType | null) => own.filter((action) => (action.type?.value ?? null) === type);
    return {
      factor,
      covered: own.length > 0,
      cells: {
        prevent: of('prevent'),
        detect: of('detect'),
        mitigate: of('mitigate'),
        respond: of('respond'),
        untyped: of(null),
      },
    };
  });
  return { rows, loose: kept.filter((action) => !placed.has(action)) };
}
