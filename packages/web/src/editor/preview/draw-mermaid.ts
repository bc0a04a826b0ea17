/** Diagrams, drawn by a frame of its own and shown as images: nothing in what a document says can run in the page. */
import type { DrawingAnswer, DrawingAsked } from './drawing-messages.ts';

export interface Drawing {
  readonly address: string;
  readonly width: number;
  readonly height: number;
}

interface Waiting {
  readonly resolve: (svg: string) => void;
  readonly reject: (error: Error) => void;
}

/** A diagram that takes longer is given up. */
const longest = 20_000;

const drawings = new Map<string, Promise<Drawing>>();
const waiting = new Map<number, Waiting>();
let frame: Promise<Window> | null = null;
let count = 0;

/** Draws once for each source and theme; rejects with the grammar's complaint where the source is none. */
export function drawMermaid(source: string, dark: boolean): Promise<Drawing> {
  const key = `${dark} ${source}`;
  const known = drawings.get(key);
  if (known) return known;
  const drawing = ask(source, dark).then(toImage);
  const oldest = drawings.keys().next();
  if (drawings.size >= 60 && !oldest.done) drawings.delete(oldest.value);
  drawings.set(key, drawing);
  return drawing;
}

async function ask(source: string, dark: boolean): Promise<string> {
  frame ??= openFrame();
  const target = await frame;
  const id = ++count;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  waiting.set(id, { resolve, reject });
  const timer = setTimeout(() => reject(new Error('It takes too long to draw.')), longest);
  target.postMessage({ id, source, dark } satisfies DrawingAsked, location.origin);
  return promise.finally(() => {
    clearTimeout(timer);
    waiting.delete(id);
  });
}

/** Out of sight, but laid out: Mermaid measures its words. */
function openFrame(): Promise<Window> {
  const element = document.createElement('iframe');
  element.src = '/diagram.html';
  element.title = 'Draws diagrams';
  element.tabIndex = -1;
  element.setAttribute('aria-hidden', 'true');
  element.className = 'diagram-frame';
  const { promise, resolve } = Promise.withResolvers<Window>();
  addEventListener('message', ({ data, source, origin }: MessageEvent<DrawingAnswer>) => {
    const inner = element.contentWindow;
    if (origin !== location.origin || inner === null || source !== inner) return;
    if (data.kind === 'ready') resolve(inner);
    else if (data.kind === 'drawn') waiting.get(data.id)?.resolve(data.svg);
    else waiting.get(data.id)?.reject(new Error(data.message));
  });
  document.body.append(element);
  return promise;
}

/** The SVG with a size of its own, which an image needs. Parsed as text: a parsed document would apply its styles. */
function toImage(svg: string): Drawing {
  const opening = /^\s*<svg\b[^>]*>/.exec(svg)?.[0] ?? '';
  const box =
    /\bviewBox="([^"]*)"/
      .exec(opening)?.[1]
      ?.split(/[\s,]+/)
      .map(Number) ?? [];
  const size = (number: number | undefined, otherwise: number): number =>
    number !== undefined && number > 0 ? Math.ceil(number) : otherwise;
  const width = size(box[2], 400);
  const height = size(box[3], 300);
  const sized = opening
    .replace(/\s(?:width|height)="[^"]*"/g, '')
    .replace('<svg', `<svg width="${width}" height="${height}"`);
  const image = new Blob([sized, svg.slice(opening.length)], { type: 'image/svg+xml' });
  return { address: URL.createObjectURL(image), width, height };
}
