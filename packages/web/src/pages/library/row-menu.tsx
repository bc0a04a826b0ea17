import type { PostmortemSummary } from '@debrief/wire';
import { Download, Ellipsis, Link2, Trash2, Undo2 } from 'lucide-react';
import { showProblem, showToast } from '../../parts/announcements.ts';
import { IconButton } from '../../parts/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../parts/menu.tsx';
import { recoverPostmortem, removePostmortem } from './remove-postmortem.ts';

interface RowMenuProps {
  postmortem: PostmortemSummary;
  removed: boolean;
  mayWrite: boolean;
}

/** What can be done with a postmortem from the list. */
export function RowMenu({ postmortem, removed, mayWrite }: RowMenuProps) {
  const { id, title, fileName } = postmortem;
  const copyLink = async () => {
    try {
      await navigator.clipboard.writeText(`${location.origin}/p/${id}`);
      showToast('Link copied.');
    } catch {
      showProblem(`This browser does not let pages copy. The link is ${location.origin}/p/${id}`);
    }
  };
  return (
    <Menu trigger={<IconButton size="small" label={`More for ${title || fileName}`} icon={<Ellipsis />} />}>
      {removed ? (
        <MenuItem icon={<Undo2 />} disabled={!mayWrite} onSelect={() => void recoverPostmortem(id)}>
          Take out of the bin
        </MenuItem>
      ) : (
        <>
          <MenuItem icon={<Link2 />} onSelect={() => void copyLink()}>
            Copy link
          </MenuItem>
          <MenuItem
            icon={<Download />}
            onSelect={() => {
              const link = document.createElement('a');
              link.href = `/api/postmortems/${id}/text`;
              link.download = fileName;
              link.click();
            }}
          >
            Download Markdown
          </MenuItem>
          {mayWrite && (
            <>
              <MenuLine />
              <MenuItem
                icon={<Trash2 />}
                danger
                onSelect={() => void removePostmortem(id, title || fileName)}
              >
                Put into the bin
              </MenuItem>
            </>
          )}
        </>
      )}
    </Menu>
  );
}
