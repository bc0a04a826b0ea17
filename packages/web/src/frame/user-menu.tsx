import { useNavigate } from '@tanstack/react-router';
import { Keyboard, LogOut, UserRound } from 'lucide-react';
import { api, queryClient, rememberCsrf } from '../api/client.ts';
import { wordsOf } from '../api/problem-words.ts';
import { useSession } from '../api/use-session.ts';
import { showProblem } from '../parts/announcements.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Menu, MenuChoice, MenuItem, MenuLine } from '../parts/menu.tsx';
import { setPreference, usePreference } from './preferences.ts';

interface UserMenuProps {
  onShortcuts: () => void;
  withName?: boolean;
}

export function UserMenu({ onShortcuts, withName = false }: UserMenuProps) {
  const { person } = useSession();
  const theme = usePreference('theme');
  const navigate = useNavigate();
  const signOut = async () => {
    try {
      await api('DELETE /api/session');
    } catch (error) {
      showProblem(wordsOf(error));
      return;
    }
    rememberCsrf(null);
    await navigate({ to: '/sign-in' });
    queryClient.clear();
  };
  return (
    <Menu
      align={withName ? 'start' : 'end'}
      trigger={
        <button type="button" className="user-button">
          <Avatar person={person} silent />
          <span className={withName ? 'user-name' : 'unseen'}>{person.name}</span>
          <span className="unseen">: your menu</span>
        </button>
      }
    >
      <MenuItem
        icon={<UserRound />}
        onSelect={() => void navigate({ to: '/settings/{-$tab}', params: { tab: 'profile' } })}
      >
        Your profile
      </MenuItem>
      <MenuItem icon={<Keyboard />} onSelect={onShortcuts}>
        Keyboard shortcuts
      </MenuItem>
      <MenuLine />
      <MenuChoice
        label="Theme"
        value={theme ?? 'system'}
        onChange={(value) => setPreference('theme', value === 'system' ? null : value)}
        options={[
          { value: 'system', label: 'As the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
      <MenuLine />
      <MenuItem icon={<LogOut />} onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
