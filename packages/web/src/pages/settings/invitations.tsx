import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { api, queryClient } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { invitationsQuery } from '../../api/queries.ts';
import { showProblem, showToast } from '../../parts/announcements.ts';
import { Button } from '../../parts/button.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { Select, TextField } from '../../parts/field.tsx';
import { Table } from '../../parts/table.tsx';
import { dateWords } from '../../text/dates.ts';
import { roleWords } from './role-words.ts';
import { Secret } from './secret.tsx';

/** Asks people in: the link is shown once, to be handed over by whatever the team trusts. */
export function Invitations() {
  const { data } = useQuery(invitationsQuery);
  const form = useRef<HTMLFormElement>(null);
  const [link, setLink] = useState<{ email: string; link: string } | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey });
  const invite = useMutation({
    mutationFn: (body: { email: string; role: 'admin' | 'member' | 'reader' }) =>
      api('POST /api/invitations', { body }),
    onSuccess: (made) => {
      setLink({ email: made.email, link: new URL(made.link, location.origin).href });
      form.current?.reset();
      return refresh();
    },
  });
  const takeBack = useMutation({
    mutationFn: (id: string) => api('DELETE /api/invitations/:id', { params: { id } }),
    onSuccess: () => {
      showToast('The invitation is taken back; its link no longer works.');
      return refresh();
    },
    onError: (error) => showProblem(wordsOf(error)),
  });
  return (
    <section>
      <h2 className="settings-title">Invite people</h2>
      <form
        ref={form}
        className="invite-form"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          const fields = new FormData(event.currentTarget);
          const role = (['admin', 'member', 'reader'] as const).find((one) => one === fields.get('role'));
          invite.mutate({ email: String(fields.get('email')).trim(), role: role ?? 'member' });
        }}
      >
        <TextField
          label="E-mail"
          name="email"
          type="email"
          required
          autoComplete="off"
          error={invite.isError ? wordsOf(invite.error) : null}
        />
        <Select label="Role" name="role" defaultValue="member">
          {Object.entries(roleWords).map(([role, { label, may }]) => (
            <option key={role} value={role}>
              {label}: {may}
            </option>
          ))}
        </Select>
        <Button type="submit" kind="primary" busy={invite.isPending}>
          Make an invitation
        </Button>
      </form>
      {link !== null && (
        <Secret
          label={`Link for ${link.email}`}
          value={link.link}
          hint="Hand it over yourself: Debrief sends no mail. It works once."
        />
      )}
      {data !== undefined && data.items.length > 0 && (
        <Table
          caption="Invitations that wait"
          columns={['Invited', 'Role', 'By', 'Until', { label: 'Take back', unseen: true }]}
        >
          {data.items.map(({ id, email, role, invitedBy, createdAt, expiresAt }) => (
            <tr key={id}>
              <td>
                {email}{' '}
                <span className="muted">
                  <DateText instant={createdAt} />
                </span>
              </td>
              <td>{roleWords[role].label}</td>
              <td>{invitedBy.name}</td>
              <td>{dateWords(expiresAt)}</td>
              <td className="number">
                <Button size="small" kind="quiet" onClick={() => takeBack.mutate(id)}>
                  Take back<span className="unseen"> the invitation of {email}</span>
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
