/** What is known of a record file while it is read. */
import type { UploadRow } from '../rows.ts';

/** One file of a reading job, as it comes to be known. */
export interface RecordReading {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sources: Map<string, number>;
  readonly problems: { file: string; level: string; message: string }[];
  sha256: string;
  events: number;
  first: string | null;
  last: string | null;
  floating: number;
  cancelled: boolean;
}

/** Said, since the list shows such events at their wall time as if it were UTC. */
export function floatingNote({ floating, name }: RecordReading): RecordReading['problems'] {
  if (floating === 0) return [];
  const words = floating === 1 ? '1 event has' : `${floating} events have`;
  return [
    {
      file: name,
      level: 'note',
      message: `${words} a wall time without a zone, shown as if it were UTC. Give the file again and name its zone.`,
    },
  ];
}

export function newReading(id: string, name: string, { size }: UploadRow): RecordReading {
  return {
    id,
    name,
    size,
    sources: new Map(),
    problems: [],
    sha256: '',
    events: 0,
    first: null,
    last: null,
    floating: 0,
    cancelled: false,
  };
}

/** Two files of one name are told apart: an event's place names its file. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let number = 2; taken.has(own); number++)
      own = name.replace(/(\.[^./]*)?$/, (ending) => ` (${number})${ending}`);
    taken.add(own);
    return own;
  });
}
