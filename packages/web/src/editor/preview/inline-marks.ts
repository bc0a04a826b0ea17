/**
 * How nodes of the grammar look in the live preview. Marks are hidden while the cursor is elsewhere and shown faded
 * where it is; nothing of the text is ever shown as something that it is not.
 */
import type { EditorState, Range } from '@codemirror/state';
import { Decoration } from '@codemirror/view';
import type { SyntaxNodeRef } from '@lezer/common';
import { CitationChip } from './citation-chip.ts';
import { TaskBox } from './task-box.ts';

export interface PreviewContext {
  readonly state: EditorState;
  /** Whether the cursor or selection touches the range. */
  readonly touches: (from: number, to: number) => boolean;
  readonly add: (range: Range<Decoration>) => void;
  /** The part of the text that is in view: lines outside need no decoration. */
  readonly from: number;
  readonly to: number;
}

const hide = Decoration.replace({});
const faded = Decoration.mark({ class: 'md-mark' });
const link = Decoration.mark({ class: 'md-link' });
const address = Decoration.mark({ class: 'md-address' });
const code = Decoration.mark({ class: 'md-code' });
const comment = Decoration.mark({ class: 'md-comment' });
const markup = Decoration.mark({ class: 'md-markup' });
const label = Decoration.mark({ class: 'md-footnote-label' });
const listMark = Decoration.mark({ class: 'md-list-mark' });
const doneTask = Decoration.mark({ class: 'md-task-done' });

const lineStyles = new Map<string, Decoration>();
function lineStyle(name: string): Decoration {
  const known = lineStyles.get(name) ?? Decoration.line({ class: name });
  lineStyles.set(name, known);
  return known;
}

/** Adds what the node needs; answers false where its children need no look. */
export function decorateNode(node: SyntaxNodeRef, context: PreviewContext): boolean | undefined {
  const { state, touches, add } = context;
  const { from, to, name } = node;
  const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(name);
  if (heading) {
    lines(context, from, to, `md-heading md-h${heading[1]}`);
    return undefined;
  }
  switch (name) {
    case 'HeaderMark': {
      const line = state.doc.lineAt(from);
      const blanks = /^[ \t]*/.exec(state.sliceDoc(to, Math.min(line.to, to + 20)))?.[0].length ?? 0;
      const opens = from === line.from || state.sliceDoc(line.from, from).trim() === '';
      if (touches(line.from, line.to)) add(faded.range(from, to));
      else if (/^[=-]/.test(state.sliceDoc(from, from + 1))) lines(context, from, to, 'md-setext-mark');
      else add(hide.range(from, opens ? Math.min(to + blanks, line.to) : to));
      return false;
    }
    case 'EmphasisMark':
    case 'StrikethroughMark':
    case 'CodeMark':
      if (node.node.parent?.name === 'FencedCode') add(faded.range(from, to));
      else hideUnlessTouched(node, context);
      return false;
    case 'InlineCode':
      add(code.range(from, to));
      return undefined;
    case 'Link':
      decorateLink(node, context);
      return undefined;
    case 'LinkMark':
      if (node.node.parent?.name === 'Link') hideUnlessTouched(node, context);
      return false;
    case 'URL': {
      const parent = node.node.parent;
      if (parent?.name === 'Link') {
        if (touches(parent.from, parent.to)) add(address.range(from, to));
        else add(hide.range(from, to));
      } else add(link.range(from, to));
      return false;
    }
    case 'LinkTitle':
      hideUnlessTouched(node, context);
      return false;
    case 'Image':
      add(markup.range(from, to));
      return false;
    case 'Escape':
      if (!touches(from, to)) add(hide.range(from, from + 1));
      return false;
    case 'ListMark':
      if (node.node.nextSibling?.name !== 'Task' || touches(from, state.doc.lineAt(from).to))
        add(listMark.range(from, to));
      else add(hide.range(from, to + 1));
      return false;
    case 'TaskMarker':
      if (!touches(from, to))
        add(Decoration.replace({ widget: new TaskBox(/x/i.test(state.sliceDoc(from, to))) }).range(from, to));
      if (/x/i.test(state.sliceDoc(from, to))) {
        const end = state.doc.lineAt(from).to;
        if (end > to) add(doneTask.range(to, end));
      }
      return false;
    case 'Blockquote':
      lines(context, from, to, 'md-quote');
      return undefined;
    case 'QuoteMark': {
      const line = state.doc.lineAt(from);
      if (touches(line.from, line.to)) add(faded.range(from, to));
      else add(hide.range(from, Math.min(to + (state.sliceDoc(to, to + 1) === ' ' ? 1 : 0), line.to)));
      return false;
    }
    case 'HorizontalRule':
      lines(context, from, to, touches(from, to) ? 'md-rule-open' : 'md-rule');
      return false;
    case 'FencedCode':
    case 'CodeBlock':
      lines(context, from, to, 'md-code-line');
      return undefined;
    case 'CodeInfo':
      add(faded.range(from, to));
      return false;
    case 'FootnoteReference':
      if (touches(from, to)) add(label.range(from, to));
      else
        add(
          Decoration.replace({ widget: new CitationChip(state.sliceDoc(from + 2, to - 1)) }).range(from, to),
        );
      return false;
    case 'FootnoteDefinition':
      lines(context, from, to, 'md-footnote');
      return undefined;
    case 'FootnoteMark':
      add(label.range(from, to));
      return false;
    case 'FrontMatter':
      lines(context, from, to, 'md-front');
      return false;
    case 'Comment':
    case 'CommentBlock':
      add(comment.range(from, to));
      return false;
    case 'HTMLTag':
    case 'HTMLBlock':
      add(markup.range(from, to));
      return false;
    default:
      return undefined;
  }
}

function hideUnlessTouched(node: SyntaxNodeRef, { touches, add }: PreviewContext): void {
  const around = node.node.parent ?? node;
  if (touches(around.from, around.to)) add(faded.range(node.from, node.to));
  else add(hide.range(node.from, node.to));
}

/** The words of a link; a reference link (`[words][key]`) keeps its key in sight only where the cursor is. */
function decorateLink(node: SyntaxNodeRef, { touches, add }: PreviewContext): void {
  const marks = node.node.getChildren('LinkMark');
  const [open, close] = marks;
  if (open === undefined || close === undefined || close.from <= open.to) return;
  add(link.range(open.to, close.from));
  const key = node.node.getChild('LinkLabel');
  if (key && !touches(node.from, node.to)) add(hide.range(key.from, key.to));
}

/** A class for each line in view that the range touches. */
function lines(
  { state, add, from: viewFrom, to: viewTo }: PreviewContext,
  from: number,
  to: number,
  name: string,
) {
  const first = state.doc.lineAt(Math.max(from, viewFrom)).number;
  const last = state.doc.lineAt(Math.min(to, viewTo)).number;
  for (let number = first; number <= last; number++) {
    const line = state.doc.line(number);
    const ends = `${line.from <= from ? ' md-first' : ''}${line.to >= to ? ' md-last' : ''}`;
    add(lineStyle(name + ends).range(line.from));
  }
}
