import './presence-row.css';
import { peopleOf } from '../../live/presence.ts';
import { Avatar } from '../../parts/avatar.tsx';
import type { OpenPostmortem } from './open-postmortem.ts';
import { useWatched } from './use-watched.ts';

const shown = 4;

/** Who else has this postmortem open; a press goes to where they are. */
export function PresenceRow({ session }: { session: OpenPostmortem }) {
  const presence = useWatched(session.presence);
  const others = peopleOf(presence.map((one) => ({ ...one, cursor: null }))).filter(
    ({ person }) => person.id !== session.me.id,
  );
  if (others.length === 0) return null;
  return (
    <ul className="presence" aria-label="Also here">
      {others.slice(0, shown).map(({ person, away, client }) => (
        <li key={person.id}>
          <button
            type="button"
            className={`presence-person${away ? ' presence-away' : ''}`}
            aria-label={`${person.name}${away ? ', away' : ''}: go to where they are`}
            title={`${person.name}${away ? ' (away)' : ''}`}
            onClick={() => {
              const at = session.presence.get().find((one) => one.client === client)?.at;
              if (at !== undefined && at !== null) session.reveal({ from: at });
            }}
          >
            <Avatar person={person} size="small" silent />
          </button>
        </li>
      ))}
      {others.length > shown && (
        <li className="presence-more" title={others.map(({ person }) => person.name).join(', ')}>
          +{others.length - shown}
          <span className="unseen">
            {' '}
            more:{' '}
            {others
              .slice(shown)
              .map(({ person }) => person.name)
              .join(', ')}
          </span>
        </li>
      )}
    </ul>
  );
}
