import { getRouteApi, Link, useLocation, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { beginSession, secretOfLink } from '../../api/begin-session.ts';
import { api } from '../../api/client.ts';
import { codeOf, wordsOf } from '../../api/problem-words.ts';
import { PlainPage } from '../../frame/page.tsx';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { NewPasswordField } from '../../parts/new-password-field.tsx';

const route = getRouteApi('/invite');

export default function InvitePage() {
  const search = route.useSearch();
  const hash = useLocation({ select: (location) => location.hash });
  const token = secretOfLink(hash, search.token);
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [expired, setExpired] = useState(false);
  const accept = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      const body = { token, name: String(form.get('name')).trim(), password: String(form.get('password')) };
      beginSession(await api('POST /api/invitations/accept', { body }));
      await navigate({ to: '/', replace: true });
    } catch (failure) {
      setExpired(codeOf(failure) === 'link-expired');
      setError(wordsOf(failure));
      setBusy(false);
    }
  };
  if (token === '' || expired) {
    return (
      <PlainPage
        title="This invitation no longer works"
        intro="It was used, taken back or has expired. Ask whoever invited you for a new link."
      >
        <Link to="/sign-in">I have an account: sign in</Link>
      </PlainPage>
    );
  }
  return (
    <PlainPage
      title="You are invited"
      intro="Choose how your name appears beside what you write, and a password."
    >
      <form onSubmit={(event) => void accept(event)}>
        <TextField label="Your name" name="name" autoComplete="name" required maxLength={100} autoFocus />
        <NewPasswordField error={error} />
        <Button type="submit" kind="primary" busy={busy}>
          Join
        </Button>
      </form>
    </PlainPage>
  );
}
