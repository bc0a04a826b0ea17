import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { api, queryClient } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { tokensQuery } from '../../api/queries.ts';
import { useSession } from '../../api/use-session.ts';
import { showProblem, showToast } from '../../parts/announcements.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { Checkbox, Select, TextField } from '../../parts/field.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { dateWords } from '../../text/dates.ts';
import { Secret } from './secret.tsx';

type ScopeName = 'read' | 'write' | 'admin';

const scopes: readonly { readonly scope: ScopeName; readonly label: string; readonly hint: string }[] = [
  { scope: 'read', label: 'Read', hint: 'What you may see.' },
  { scope: 'write', label: 'Write', hint: 'Make and change postmortems, as you.' },
  { scope: 'admin', label: 'Administer', hint: 'People, policy and the audit log.' },
];
const day = 86_400_000;

/** One’s own API tokens. */
export function Tokens() {
  const { data } = useQuery(tokensQuery);
  const { person } = useSession();
  const form = useRef<HTMLFormElement>(null);
  const [secret, setSecret] = useState<{ name: string; secret: string } | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey });
  const make = useMutation({
    mutationFn: (body: { name: string; scopes: ScopeName[]; expiresAt: string | null }) =>
      api('POST /api/tokens', { body }),
    onSuccess: (made) => {
      setSecret(made);
      form.current?.reset();
      return refresh();
    },
  });
  const revoke = useMutation({
    mutationFn: (id: string) => api('DELETE /api/tokens/:id', { params: { id } }),
    onSuccess: () => {
      showToast('The token is revoked; whatever used it is refused from now on.');
      return refresh();
    },
    onError: (error) => showProblem(wordsOf(error)),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const days = Number(fields.get('days'));
    make.mutate({
      name: String(fields.get('name')),
      scopes: scopes.flatMap(({ scope }) => (fields.get(scope) === 'on' ? [scope] : [])),
      expiresAt: days === 0 ? null : new Date(Date.now() + days * day).toISOString(),
    });
  };
  return (
    <div className="settings-wide">
      <section>
        <p className="page-intro">
          For scripts, CI and agents, in place of your password. A token may do no more than you may.{' '}
          <a href="/api/docs">What the API offers</a>
        </p>
        {data === undefined && <Skeleton lines={3} />}
        {data !== undefined && data.items.length > 0 && (
          <Table
            caption="Your API tokens"
            columns={['Name', 'May', 'Last used', 'Until', { label: 'Revoke', unseen: true }]}
          >
            {data.items.map((token) => (
              <tr key={token.id}>
                <td>
                  <strong>{token.name}</strong> <code className="muted">{token.start}…</code>
                </td>
                <td>
                  {token.scopes.map((scope) => (
                    <Badge key={scope}>{scope}</Badge>
                  ))}
                </td>
                <td>
                  {token.lastUsedAt === null ? (
                    <span className="muted">never</span>
                  ) : (
                    <DateText instant={token.lastUsedAt} />
                  )}
                </td>
                <td>{token.expiresAt === null ? 'for ever' : dateWords(token.expiresAt)}</td>
                <td className="number">
                  <Button size="small" kind="quiet" onClick={() => revoke.mutate(token.id)}>
                    Revoke<span className="unseen"> the token {token.name}</span>
                  </Button>
                </td>
              </tr>
            ))}
          </Table>
        )}
      </section>
      <section className="settings-section">
        <h2>New token</h2>
        <form ref={form} className="settings-form" onSubmit={submit}>
          <TextField
            label="What for"
            name="name"
            placeholder="CI of the shop"
            required
            maxLength={100}
            autoComplete="off"
          />
          <fieldset className="settings-scopes">
            <legend className="field-label">May</legend>
            {scopes
              .filter(({ scope }) => scope !== 'admin' || person.role === 'admin')
              .map(({ scope, label, hint }) => (
                <Checkbox
                  key={scope}
                  name={scope}
                  label={label}
                  hint={hint}
                  defaultChecked={scope === 'read'}
                />
              ))}
          </fieldset>
          <Select
            label="Until"
            name="days"
            defaultValue="90"
            error={make.isError ? wordsOf(make.error) : null}
          >
            <option value="30">30 days from now</option>
            <option value="90">90 days from now</option>
            <option value="365">a year from now</option>
            <option value="0">for ever</option>
          </Select>
          <Button type="submit" kind="primary" busy={make.isPending}>
            Make the token
          </Button>
        </form>
        {secret !== null && (
          <Secret
            label={`Token “${secret.name}”`}
            value={secret.secret}
            hint="Copy it now: it is not kept and never shown again."
          />
        )}
      </section>
    </div>
  );
}
