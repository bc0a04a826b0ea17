import { useInfiniteQuery } from '@tanstack/react-query';
import { wordsOf } from '../../api/problem-words.ts';
import { auditQuery } from '../../api/queries.ts';
import { Avatar } from '../../parts/avatar.tsx';
import { Button } from '../../parts/button.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { momentWords } from '../../text/dates.ts';

/** Who did what that matters for trust: sign-ins, roles, restriction, removal, exports. */
export function AuditLog() {
  const log = useInfiniteQuery(auditQuery);
  if (log.data === undefined) {
    return log.error === null ? <Skeleton lines={8} /> : <p role="alert">{wordsOf(log.error)}</p>;
  }
  const items = log.data.pages.flatMap((page) => page.items);
  return (
    <div className="settings-wide">
      <Table caption="Audit log" columns={['When', 'Who', 'What', 'About', 'Details']} className="audit">
        {items.map(({ id, at, actor, verb, subject, detail }) => (
          <tr key={id}>
            <td>
              <time dateTime={at}>{momentWords(at)}</time>
            </td>
            <td>
              {actor === null ? (
                <span className="muted">the server</span>
              ) : (
                <span className="with-avatar">
                  <Avatar person={actor} size="small" silent /> {actor.name}
                </span>
              )}
            </td>
            <td>{verb}</td>
            <td>{subject}</td>
            <td className="muted audit-detail">{detailWords(detail)}</td>
          </tr>
        ))}
      </Table>
      {log.hasNextPage && (
        <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          Show older
        </Button>
      )}
    </div>
  );
}

function detailWords(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');
}
