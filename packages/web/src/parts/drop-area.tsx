import './drop-area.css';
import { Upload } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { filesOf } from './dropped-files.ts';

interface DropAreaProps {
  /** What happens to files let go here: `Drop to import`. */
  label: string;
  onFiles: (files: File[]) => void;
  disabled?: boolean;
  children: ReactNode;
}

/** Takes files and folders dropped anywhere on the page while it is shown. */
export function DropArea({ label, onFiles, disabled = false, children }: DropAreaProps) {
  const [over, setOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    if (disabled) return;
    const ended = new AbortController();
    const { signal } = ended;
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const count = (by: number) => (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += by;
      setOver(depth > 0);
    };
    addEventListener('dragenter', count(1), { signal });
    addEventListener('dragleave', count(-1), { signal });
    addEventListener(
      'dragover',
      (event) => {
        if (hasFiles(event)) event.preventDefault();
      },
      { signal },
    );
    addEventListener(
      'drop',
      (event) => {
        if (!hasFiles(event) || event.dataTransfer === null) return;
        event.preventDefault();
        depth = 0;
        setOver(false);
        void filesOf(event.dataTransfer).then((files) => {
          if (files.length > 0) latest.current(files);
        });
      },
      { signal },
    );
    return () => ended.abort();
  }, [disabled]);
  return (
    <>
      {children}
      {over && (
        <div className="drop-area" aria-hidden="true">
          <p>
            <Upload /> {label}
          </p>
        </div>
      )}
    </>
  );
}

interface FileButtonProps {
  label: string;
  accept?: string;
  className: string;
  icon?: ReactNode;
  onFiles: (files: File[]) => void;
}

/** The same by a button, for keys and phones. */
export function FileButton({ label, accept, className, icon, onFiles }: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={className} onClick={() => field.current?.click()}>
        {icon}
        <span>{label}</span>
      </button>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
