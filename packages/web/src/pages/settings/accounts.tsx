import { useMutation, useQuery } from '@tanstack/react-query';
import { api, queryClient } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { type AnswerOf, usersQuery } from '../../api/queries.ts';
import { useSession } from '../../api/use-session.ts';
import { showProblem, showToast } from '../../parts/announcements.ts';
import { Avatar } from '../../parts/avatar.tsx';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { Select } from '../../parts/field.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { roleWords } from './role-words.ts';

type User = AnswerOf<'GET /api/users'>['items'][number];
type Change = { id: string; role?: User['role']; disabled?: boolean };

/** Accounts with role and last visit; a role is changed in place, an account is switched off, never removed. */
export function Accounts() {
  const { data } = useQuery(usersQuery);
  const { person: me } = useSession();
  const change = useMutation({
    mutationFn: ({ id, ...body }: Change) => api('PATCH /api/users/:id', { params: { id }, body }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: usersQuery.queryKey }),
    onError: (error) => showProblem(wordsOf(error)),
  });
  const setRole = (user: User, role: User['role']) =>
    change.mutate(
      { id: user.id, role },
      {
        onSuccess: () =>
          showToast(`${user.name} is now ${roleWords[role].label.toLowerCase()}.`, {
            label: 'Undo',
            run: () => change.mutate({ id: user.id, role: user.role }),
          }),
      },
    );
  const setDisabled = (user: User, disabled: boolean) =>
    change.mutate(
      { id: user.id, disabled },
      {
        onSuccess: () =>
          showToast(`${user.name} ${disabled ? 'can no longer' : 'can again'} sign in.`, {
            label: 'Undo',
            run: () => change.mutate({ id: user.id, disabled: !disabled }),
          }),
      },
    );
  if (data === undefined) return <Skeleton lines={5} />;
  return (
    <section>
      <h2 className="settings-title">Accounts</h2>
      <Table caption="Accounts" columns={['Person', 'Role', 'Last here', { label: 'Account', unseen: true }]}>
        {data.items.map((user) => (
          <tr key={user.id} data-off={user.disabled || undefined}>
            <td>
              <span className="account-who">
                <Avatar person={user} silent />
                <span>
                  <strong>{user.name}</strong> {user.id === me.id && <Badge>you</Badge>}{' '}
                  {user.disabled && <Badge tone="warning">switched off</Badge>}
                  <br />
                  <span className="muted">{user.email}</span>
                </span>
              </span>
            </td>
            <td>
              <Select
                label={`Role of ${user.name}`}
                bare
                value={user.role}
                onChange={({ target }) => {
                  const role = (['admin', 'member', 'reader'] as const).find((one) => one === target.value);
                  if (role !== undefined) setRole(user, role);
                }}
              >
                {Object.entries(roleWords).map(([role, { label }]) => (
                  <option key={role} value={role}>
                    {label}
                  </option>
                ))}
              </Select>
            </td>
            <td className="muted">
              {user.lastSeenAt === null ? 'never' : <DateText instant={user.lastSeenAt} />}
            </td>
            <td className="number">
              {user.id !== me.id && (
                <Button size="small" kind="quiet" onClick={() => setDisabled(user, !user.disabled)}>
                  {user.disabled ? 'Switch on' : 'Switch off'}
                  <span className="unseen"> the account of {user.name}</span>
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
