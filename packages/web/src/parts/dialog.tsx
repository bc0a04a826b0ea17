import './dialog.css';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './button.tsx';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** The title is read aloud but not seen. */
  bare?: boolean;
  /** `side` slides in from the edge; on a phone every dialog sits at the bottom. */
  kind?: 'middle' | 'side' | 'top';
  width?: 'narrow' | 'normal' | 'wide';
  children: ReactNode;
  footer?: ReactNode;
}

/** A modal dialog: the browser keeps focus in it, closes it on Escape and gives focus back. */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({
  onClose,
  title,
  bare = false,
  kind = 'middle',
  width = 'normal',
  children,
  footer,
}: DialogProps) {
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = place.current;
    if (dialog === null) return;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    // Where there is something to type, typing can begin at once.
    dialog
      .querySelector<HTMLElement>('.dialog-content :is(input:not([type=checkbox], [type=radio]), textarea)')
      ?.focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click is on the ground behind.
    <dialog
      ref={place}
      className={`dialog dialog-${kind} dialog-${width}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === place.current) onClose();
      }}
    >
      <div className="dialog-body">
        <header className={bare ? 'unseen' : 'dialog-head'}>
          <h2 id={id}>{title}</h2>
          {!bare && <IconButton label="Close" hint="Esc" icon={<X />} onClick={onClose} />}
        </header>
        <div className="dialog-content">{children}</div>
        {footer !== undefined && <footer className="dialog-foot">{footer}</footer>}
      </div>
    </dialog>
  );
}
