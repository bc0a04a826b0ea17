import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';

const narrowest = 300;
const widest = 900;
const key = 'debrief-side-width';

interface SideWidth {
  readonly width: number;
  /** The element whose last-but-rail column has this width. */
  readonly place: RefObject<HTMLDivElement | null>;
}

/** The width of the side in pixels, as the person left it. */
export function useSideWidth(): [SideWidth, (width: number) => void] {
  const [width, setWidth] = useState(() => within(Number(localStorage.getItem(key)) || 420));
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.style.setProperty('--side', `${width}px`);
    localStorage.setItem(key, String(width));
  }, [width]);
  return [{ width, place }, (next) => setWidth(within(next))];
}

function within(width: number): number {
  return Math.round(Math.min(widest, Math.max(narrowest, width)));
}

/** Drag it, or move it by the arrow keys. */
export function Splitter({ width, onWidth }: SideWidth & { onWidth: (width: number) => void }) {
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const from = event.clientX;
    const begun = width;
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => onWidth(begun + from - move.clientX);
    handle.onpointerup = () => {
      handle.onpointermove = null;
    };
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no <hr>.
    <div
      className="splitter no-print"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the side"
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      onPointerDown={drag}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowLeft' ? 24 : event.key === 'ArrowRight' ? -24 : 0;
        if (step === 0) return;
        event.preventDefault();
        onWidth(width + step);
      }}
    />
  );
}
