import './why-chains.css';
import { changeWhy, type Postmortem, type TextChange, type Why } from '@debrief/document';
import { EditableText } from '../editable-text.tsx';
import { keyed } from '../keyed.ts';

interface WhyChainsProps {
  readonly document: Postmortem;
  readonly readOnly: boolean;
  readonly onReveal: (place: { readonly from: number; readonly to: number }) => void;
  readonly onChange: (make: () => readonly TextChange[], reason: string) => void;
}

/** The why-chains as a tree: each answer is what the next question asks about. */
export function WhyChains({ document, readOnly, onReveal, onChange }: WhyChainsProps) {
  const chains = Map.groupBy(document.whys, ({ chain }) => chain);
  return (
    <div className="why-chains">
      {[...chains].map(([chain, steps]) => (
        <ol key={chain} className="why-chain" aria-label={chains.size > 1 ? `Chain ${chain + 1}` : 'Whys'}>
          {keyed(steps).map(({ item: why, index, key }) => (
            // An answer that is not written yet ends the chain: it is the question for people.
            <li key={key} className={why.answer === null ? 'why why-open' : 'why'}>
              <button
                type="button"
                className="why-number"
                onClick={() => onReveal(why)}
                title="Show it in the text"
              >
                <span className="unseen">Why </span>
                {index + 1}
              </button>
              <div className="why-words">
                <Part
                  why={why}
                  part="question"
                  name={`Question ${index + 1}`}
                  {...{ document, readOnly, onChange }}
                />
                <Part
                  why={why}
                  part="answer"
                  name={`Answer ${index + 1}`}
                  {...{ document, readOnly, onChange }}
                />
                {why.evidence !== null && (
                  <Part
                    why={why}
                    part="evidence"
                    name={`Evidence ${index + 1}`}
                    {...{ document, readOnly, onChange }}
                  />
                )}
              </div>
            </li>
          ))}
        </ol>
      ))}
    </div>
  );
}

type PartProps = Omit<WhyChainsProps, 'onReveal'> & {
  readonly why: Why;
  readonly part: 'question' | 'answer' | 'evidence';
  readonly name: string;
};

function Part({ document, why, part, name, readOnly, onChange }: PartProps) {
  const field = why[part];
  return (
    <div className={`why-${part}`}>
      <EditableText
        label={name}
        value={field?.value ?? ''}
        empty={part === 'answer' ? 'Not answered yet' : '–'}
        readOnly={readOnly || field === null}
        multiline
        onChange={(words) =>
          onChange(() => changeWhy(document, why, part, words), `Changed ${name.toLowerCase()}`)
        }
      />
    </div>
  );
}
