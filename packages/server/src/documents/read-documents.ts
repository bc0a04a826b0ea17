/** The tasks themselves; they run in the document thread. */
import { createHash } from 'node:crypto';
import {
  applyChanges,
  builtInTemplates,
  type DocumentState,
  htmlToMarkdown,
  lineAt,
  type Postmortem,
  readDocument,
  setField,
} from '@debrief/document';
import { lint } from '@debrief/lint';
import { formats } from '@debrief/publish';
import { checklist, gate, type Policy } from '@debrief/review';
import type { DocumentTaskName, DocumentTasks, DocumentText } from './document-tasks.ts';

type Tasks = { readonly [N in DocumentTaskName]: (asked: DocumentTasks[N]['in']) => DocumentTasks[N]['out'] };

const written: Readonly<Record<DocumentState, string>> = {
  draft: 'Draft',
  'in-review': 'In Review',
  final: 'Final',
};

export const documentTasks: Tasks = {
  judge(asked) {
    const document = read(asked, asked.policy);
    const { findings } = lint(document, { config: asked.policy.lint, today: asked.today });
    const report = gate(document, findings, asked.policy);
    const lines = lineAt(document.text);
    const placed = ({ code, message, at }: { code: string; message: string; at: number | null }) => ({
      code,
      message,
      line: at === null ? null : lines.line(at),
    });
    return {
      state: report.state,
      checklist: report.checklist.map(({ id, title, met, because }) => ({ id, title, met, because })),
      toInReview: report.toInReview.map(placed),
      toFinal: report.toFinal.map(placed),
    };
  },

  findings(asked) {
    const document = read(asked, asked.policy);
    const lines = lineAt(document.text);
    const { findings } = lint(document, { config: asked.policy.lint, today: asked.today });
    return findings.map(({ rule, severity, message, url, from, to }) => {
      const column = from - document.text.lastIndexOf('\n', from - 1);
      return { rule, severity, message, url, from, to, line: lines.line(from), column };
    });
  },

  ending(asked) {
    const document = read(asked, asked.policy);
    const over = (document.moments.resolved ?? document.moments.mitigated)?.stamp;
    const lived = over?.local ?? over?.at ?? '';
    return {
      date: /^\d{4}-\d\d-\d\d/.exec(lived)?.[0] ?? document.date?.value ?? null,
      meetingHeld: checklist(document).some((item) => item.id === 'meeting-held' && item.met),
    };
  },

  withState: (asked) => applyChanges(asked.text, setField(read(asked, null), 'status', written[asked.state])),

  page(asked) {
    const format = formats.find(({ id }) => id === 'html');
    if (format === undefined) throw new Error('The format html is not there');
    // Its own policy allows inline styles, for files that are opened from a disk: the header here is stricter.
    const html = format
      .write(read(asked, null))
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\n?/, '');
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const csp = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`;
    return { html, csp };
  },

  export(asked) {
    const format = formats.find(({ id }) => id === asked.format);
    if (format === undefined) return null;
    return { text: format.write(read(asked, asked.policy)), extension: format.extension };
  },

  templates: () =>
    builtInTemplates().map(({ name, title, use, markdown }) => ({ name, title, use, markdown })),

  fromHtml: ({ html }) => htmlToMarkdown(html).text,
};

function read({ text, fileName }: DocumentText, policy: Policy | null): Postmortem {
  return readDocument(text, { name: fileName, ...(policy?.zone == null ? {} : { zone: policy.zone }) });
}
