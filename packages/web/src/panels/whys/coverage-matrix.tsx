import './coverage-matrix.css';
import type { Action } from '@debrief/document';
import { CircleAlert } from 'lucide-react';
import { type Coverage, coverageTypes } from './coverage.ts';

interface CoverageMatrixProps {
  readonly coverage: Coverage;
  readonly onReveal: (place: { readonly from: number; readonly to: number }) => void;
}

const heads = {
  prevent: 'Prevent',
  detect: 'Detect',
  mitigate: 'Mitigate',
  respond: 'Respond',
  untyped: 'No type',
} as const;

/** Factor × what the actions do about it: an empty row is a risk that somebody should accept, or act on. */
export function CoverageMatrix({ coverage, onReveal }: CoverageMatrixProps) {
  const untyped = coverage.rows.some(({ cells }) => cells.untyped.length > 0);
  const columns = untyped ? ([...coverageTypes, 'untyped'] as const) : coverageTypes;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
    <section className="matrix-scroll" aria-label="Coverage of factors by actions" tabIndex={0}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">Factor</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {heads[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {coverage.rows.map(({ factor, cells, covered }) => (
            <tr key={factor.from} className={covered ? undefined : 'matrix-open'}>
              <th scope="row">
                <button type="button" className="matrix-link" onClick={() => onReveal(factor)}>
                  {!covered && <CircleAlert aria-label="No action addresses it" size={14} />}
                  {factor.id === null ? '' : `${factor.id} `}
                  {factor.text}
                </button>
              </th>
              {columns.map((column) => (
                <td key={column}>
                  {cells[column].map((action) => (
                    <Cell key={action.from} action={action} onReveal={onReveal} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {coverage.loose.length > 0 && (
        <p className="panel-note">
          Linked to no factor:{' '}
          {coverage.loose.map((action) => (
            <Cell key={action.from} action={action} onReveal={onReveal} />
          ))}
        </p>
      )}
    </section>
  );
}

function Cell({
  action,
  onReveal,
}: {
  readonly action: Action;
  readonly onReveal: CoverageMatrixProps['onReveal'];
}) {
  const done = action.status?.value === 'done';
  return (
    <button
      type="button"
      className={`matrix-action${done ? ' matrix-done' : ''}`}
      onClick={() => onReveal(action)}
    >
      {done && <span className="unseen">Done: </span>}
      {action.title.value}
    </button>
  );
}
