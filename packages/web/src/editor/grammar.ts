/** The grammar of the document package as the editor's language: one reading of a text everywhere. */

import { markdownLanguage } from '@codemirror/lang-markdown';
import { foldNodeProp, Language, languageDataProp } from '@codemirror/language';
import { bodyParser, frontedParser, parserFor } from '@debrief/document';
import { type Input, Parser, type PartialParse, type TreeFragment } from '@lezer/common';

/** How far into a text its front matter may reach before the editor takes it for body. */
const longestFront = 20_000;

/**
 * Reads text as the grammar can: a carriage return before a line break looks like a blank, every offset stays (the
 * document package does the same).
 */
class PlainInput implements Input {
  readonly inner: Input;
  readonly length: number;
  readonly lineChunks: boolean;

  constructor(inner: Input) {
    this.inner = inner;
    this.length = inner.length;
    this.lineChunks = inner.lineChunks;
  }

  chunk(from: number): string {
    return plain(this.inner.chunk(from));
  }

  read(from: number, to: number): string {
    return plain(this.inner.read(from, to));
  }
}

function plain(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r', ' ') : text;
}

class PostmortemParser extends Parser {
  readonly body: Parser;
  readonly fronted: Parser;

  constructor(body: Parser, fronted: Parser) {
    super();
    this.body = body;
    this.fronted = fronted;
  }

  createParse(
    input: Input,
    fragments: readonly TreeFragment[],
    ranges: readonly { from: number; to: number }[],
  ): PartialParse {
    const head = input.read(0, Math.min(input.length, longestFront));
    const parser = parserFor(head) === frontedParser ? this.fronted : this.body;
    return parser.createParse(new PlainInput(input), fragments, ranges);
  }
}

const props = [
  // What lang-markdown's commands (continue a list, take a mark away) know Markdown by.
  languageDataProp.add({ Document: markdownLanguage.data }),
  foldNodeProp.add((type) =>
    type.name === 'FrontMatter' || type.name === 'FencedCode'
      ? (node, state) => ({ from: state.doc.lineAt(node.from).to, to: node.to })
      : undefined,
  ),
];

/** Markdown as postmortems are written in it. */
export const postmortemLanguage = new Language(
  markdownLanguage.data,
  new PostmortemParser(bodyParser.configure({ props }), frontedParser.configure({ props })),
  [],
  'markdown',
);
