import './new.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { templatesQuery } from '../../api/queries.ts';
import { Page } from '../../frame/page.tsx';
import { Button } from '../../parts/button.tsx';
import { DropArea } from '../../parts/drop-area.tsx';
import { Checkbox, TextField } from '../../parts/field.tsx';
import { countWords } from '../../text/counts.ts';
import type { NewPostmortem } from './make-postmortem.ts';
import { MakingDialog } from './making-dialog.tsx';
import { RecordFiles } from './record-files.tsx';
import { TemplateGallery } from './template-gallery.tsx';
import { TriggerQuestions } from './trigger-questions.tsx';
import { ZoneField } from './zone-field.tsx';

const route = getRouteApi('/app/new');

export default function NewPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useSuspenseQuery(templatesQuery);
  const [title, setTitle] = useState(search.title ?? '');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [zone, setZone] = useState('');
  const [restricted, setRestricted] = useState(false);
  const [making, setMaking] = useState<NewPostmortem | null>(null);
  const template =
    data.items.find(({ name }) => name === search.template) ??
    data.items.find(({ name }) => name === 'standard') ??
    data.items[0];
  const begin = (event: FormEvent) => {
    event.preventDefault();
    setMaking({ title: title.trim(), template: template?.name, files, zone: zone.trim(), restricted });
  };
  return (
    <DropArea
      label="Drop the incident’s records"
      disabled={making !== null}
      onFiles={(dropped) => setFiles((before) => [...before, ...dropped])}
    >
      <Page
        title="New postmortem"
        intro="From the incident’s records, or from a template. You can add records later, too."
      >
        <form className="new" onSubmit={begin}>
          <div className="new-main">
            <TextField
              label="What happened, in a line"
              placeholder="e.g. checkout fails in Europe"
              className="new-title"
              value={title}
              maxLength={300}
              onChange={({ target }) => setTitle(target.value)}
              hint="What people noticed, not who or why. It can be changed at any time."
            />
            <RecordFiles files={files} onFiles={setFiles} />
            {files.length > 0 && <ZoneField value={zone} onChange={setZone} />}
            <TemplateGallery
              templates={data.items}
              chosen={template?.name ?? ''}
              onChoose={(name) => void navigate({ search: { ...search, template: name }, replace: true })}
            />
            <Checkbox
              label="Restricted: only I and administrators see it"
              hint="Not in lists, searches or counts of anybody else. You can let people in afterwards."
              checked={restricted}
              onChange={({ target }) => setRestricted(target.checked)}
            />
            <div className="new-foot">
              <Button type="submit" kind="primary">
                {files.length === 0 ? 'Begin' : `Draft from ${countWords(files.length, 'record file')}`}
              </Button>
            </div>
          </div>
          <TriggerQuestions />
        </form>
      </Page>
      {making !== null && <MakingDialog wanted={making} onClose={() => setMaking(null)} />}
    </DropArea>
  );
}
