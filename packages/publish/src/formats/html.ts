import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { ExportFormat } from '../format.ts';
import { withHeadLines } from '../head-lines.ts';
import { withLinkedImages } from '../linked-images.ts';
import { publishedText } from '../published-text.ts';

/** micromark is left in its safe mode: raw HTML is shown as text, links keep harmless protocols only. Pictures become links. */
export const format: ExportFormat = {
  id: 'html',
  title: 'A page that stands alone: styles inside, nothing loaded, ready to print',
  extension: 'html',
  write(document) {
    const body = withLinkedImages(
      micromark(withHeadLines(publishedText(document)), {
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
      }),
    );
    const title = escapeHtml(document.title?.value ?? 'Postmortem');
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
  },
};

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const style = `
:root { color-scheme: light dark; --ink: #1d2329; --faint: #5b6570; --line: #d5dbe1; --paper: #fff; --code: #f3f5f7; --link: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --faint: #9aa5b1; --line: #38424c; --paper: #14181c; --code: #1e252b; --link: #7db7f0; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; margin: 2.2em 0 0.6em; }
h1 { margin-top: 0; }
h2 { border-bottom: 1px solid var(--line); padding-bottom: 0.2em; }
a { color: var(--link); }
table { border-collapse: collapse; width: 100%; font-size: 0.95em; }
th, td { border: 1px solid var(--line); padding: 0.35em 0.6em; text-align: left; vertical-align: top; }
pre, code { background: var(--code); font: 0.9em/1.5 ui-monospace, monospace; }
code { padding: 0.1em 0.3em; border-radius: 3px; }
pre { padding: 0.8em 1em; overflow-x: auto; }
pre code { padding: 0; }
blockquote { margin-left: 0; padding-left: 1em; border-left: 3px solid var(--line); color: var(--faint); }
section[data-footnotes] { margin-top: 3rem; border-top: 1px solid var(--line); font-size: 0.85em; color: var(--faint); }
.sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media print { body { font-size: 11pt; } main { max-width: none; padding: 0; } h2, h3 { break-after: avoid; } tr, pre { break-inside: avoid; } a { color: inherit; } }
`;
