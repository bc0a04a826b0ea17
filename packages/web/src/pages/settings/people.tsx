import { useQuery } from '@tanstack/react-query';
import { peopleQuery } from '../../api/queries.ts';
import { useSession } from '../../api/use-session.ts';
import { Avatar } from '../../parts/avatar.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Accounts } from './accounts.tsx';
import { Invitations } from './invitations.tsx';

/** Administrators see accounts and invitations; others who is there. */
export function People() {
  const { person } = useSession();
  if (person.role !== 'admin') return <Names />;
  return (
    <div className="settings-wide">
      <Accounts />
      <Invitations />
    </div>
  );
}

function Names() {
  const { data } = useQuery(peopleQuery);
  if (data === undefined) return <Skeleton lines={5} />;
  return (
    <ul className="panel names">
      {data.items.map((person) => (
        <li key={person.id}>
          <Avatar person={person} silent /> {person.name}
        </li>
      ))}
    </ul>
  );
}
