import { api, queryClient } from '../../api/client.ts';
import { wordsOf } from '../../api/problem-words.ts';
import { showProblem, showToast } from '../../parts/announcements.ts';

const lists = ['library', 'facets', 'home', 'actions'];

async function refresh(id: string): Promise<void> {
  await Promise.all([
    ...lists.map((list) => queryClient.invalidateQueries({ queryKey: [list] })),
    queryClient.invalidateQueries({ queryKey: ['postmortem', id] }),
  ]);
}

/** Puts a postmortem into the bin, and offers to take it out again. */
export async function removePostmortem(id: string, title: string): Promise<void> {
  try {
    await api('DELETE /api/postmortems/:id', { params: { id } });
    await refresh(id);
    showToast(`“${title}” is in the bin.`, { label: 'Undo', run: () => void recoverPostmortem(id) });
  } catch (error) {
    showProblem(wordsOf(error));
  }
}

/** Takes a postmortem out of the bin. */
export async function recoverPostmortem(id: string): Promise<void> {
  try {
    const { title, fileName } = await api('POST /api/postmortems/:id/recover', { params: { id } });
    await refresh(id);
    showToast(`“${title || fileName}” is back in the library.`);
  } catch (error) {
    showProblem(wordsOf(error));
  }
}
