import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';
import { api, queryClient } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { sessionQuery } from '../../api/queries.ts';
import { useSession } from '../../api/use-session.ts';
import { setPreference, usePreference } from '../../frame/preferences.ts';
import { showToast } from '../../parts/announcements.ts';
import { Avatar } from '../../parts/avatar.tsx';
import { Button } from '../../parts/button.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Checkbox, TextField } from '../../parts/field.tsx';
import { roleWords } from './role-words.ts';

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function Profile() {
  const { person } = useSession();
  const theme = usePreference('theme');
  const singleKeys = usePreference('single-keys');
  const rename = useMutation({
    mutationFn: (name: string) => api('PATCH /api/me', { body: { name } }),
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      showToast('Your name is saved.');
    },
  });
  return (
    <div className="settings">
      <section className="settings-section">
        <h2>You</h2>
        <div className="profile-who">
          <Avatar person={person} silent />
          <div>
            <p>
              <strong>{person.name}</strong>
            </p>
            <p className="muted">
              {person.email} · {roleWords[person.role].label}
            </p>
          </div>
        </div>
        <form
          className="settings-form"
          onSubmit={(event: FormEvent<HTMLFormElement>) => {
            event.preventDefault();
            rename.mutate(String(new FormData(event.currentTarget).get('name')));
          }}
        >
          <TextField
            label="Name"
            name="name"
            defaultValue={person.name}
            required
            maxLength={100}
            autoComplete="name"
            error={rename.isError ? wordsOf(rename.error) : null}
          />
          <Button type="submit" busy={rename.isPending}>
            Save the name
          </Button>
        </form>
      </section>
      <PasswordForm />
      <section className="settings-section">
        <h2>This browser</h2>
        <Choice
          legend="Theme"
          value={themes.find(({ value }) => value === theme)?.value ?? 'system'}
          onChange={(value) => setPreference('theme', value === 'system' ? null : value)}
          options={themes}
        />
        <Checkbox
          label="Single keys do things"
          hint="Such as j and k in lists. Keys with Ctrl or ⌘ always work."
          checked={singleKeys !== 'off'}
          onChange={({ target }) => setPreference('single-keys', target.checked ? null : 'off')}
        />
      </section>
    </div>
  );
}

function PasswordForm() {
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation({
    mutationFn: (password: { old: string; new: string }) => api('PATCH /api/me', { body: { password } }),
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      form.current?.reset();
      showToast('Your password is changed.');
    },
  });
  return (
    <section className="settings-section">
      <h2>Password</h2>
      <form
        ref={form}
        className="settings-form"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          change.mutate({ old: String(data.get('old')), new: String(data.get('new')) });
        }}
      >
        <TextField
          label="Present password"
          name="old"
          type="password"
          autoComplete="current-password"
          required
        />
        <TextField
          label="New password"
          name="new"
          type="password"
          autoComplete="new-password"
          minLength={10}
          required
          hint="Ten characters or more."
          error={change.isError ? wordsOf(change.error) : null}
        />
        <Button type="submit" busy={change.isPending}>
          Change the password
        </Button>
      </form>
    </section>
  );
}
