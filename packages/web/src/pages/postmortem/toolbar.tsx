import './toolbar.css';
import { Archive, Code2, Lock, MessageSquarePlus, Redo2, Search, Undo2 } from 'lucide-react';
import type { ViewMode } from '../../editor/create-editor.ts';
import { Badge, SeverityBadge } from '../../parts/badge.tsx';
import { Button, IconButton } from '../../parts/button.tsx';
import { keyName } from '../../parts/kbd.tsx';
import { ConnectionChip } from './connection-chip.tsx';
import { ExportMenu } from './export-menu.tsx';
import { MoreMenu } from './more-menu.tsx';
import type { OpenPostmortem } from './open-postmortem.ts';
import { PresenceRow } from './presence-row.tsx';
import { StateMenu } from './state-menu.tsx';
import { useHead } from './use-head.ts';
import { useWatched } from './use-watched.ts';

interface ToolbarProps {
  session: OpenPostmortem;
  mode: ViewMode;
  onMode: () => void;
  onComment: () => void;
  drawer: { readonly open: boolean; readonly onToggle: () => void } | null;
}

/** The head of the page: what it is, where it stands, who is here, and whether all is saved. */
export function Toolbar({ session, mode, onMode, onComment, drawer }: ToolbarProps) {
  const head = useHead(session);
  const { restricted } = useWatched(session.detail);
  const readOnly = useWatched(session.readOnly);
  const modKey = keyName('Mod');
  return (
    <header className="toolbar no-print">
      <div className="toolbar-title">
        <h1 tabIndex={-1} title={head.title}>
          {head.title}
        </h1>
        <div className="toolbar-facts">
          <StateMenu session={session} state={head.state} />
          <SeverityBadge level={head.severity} raw={head.severityRaw} />
          {restricted && (
            <Badge>
              <Lock aria-hidden="true" /> Restricted
            </Badge>
          )}
        </div>
      </div>
      <div className="toolbar-people">
        <PresenceRow session={session} />
        <ConnectionChip session={session} />
      </div>
      <div className="toolbar-tools">
        {!readOnly && (
          <span className="toolbar-wide">
            <IconButton
              size="small"
              label="Undo"
              hint={`${modKey} Z`}
              icon={<Undo2 />}
              onClick={() => session.undo()}
            />
            <IconButton
              size="small"
              label="Redo"
              hint={`${modKey} Shift Z`}
              icon={<Redo2 />}
              onClick={() => session.redo()}
            />
          </span>
        )}
        <span className="toolbar-wide">
          <IconButton
            size="small"
            label="Find in the text"
            hint={`${modKey} F`}
            icon={<Search />}
            onClick={() => session.editor?.find()}
          />
        </span>
        <IconButton
          size="small"
          label="Comment"
          hint={`${modKey} Alt M`}
          icon={<MessageSquarePlus />}
          onClick={onComment}
        />
        <IconButton
          size="small"
          label="Markdown source"
          hint={`${modKey} /`}
          aria-pressed={mode === 'source'}
          icon={<Code2 />}
          onClick={onMode}
        />
        {drawer !== null && (
          <Button
            kind="quiet"
            size="small"
            aria-label="Evidence"
            aria-pressed={drawer.open}
            icon={<Archive />}
            onClick={drawer.onToggle}
          >
            <span className="toolbar-wide">Evidence</span>
          </Button>
        )}
        <ExportMenu session={session} />
        <MoreMenu session={session} />
      </div>
    </header>
  );
}
