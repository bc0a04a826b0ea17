import './postmortem-line.css';
import type { PostmortemSummary } from '@debrief/wire';
import { Link } from '@tanstack/react-router';
import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { countWords } from '../text/counts.ts';
import { durationWords } from '../text/dates.ts';
import { SeverityBadge, StateBadge } from './badge.tsx';
import { DateText, DayText } from './date-text.tsx';

interface PostmortemLineProps {
  postmortem: PostmortemSummary;
  /** In place of when it was changed. */
  fact?: ReactNode;
  /** Below: what a search found. */
  below?: ReactNode;
  menu?: ReactNode;
}

/** A postmortem in a list: the whole line opens it. */
export function PostmortemLine({ postmortem, fact, below, menu }: PostmortemLineProps) {
  const { id, title, fileName, state, severity, severityRaw, date, durationMinutes, services } = postmortem;
  return (
    <li className="postmortem-line">
      <div className="postmortem-line-main">
        <Link to="/p/$id" params={{ id }} className="postmortem-line-title" data-row>
          {title || fileName}
        </Link>
        {postmortem.restricted && (
          <span className="postmortem-line-lock" title="Restricted: shown to some people only">
            <LockKeyhole aria-hidden="true" />
            <span className="unseen">Restricted</span>
          </span>
        )}
      </div>
      <div className="postmortem-line-marks">
        <SeverityBadge level={severity} raw={severityRaw} />
        <StateBadge state={state} />
      </div>
      <div className="postmortem-line-facts">
        {date !== null && <DayText date={date} />}
        {durationMinutes !== null && <span>{durationWords(durationMinutes)}</span>}
        {services.length > 0 && (
          <span className="postmortem-line-services">
            {services.slice(0, 3).join(', ')}
            {services.length > 3 && ` and ${services.length - 3} more`}
          </span>
        )}
        {postmortem.openActions > 0 && <span>{countWords(postmortem.openActions, 'open action')}</span>}
      </div>
      <div className="postmortem-line-change">
        {fact ?? (
          <>
            <DateText instant={postmortem.updatedAt} />
            {postmortem.updatedBy !== null && <span> by {postmortem.updatedBy.name}</span>}
          </>
        )}
      </div>
      {below !== undefined && below !== false && <div className="postmortem-line-below">{below}</div>}
      {menu !== undefined && <div className="postmortem-line-menu">{menu}</div>}
    </li>
  );
}
