import type { ActionRow } from '@debrief/wire';
import { Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { ActionStatus } from '../../parts/action-line.tsx';
import { Avatar } from '../../parts/avatar.tsx';
import { Badge, SeverityBadge } from '../../parts/badge.tsx';
import { DueText } from '../../parts/date-text.tsx';
import { ticketLink, titleWithoutTicket } from './ticket-link.ts';

export function ActionTableRow({ action }: { action: ActionRow }) {
  const { postmortem, owner, ownerPerson, due, ticket } = action;
  const link = ticketLink(ticket);
  return (
    <tr>
      <td className="action-what">
        <Link
          to="/p/$id"
          params={{ id: postmortem.id }}
          search={{ line: String(action.line) }}
          className="action-title"
          data-row
        >
          {titleWithoutTicket(action.title, ticket)}
        </Link>
        <span className="action-from">
          {postmortem.severity !== null && <SeverityBadge level={postmortem.severity} />}
          <span className="action-from-title">{postmortem.title}</span>
        </span>
      </td>
      <td data-label="Owner">
        {owner === null ? (
          <span className="muted">nobody yet</span>
        ) : (
          <span className="with-avatar">
            {ownerPerson !== null && <Avatar person={ownerPerson} size="small" silent />}
            {owner}
          </span>
        )}
      </td>
      <td data-label="Due">
        {due === null ? (
          <span className="muted">no date</span>
        ) : (
          <DueText date={due} overdue={action.overdue} />
        )}
      </td>
      <td data-label="Status">
        <ActionStatus status={action.status} />
      </td>
      <td data-label="Priority">{action.priority !== null && <Badge>{action.priority}</Badge>}</td>
      <td data-label="Kind" className="muted">
        {[action.type, action.strength].filter((word) => word !== null).join(' · ')}
      </td>
      <td data-label="Ticket">
        {link === null ? (
          ticket
        ) : (
          <a href={link.href} rel="noreferrer" target="_blank" className="action-ticket">
            {link.text} <ExternalLink aria-label="(opens elsewhere)" />
          </a>
        )}
      </td>
    </tr>
  );
}
