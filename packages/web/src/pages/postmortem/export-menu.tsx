import { Download, FileCode, FileText, MessageSquareText, Printer, Table2 } from 'lucide-react';
import { IconButton } from '../../parts/button.tsx';
import { Menu, MenuItem } from '../../parts/menu.tsx';
import type { OpenPostmortem } from './open-postmortem.ts';

/** The document as a file of some kind; Markdown is the file itself, byte for byte. */
export function ExportMenu({ session }: { session: OpenPostmortem }) {
  const base = `/api/postmortems/${session.id}`;
  const take = (path: string) => () => {
    const link = document.createElement('a');
    link.href = `${base}${path}`;
    link.download = '';
    link.click();
  };
  const open = (path: string) => () => void window.open(`${base}${path}`, '_blank', 'noopener');
  return (
    <Menu trigger={<IconButton size="small" label="Export" icon={<Download />} />}>
      <MenuItem icon={<FileText />} onSelect={take('/export/markdown')}>
        Markdown, without prompts
      </MenuItem>
      <MenuItem icon={<FileCode />} onSelect={take('/text')}>
        Markdown, the file itself
      </MenuItem>
      <MenuItem icon={<Printer />} onSelect={open('/page')}>
        Page to read and print
      </MenuItem>
      <MenuItem icon={<FileCode />} onSelect={take('/export/html')}>
        HTML
      </MenuItem>
      <MenuItem icon={<Table2 />} onSelect={take('/export/actions-csv')}>
        Actions as CSV
      </MenuItem>
      <MenuItem icon={<MessageSquareText />} onSelect={take('/export/chat')}>
        Summary for a chat
      </MenuItem>
    </Menu>
  );
}
