/**
 * Runs in a frame of its own (`/diagram.html`): Mermaid needs inline styles, which the app's own policy refuses; in the
 * frame they are allowed, and nothing else is: it can reach no network. Draws what it is sent and sends the SVG back.
 */
import mermaid from 'mermaid';
import type { DrawingAnswer, DrawingAsked } from './drawing-messages.ts';

let queue: Promise<void> = Promise.resolve();

addEventListener('message', ({ data, origin, source }: MessageEvent<DrawingAsked>) => {
  if (origin !== location.origin || source !== parent) return;
  queue = queue.then(() => draw(data));
});

async function draw({ id, source, dark }: DrawingAsked): Promise<void> {
  const answer = (message: DrawingAnswer) => parent.postMessage(message, location.origin);
  try {
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
    const { svg } = await mermaid.render(`diagram-${id}`, source);
    answer({ kind: 'drawn', id, svg });
  } catch (error) {
    answer({
      kind: 'wrong',
      id,
      message: error instanceof Error ? (error.message.split('\n')[0] ?? '') : '',
    });
  }
}

parent.postMessage({ kind: 'ready' } satisfies DrawingAnswer, location.origin);
