import './action-line.css';
import type { ActionRow } from '@debrief/wire';
import { Link } from '@tanstack/react-router';
import { DueText } from './date-text.tsx';

const statuses = { open: 'Open', 'in-progress': 'In progress', done: 'Done', dropped: 'Dropped' } as const;

/** How an action stands: word, colour and shape. */
export function ActionStatus({ status }: { status: ActionRow['status'] }) {
  return (
    <span className={`action-status action-${status}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <rect x="2.25" y="2.25" width="11.5" height="11.5" rx="3" className="box" />
        {status === 'in-progress' && <path d="M5 8h6" className="sign" />}
        {status === 'done' && <path d="M4.75 8.2l2.2 2.2 4.3-4.6" className="sign" />}
        {status === 'dropped' && <path d="M5.5 5.5l5 5m0-5l-5 5" className="sign" />}
      </svg>
      {statuses[status]}
    </span>
  );
}

/** An action in a short list; opens at its row in the document. */
export function ActionLine({ action }: { action: ActionRow }) {
  return (
    <li className="action-line">
      <Link
        to="/p/$id"
        params={{ id: action.postmortem.id }}
        search={{ line: String(action.line) }}
        className="action-line-title"
      >
        {action.title}
      </Link>
      <span className="action-line-facts">
        {action.due !== null && <DueText date={action.due} overdue={action.overdue} />}
        <span className="action-line-from">{action.postmortem.title}</span>
      </span>
    </li>
  );
}
