import './table.css';
import type { ReactNode } from 'react';

interface TableProps {
  /** Says what the table holds; read aloud. */
  caption: string;
  columns: readonly (
    | string
    | { readonly label: string; readonly unseen?: boolean; readonly className?: string }
  )[];
  children: ReactNode;
  className?: string;
}

/** A table that scrolls sideways in itself where the page is narrow. `children` are rows. */
export function Table({ caption, columns, children, className }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className={`table ${className ?? ''}`}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) =>
              typeof column === 'string' ? (
                <th key={column} scope="col">
                  {column}
                </th>
              ) : (
                <th key={column.label} scope="col" className={column.className}>
                  <span className={column.unseen ? 'unseen' : undefined}>{column.label}</span>
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
