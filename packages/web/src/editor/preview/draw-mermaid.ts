/** Mermaid, loaded when the first diagram comes into view. What it draws is shown as an image: nothing in it can run. */
import mermaid from 'mermaid';

export interface Drawing {
  readonly address: string;
  readonly width: number;
  readonly height: number;
}

const drawings = new Map<string, Promise<Drawing>>();
let count = 0;

/** Draws once for each source and theme; rejects with the grammar's complaint where the source is none. */
export function drawMermaid(source: string, dark: boolean): Promise<Drawing> {
  const key = `${dark} ${source}`;
  const known = drawings.get(key);
  if (known) return known;
  const drawing = draw(source, dark);
  if (drawings.size > 60) drawings.delete(drawings.keys().next().value ?? '');
  drawings.set(key, drawing);
  return drawing;
}

async function draw(source: string, dark: boolean): Promise<Drawing> {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    htmlLabels: false,
    theme: dark ? 'dark' : 'neutral',
    fontFamily: 'sans-serif',
    maxTextSize: 20_000,
    maxEdges: 300,
  });
  const { svg } = await mermaid.render(`diagram-${++count}`, source);
  const page = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const root = page.documentElement;
  const [, , width = 400, height = 300] = (root.getAttribute('viewBox') ?? '')
    .split(/[\s,]+/)
    .map(Number)
    .map((number) => (Number.isFinite(number) && number > 0 ? Math.ceil(number) : undefined));
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  root.removeAttribute('style');
  const image = new Blob([new XMLSerializer().serializeToString(page)], { type: 'image/svg+xml' });
  return { address: URL.createObjectURL(image), width, height };
}
