import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { beginSession } from '../../api/begin-session.ts';
import { api } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { setupQuery } from '../../api/queries.ts';
import { PlainPage } from '../../frame/page.tsx';
import { Button, buttonLook } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { innerPath } from './inner-path.ts';

const route = getRouteApi('/sign-in');

export default function SignInPage() {
  const { next, problem } = route.useSearch();
  const router = useRouter();
  const setup = useQuery(setupQuery);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(
    problem === undefined ? null : 'Signing in there did not work. Try again, or ask an administrator.',
  );
  const target = innerPath(next);
  const ways = setup.data?.signIn;
  const signIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      beginSession(
        await api('POST /api/session', {
          body: { email: String(form.get('email')).trim(), password: String(form.get('password')) },
        }),
      );
      router.history.push(target);
    } catch (failure) {
      setError(wordsOf(failure));
      setBusy(false);
    }
  };
  return (
    <PlainPage title="Sign in" intro="The library of your team’s reviews.">
      {ways?.oidc != null && (
        <a
          href={`/api/oidc/start?next=${encodeURIComponent(target)}`}
          className={buttonLook({ kind: 'primary' })}
        >
          Continue with {ways.oidc.name}
        </a>
      )}
      {ways?.oidc != null && ways.password && <p className="muted">or with a password</p>}
      {ways?.password !== false && (
        <form onSubmit={(event) => void signIn(event)}>
          <TextField label="E-mail" name="email" type="email" autoComplete="username" required autoFocus />
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            error={error}
          />
          <Button type="submit" kind={ways?.oidc == null ? 'primary' : 'plain'} busy={busy}>
            Sign in
          </Button>
        </form>
      )}
      {ways?.password === false && error !== null && <p role="alert">{error}</p>}
      <p className="muted">No account yet, or the password is lost? An administrator can send you a link.</p>
    </PlainPage>
  );
}
