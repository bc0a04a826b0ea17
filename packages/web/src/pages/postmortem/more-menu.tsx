import { useNavigate } from '@tanstack/react-router';
import { Layers, Link2, Lock, MoreHorizontal, Trash2 } from 'lucide-react';
import { Suspense, useState } from 'react';
import { api, queryClient } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { showProblem, showToast } from '../../parts/announcements.ts';
import { IconButton } from '../../parts/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../parts/menu.tsx';
import { loadLater } from './load-later.ts';
import type { OpenPostmortem } from './open-postmortem.ts';
import { useWatched } from './use-watched.ts';

const RestrictDialog = loadLater(() => import('./restrict-dialog.tsx'));
const SimilarDialog = loadLater(() => import('./similar-dialog.tsx'));

export function MoreMenu({ session }: { session: OpenPostmortem }) {
  const { may, removedAt } = useWatched(session.detail);
  const [open, setOpen] = useState<'restrict' | 'similar' | null>(null);
  const navigate = useNavigate();
  const { id } = session;
  const remove = async () => {
    try {
      await api('DELETE /api/postmortems/:id', { params: { id } });
    } catch (problem) {
      showProblem(wordsOf(problem));
      return;
    }
    void navigate({ to: '/library' });
    void queryClient.invalidateQueries({ queryKey: ['library'] });
    showToast('It is in the bin.', { label: 'Undo', run: () => void recover(id) });
  };
  return (
    <>
      <Menu trigger={<IconButton size="small" label="More" icon={<MoreHorizontal />} />}>
        <MenuItem
          icon={<Link2 />}
          onSelect={() => {
            const { from } = session.selection.get();
            const line = session.live.rope.lineAt(Math.min(from, session.live.rope.length)).number;
            const address = `${location.origin}/p/${id}?line=${line}`;
            void navigator.clipboard.writeText(address).then(
              () => showToast(`Link to line ${line} copied.`),
              () => showProblem(`The browser does not let the page copy. The link is ${address}`),
            );
          }}
        >
          Copy link to this line
        </MenuItem>
        <MenuItem icon={<Layers />} onSelect={() => setOpen('similar')}>
          Similar incidents
        </MenuItem>
        {may.restrict && (
          <MenuItem icon={<Lock />} onSelect={() => setOpen('restrict')}>
            Who may see it…
          </MenuItem>
        )}
        {may.remove && removedAt === null && (
          <>
            <MenuLine />
            <MenuItem icon={<Trash2 />} danger onSelect={() => void remove()}>
              Move to the bin
            </MenuItem>
          </>
        )}
      </Menu>
      <Suspense>
        {open === 'restrict' && <RestrictDialog session={session} onClose={() => setOpen(null)} />}
        {open === 'similar' && <SimilarDialog id={id} onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}

/** Takes a postmortem out of the bin again. */
export async function recover(id: string): Promise<void> {
  try {
    const detail = await api('POST /api/postmortems/:id/recover', { params: { id } });
    queryClient.setQueryData(['postmortem', id], detail);
    void queryClient.invalidateQueries({ queryKey: ['library'] });
    showToast('It is back in the library.');
  } catch (problem) {
    showProblem(wordsOf(problem));
  }
}
