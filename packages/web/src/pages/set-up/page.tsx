import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useLocation, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { beginSession, secretOfLink } from '../../api/begin-session.ts';
import { api } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { setupQuery } from '../../api/queries.ts';
import { PlainPage } from '../../frame/page.tsx';
import { Button, buttonLook } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { NewPasswordField } from '../../parts/new-password-field.tsx';

const route = getRouteApi('/set-up');

export default function SetUpPage() {
  const search = route.useSearch();
  const hash = useLocation({ select: (location) => location.hash });
  const token = secretOfLink(hash, search.token);
  const setup = useQuery(setupQuery);
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  if (setup.data?.needed === false) {
    return (
      <PlainPage title="All set up" intro="This server has its administrator.">
        <Link to="/sign-in" className={buttonLook({ kind: 'primary' })}>
          Sign in
        </Link>
      </PlainPage>
    );
  }
  if (token === '') {
    return (
      <PlainPage
        title="Almost there"
        intro="The server printed a one-time link in the terminal where it was started. Open that link to make the first administrator."
      >
        <p className="muted">
          Until then it answers on this machine only. Start it again for a new link:{' '}
          <code>debrief serve</code>
        </p>
      </PlainPage>
    );
  }
  const begin = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      const body = {
        token,
        name: String(form.get('name')).trim(),
        email: String(form.get('email')).trim(),
        password: String(form.get('password')),
      };
      beginSession(await api('POST /api/setup', { body }));
      await navigate({ to: '/', replace: true });
    } catch (failure) {
      setError(wordsOf(failure));
      setBusy(false);
    }
  };
  return (
    <PlainPage
      title="Set up Debrief"
      intro="You are the first administrator. You can invite the others, or connect your identity provider, afterwards."
    >
      <form onSubmit={(event) => void begin(event)}>
        <TextField label="Your name" name="name" autoComplete="name" required maxLength={100} autoFocus />
        <TextField label="E-mail" name="email" type="email" autoComplete="username" required />
        <NewPasswordField error={error} />
        <Button type="submit" kind="primary" busy={busy}>
          Begin
        </Button>
      </form>
    </PlainPage>
  );
}
