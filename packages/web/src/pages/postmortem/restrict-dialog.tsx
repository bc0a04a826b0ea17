import './restrict-dialog.css';
import { useState } from 'react';
import { api, queryClient } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { postmortemQuery } from '../../api/queries.ts';
import { showToast } from '../../parts/announcements.ts';
import { Avatar } from '../../parts/avatar.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Checkbox, TextField } from '../../parts/field.tsx';
import type { OpenPostmortem } from './open-postmortem.ts';
import { useWatched } from './use-watched.ts';

/** Who may see this postmortem: everybody, or the people chosen. */
export default function RestrictDialog({
  session,
  onClose,
}: {
  session: OpenPostmortem;
  onClose: () => void;
}) {
  const detail = useWatched(session.detail);
  const roster = useWatched(session.roster);
  const [restricted, setRestricted] = useState(detail.restricted);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(detail.people.map(({ id }) => id)));
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const listed = roster.filter(({ name }) => name.toLowerCase().includes(words.trim().toLowerCase()));
  const save = async () => {
    setBusy(true);
    try {
      const saved = await api('PATCH /api/postmortems/:id', {
        params: { id: session.id },
        body: { restricted, people: [...chosen] },
      });
      session.detail.set(saved);
      queryClient.setQueryData(postmortemQuery(session.id).queryKey, saved);
      showToast(restricted ? 'Only the people chosen see it now.' : 'Everybody who can sign in sees it now.');
      onClose();
    } catch (problem) {
      setError(wordsOf(problem));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Who may see it"
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" busy={busy} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <div className="restrict">
        <Checkbox
          label="Restrict it to some people"
          hint="Others do not find it anywhere: not in lists, search, counts, exports or links. Administrators and whoever made it always see it."
          checked={restricted}
          onChange={(event) => setRestricted(event.target.checked)}
        />
        {restricted && (
          <>
            <TextField
              label="Find people"
              bare
              placeholder="Find people"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            <ul className="restrict-people" aria-label="People">
              {listed.map((person) => (
                <li key={person.id}>
                  <label>
                    <input
                      type="checkbox"
                      checked={chosen.has(person.id)}
                      onChange={(event) => {
                        const next = new Set(chosen);
                        if (event.target.checked) next.add(person.id);
                        else next.delete(person.id);
                        setChosen(next);
                      }}
                    />
                    <Avatar person={person} size="small" silent /> {person.name}
                  </label>
                </li>
              ))}
            </ul>
          </>
        )}
        {error !== null && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  );
}
