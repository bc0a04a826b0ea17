import './avatar.css';
import type { Person } from '@debrief/wire';

interface AvatarProps {
  person: Pick<Person, 'name' | 'initials' | 'colour'>;
  size?: 'small' | 'normal';
  /** The name stands beside it already: read nothing aloud. */
  silent?: boolean;
}

/** A person’s initials on the colour that is theirs everywhere. */
export function Avatar({ person, size = 'normal', silent = false }: AvatarProps) {
  return (
    <span
      className={`avatar avatar-${size} person-${((person.colour % 8) + 8) % 8}`}
      title={person.name}
      {...(silent ? { 'aria-hidden': true } : { role: 'img', 'aria-label': person.name })}
    >
      {person.initials}
    </span>
  );
}
