import { useState } from 'react';
import type { AnswerOf } from '../../api/queries.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { outlineOf } from './outline.ts';
import { inOrder } from './template-order.ts';

type Template = AnswerOf<'GET /api/templates'>['items'][number];

interface TemplateGalleryProps {
  templates: readonly Template[];
  chosen: string;
  onChoose: (name: string) => void;
}

/** The templates side by side, each with its sections; the whole text one press away. */
export function TemplateGallery({ templates, chosen, onChoose }: TemplateGalleryProps) {
  const [shown, setShown] = useState<Template | null>(null);
  return (
    <fieldset className="templates">
      <legend>
        <h2>Template</h2>
      </legend>
      <div className="templates-grid">
        {inOrder(templates).map((template) => (
          <div key={template.name} className="template panel">
            <label className="template-choice">
              <input
                type="radio"
                name="template"
                value={template.name}
                checked={template.name === chosen}
                onChange={() => onChoose(template.name)}
              />
              <span className="template-title">{template.title}</span>
            </label>
            <p className="muted">{template.description}</p>
            <Button
              size="small"
              kind="quiet"
              onClick={() => setShown(template)}
              aria-label={`Preview ${template.title}`}
            >
              Preview
            </Button>
          </div>
        ))}
      </div>
      {shown !== null && (
        <Dialog
          open
          onClose={() => setShown(null)}
          title={shown.title}
          kind="side"
          width="wide"
          footer={
            <Button
              kind="primary"
              onClick={() => {
                onChoose(shown.name);
                setShown(null);
              }}
            >
              Take this template
            </Button>
          }
        >
          <div className="template-preview">
            <nav aria-label="Sections of the template">
              <ol>
                {outlineOf(shown.text).map(({ line, level, text }) => (
                  <li key={line} data-level={level}>
                    {text}
                  </li>
                ))}
              </ol>
            </nav>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys. */}
            <pre tabIndex={0}>{shown.text}</pre>
          </div>
        </Dialog>
      )}
    </fieldset>
  );
}
