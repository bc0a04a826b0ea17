import './timeline-picture.css';
import type { Postmortem } from '@debrief/document';
import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { IconButton } from '../../parts/button.tsx';
import { layOut, panned, type View, wholeView, zoomed } from './picture-layout.ts';
import { shownWall, spansDays } from './shown-clock.ts';
import { useWidth } from './use-width.ts';
import { wallOfEntry } from './written-zone.ts';

interface TimelinePictureProps {
  readonly document: Postmortem;
  /** Turns a stamp's clock into the words shown. */
  readonly wallOfClock: (clock: number) => number;
  readonly selected: number | null;
  readonly onSelect: (index: number) => void;
}

const labelWidth = 84;

/** The incident as a picture: a lane for each kind of entry, the moments, and stretches of which nothing is recorded. */
export function TimelinePicture({ document, wallOfClock, selected, onSelect }: TimelinePictureProps) {
  const [box, boxWidth] = useWidth<HTMLDivElement>();
  const whole = useMemo(() => wholeView(document.timeline), [document]);
  const [chosen, setChosen] = useState<View | null>(null);
  const view = chosen ?? whole;
  const width = Math.max(0, boxWidth - labelWidth - 12);
  const picture = useMemo(
    () =>
      view === null || width === 0
        ? null
        : layOut(document.timeline, Object.values(document.moments), view, width),
    [document, view, width],
  );
  if (whole === null)
    return (
      <p className="picture-none" ref={box}>
        Two rows with different times make a picture of the incident.
      </p>
    );
  const current = view ?? whole;
  const middle = (current.from + current.to) / 2;
  const near = (factor: number) => setChosen(zoomed(current, middle, factor, whole));
  const keys = (event: KeyboardEvent) => {
    const move: Record<string, () => void> = {
      '+': () => near(0.6),
      '=': () => near(0.6),
      '-': () => near(1 / 0.6),
      '0': () => setChosen(null),
      ArrowLeft: () => setChosen(panned(current, -0.2, whole)),
      ArrowRight: () => setChosen(panned(current, 0.2, whole)),
    };
    const act = move[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  };
  // What is zoomed and moved by keys must be reachable; the table is the way for everybody.
  const reachable = { tabIndex: 0, onKeyDown: keys };
  const dated = spansDays(document.timeline, null);
  return (
    <div className="picture" ref={box}>
      <div className="picture-tools">
        <IconButton size="small" label="Nearer" hint="+" icon={<ZoomIn />} onClick={() => near(0.6)} />
        <IconButton
          size="small"
          label="Farther"
          hint="−"
          icon={<ZoomOut />}
          onClick={() => near(1 / 0.6)}
          disabled={chosen === null}
        />
        <IconButton
          size="small"
          label="The whole incident"
          hint="0"
          icon={<Maximize2 />}
          onClick={() => setChosen(null)}
          disabled={chosen === null}
        />
      </div>
      {picture !== null && (
        <section aria-label="Picture of the incident; plus and minus zoom, arrows move" {...reachable}>
          <svg
            width={picture.width + labelWidth}
            height={picture.height}
            role="img"
            aria-label={`${document.timeline.length} entries, ${picture.gaps.length} stretches without any. The table below tells them.`}
            onWheel={(event) => {
              if (!event.ctrlKey) return;
              const at = event.nativeEvent.offsetX - labelWidth;
              setChosen(
                zoomed(
                  current,
                  current.from + ((current.to - current.from) * at) / width,
                  event.deltaY > 0 ? 1.25 : 0.8,
                  whole,
                ),
              );
            }}
          >
            {picture.lanes.map((lane, order) => (
              <g key={lane.id}>
                <rect
                  x={0}
                  y={lane.y}
                  width="100%"
                  height={lane.height}
                  className={order % 2 === 0 ? 'lane' : 'lane lane-odd'}
                />
                <text x={8} y={lane.y + lane.height / 2 + 4} className="lane-title">
                  {lane.title}
                </text>
              </g>
            ))}
            <g transform={`translate(${labelWidth} 0)`}>
              {picture.gaps.map((gap) => (
                <g key={gap.from}>
                  <rect
                    x={gap.from}
                    y={picture.top}
                    width={gap.to - gap.from}
                    height={picture.height - picture.top - 22}
                    className="gap"
                  />
                  {gap.to - gap.from > 70 && (
                    <text
                      x={(gap.from + gap.to) / 2}
                      y={picture.height - 28}
                      textAnchor="middle"
                      className="gap-words"
                    >
                      {gap.minutes} min: nothing recorded
                    </text>
                  )}
                </g>
              ))}
              {picture.ticks.map((tick) => (
                <g key={tick.clock}>
                  <line x1={tick.x} x2={tick.x} y1={picture.top} y2={picture.height - 18} className="tick" />
                  <text x={tick.x} y={picture.height - 6} textAnchor="middle" className="tick-words">
                    {shownWall(wallOfClock(tick.clock), dated && current.to - current.from > 43_200_000)}
                  </text>
                </g>
              ))}
              {picture.moments.map((moment) => (
                <g key={moment.name} className={`moment moment-${moment.name}`}>
                  <line x1={moment.x} x2={moment.x} y1={moment.y + 3} y2={picture.height - 20} />
                  <text
                    x={moment.x + (moment.left ? -4 : 4)}
                    y={moment.y}
                    textAnchor={moment.left ? 'end' : 'start'}
                  >
                    {moment.name}
                  </text>
                </g>
              ))}
              {picture.points.map((point) => {
                const entry = document.timeline[point.index];
                return (
                  // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse; the table's rows take the keys.
                  <g
                    key={point.index}
                    className={`point point-${point.lane}${point.index === selected ? ' point-selected' : ''}`}
                    onClick={() => onSelect(point.index)}
                  >
                    <title>
                      {entry === undefined ? '' : `${shownWall(wallOfEntry(entry), false)} ${entry.text}`}
                    </title>
                    {point.untilX !== null && (
                      <line x1={point.x} x2={point.untilX} y1={point.y} y2={point.y} className="span" />
                    )}
                    <circle cx={point.x} cy={point.y} r={12} className="point-reach" />
                    <circle cx={point.x} cy={point.y} r={5} className="point-dot" />
                  </g>
                );
              })}
            </g>
          </svg>
        </section>
      )}
    </div>
  );
}
