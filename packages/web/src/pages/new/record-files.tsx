import { FileStack, X } from 'lucide-react';
import { buttonLook, IconButton } from '../../parts/button.tsx';
import { FileButton } from '../../parts/drop-area.tsx';
import { sizeWords } from '../../text/counts.ts';

interface RecordFilesProps {
  files: readonly File[];
  onFiles: (files: readonly File[]) => void;
}

/** The record files chosen so far, and where to drop more. */
export function RecordFiles({ files, onFiles }: RecordFilesProps) {
  return (
    <section className="records" aria-labelledby="records">
      <h2 id="records">Its records</h2>
      <div className="records-drop">
        <FileStack aria-hidden="true" />
        <p>
          Drop what your tools kept, anywhere on this page: chat exports, pager logs, alerts, deployments,
          transcripts, a folder or a zip of them.
        </p>
        <FileButton
          label="Choose files"
          className={buttonLook()}
          onFiles={(more) => onFiles([...files, ...more])}
        />
      </div>
      {files.length > 0 && (
        <ul className="records-list panel">
          {files.map((file, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name.
            <li key={`${file.name}-${at}`}>
              <span className="records-name">{file.name}</span>
              <span className="muted">{sizeWords(file.size)}</span>
              <IconButton
                size="small"
                label={`Leave out ${file.name}`}
                icon={<X />}
                onClick={() => onFiles(files.filter((other) => other !== file))}
              />
            </li>
          ))}
        </ul>
      )}
      <p className="field-hint">
        Secrets are masked before anything is stored. Times, rows and questions of the draft cite the records
        they come from.
      </p>
    </section>
  );
}
