import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInTemplates, readDocument } from '@debrief/document';
import fc from 'fast-check';
import { publishedText } from './published-text.ts';
import { formats } from './registry.generated.ts';

const write = (id: string, text: string) =>
  (formats.find((format) => format.id === id) ?? assert.fail(id)).write(readDocument(text));

test('comments are published nowhere, whatever stands around them', () => {
  const text = `---
title: unpublished front matter
---
# T

<!-- unpublished block -->

Words <!-- unpublished inline --> go on.

<div><!-- unpublished in html --></div>

> <!-- unpublished in a quote -->
> quoted

- item <!-- unpublished
  over lines --> end

| a | b |
| --- | --- |
| <!-- unpublished cell --> | c |

<!-- unpublished -->

after

<!-- unpublished and never closed
`;
  for (const { id } of formats) assert.ok(!write(id, text).includes('unpublished'), id);
  const published = publishedText(readDocument(text));
  for (const word of ['Words', 'go on.', 'quoted', 'item', 'end', '| c |', 'after'])
    assert.ok(published.includes(word), word);
});

test('code keeps what looks like a comment, and its blank lines', () => {
  const text = '# T\n\n```\na <!-- kept -->\n\n\n\nb\n```\n\nSee `<!-- kept -->`.\n';
  assert.equal(publishedText(readDocument(text)), text);
});

test('a removed comment leaves no gap of blank lines', () => {
  assert.equal(publishedText(readDocument('# T\n\n<!-- a -->\n\n<!-- b -->\n\nx\n')), '# T\n\nx\n');
});

const hostile = [
  '<script>alert(1)</script>',
  '<ScRiPt src=//x.example>',
  '<svg onload=alert(1)><circle/></svg>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&colon;alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html;base64,PHN2Zz4=)',
  '[x](vbscript:alert(1))',
  '![x](javascript:alert(1))',
  '![x](https://tracker.example/a.png)',
  '[![x](https://tracker.example/a.png)](https://ok.example)',
  '<javascript:alert(1)>',
  '<iframe srcdoc="<script>1</script>"></iframe>',
  '<style>@import url(//x.example)</style>',
  '<a href="javascript:alert(1)">x</a>',
  '[x]: javascript:alert(1)\n\n[x]',
  '<div>\n<div><script>alert(1)</script></div>\n</div>',
  '"><script>alert(1)</script>',
];

/** All tags of a page's body that a browser would see. */
function tagsOf(page: string): readonly string[] {
  return page.slice(page.indexOf('<body>')).match(/<[a-z!/][^>]*>/gi) ?? [];
}

const harmlessTag =
  /^<\/?(?:body|main|html|h[1-6]|p|a|em|strong|del|code|pre|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|hr|br|sup|section|input)\b/;

function assertHarmless(page: string, from: string): void {
  for (const tag of tagsOf(page)) {
    assert.match(tag, harmlessTag, from);
    assert.doesNotMatch(tag, /\son\w+\s*=|\bsrc=|style=/i, from);
    const [, address] = /href="([^"]*)"/.exec(tag) ?? [];
    if (address !== undefined) assert.match(address, /^(?:$|#|https?:|mailto:|[^:]*$)/i, from);
  }
}

test('nothing hostile in the Markdown becomes markup of the page', () => {
  for (const piece of hostile) {
    assertHarmless(
      write(
        'html',
        `# ${piece}\n\n**Date**: ${piece}\n\n${piece}\n\n- ${piece}\n\nx [^e1]\n\n[^e1]: ${piece}\n`,
      ),
      piece,
    );
  }
});

test('pieces put together in any order stay harmless', () => {
  const part = fc.oneof(
    fc.constantFrom(
      ...hostile,
      '\n\n',
      '> ',
      '- ',
      '`',
      '```\n',
      '| a |\n| - |\n',
      '<!--',
      '-->',
      '[',
      '](',
      ')',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      assertHarmless(write('html', `# T\n\n${parts.join('')}`), parts.join(''));
    }),
    { numRuns: 200 },
  );
});

test('a page asks nobody for a picture, but says where it is', () => {
  const page = write('html', '# T\n\n![graph of errors](https://pics.example/g.png "t")\n');
  assert.ok(page.includes('<a href="https://pics.example/g.png">[image: graph of errors]</a>'));
  assert.ok(!page.includes('<img'));
});

test('footnotes are kept, with their way back', () => {
  const page = write('html', '# T\n\nThe alert fired.[^e1]\n\n[^e1]: pagerduty log entry R1\n');
  assert.match(page, /href="#user-content-fn-e1"/);
  assert.match(page, /<li id="user-content-fn-e1">\s*<p>pagerduty log entry R1/);
  assert.ok(write('markdown', '# T\n\nx[^e1]\n\n[^e1]: r\n').includes('[^e1]: r'));
});

test('fields of the head stand on lines of their own, code below is left alone', () => {
  const page = write(
    'html',
    '# T\n\n**Date**: 2024-01-15\n**Severity**: SEV2\n\n## S\n\n```\n**a**: 1\n**b**: 2\n```\n',
  );
  assert.match(page, /2024-01-15<br \/>\s*<strong>Severity/);
  assert.ok(page.includes('**a**: 1\n**b**: 2'));
});

const actions = (title: string, owner = 'ada') =>
  `# T\n\n## Action Items\n\n| Action | Owner |\n| --- | --- |\n| ${title} | ${owner} |\n`;

test('a cell that a spreadsheet would run is quoted, a handle is not', () => {
  for (const title of ['=HYPERLINK("http://x.example")', '+1+cmd', '-2+3', '@SUM(1)']) {
    const row = write('actions-csv', actions(title)).split('\r\n')[1] ?? '';
    assert.match(row, /^"?'/, title);
  }
  assert.match(write('actions-csv', actions('Watch the pool', '@ada')), /Watch the pool,@ada,/);
});

test('quotes, commas and line ends are written as RFC 4180 has them', () => {
  const csv = write('actions-csv', actions('Say "no", then wait'));
  assert.ok(csv.includes('"Say ""no"", then wait",ada'));
  assert.ok(csv.split('\r\n').every((line) => !line.includes('\n')));
});

test('a chat message cannot call, link or format by what the document says', () => {
  const text = write(
    'chat',
    '# Down & <!channel> *loud*\n\n## Summary\n\nAsk <@U123> or <http://x.example|bank>, @here & @channel; `pool_timeout` was low.\n',
  );
  assert.doesNotMatch(text, /<[!@#h]/);
  assert.ok(text.includes('&lt;') || text.includes('Down &amp;'));
  assert.doesNotMatch(text, /@(?:here|channel)\b/);
  assert.ok(text.includes('pool_timeout'));
});

test('a chat message passes over prompts and open questions', () => {
  const text = write(
    'chat',
    '# T\n\n## Summary\n\n<!-- prompt -->\n\n> **Question:** who?\n\nThe pool ran out. It was raised.\n',
  );
  assert.equal(text, '*T*\nThe pool ran out. It was raised.\n');
});

test('the same document gives the same bytes in every format', () => {
  for (const { markdown } of builtInTemplates())
    for (const { id } of formats) assert.equal(write(id, markdown), write(id, markdown));
});

test('long runs of marks are published', () => {
  for (const text of [`# T\n\n${'<!--'.repeat(50_000)}`, `# T\n\n**${'a '.repeat(50_000)}\n`])
    assert.match(publishedText(readDocument(text)), /^# T/);
});
