/** The layout of an export: lists at the root, one folder a conversation, one file a day. */
import type { RecordFile, RecordSet } from '../../source.ts';
import { shapeOf } from './shape.ts';

const LISTS = new Set([
  'channels.json',
  'groups.json',
  'dms.json',
  'mpims.json',
  'users.json',
  'org_users.json',
]);
/** Part of an export, with nothing that happened in them. */
const OTHERS = new Set([
  'integration_logs.json',
  'canvases.json',
  'lists.json',
  'file_conversations.json',
  'huddle_transcripts.json',
]);
const DAY_FILE = /^(.*?)([^/!]+)\/(\d{4}-\d{2}-\d{2})\.json$/;

export interface DayFile {
  readonly file: RecordFile;
  /** Folder of the conversation: its name, or its id for direct messages. */
  readonly folder: string;
  /** `2024-01-15`, of a zone that is not documented. */
  readonly date: string;
}

export interface ExportLayout {
  readonly lists: readonly RecordFile[];
  readonly days: readonly DayFile[];
  /** Loose files of messages or payloads. */
  readonly loose: readonly RecordFile[];
}

function splitPath(name: string): { readonly folder: string; readonly base: string } {
  const at = name.lastIndexOf('/');
  return { folder: name.slice(0, at + 1), base: name.slice(at + 1) };
}

/** Sorts a set's files by their part in the export. */
export function layoutOf(set: RecordSet): ExportLayout {
  const lists: RecordFile[] = [];
  const days: DayFile[] = [];
  const loose: RecordFile[] = [];
  for (const file of set.files) {
    const day = DAY_FILE.exec(file.name);
    const { base } = splitPath(file.name);
    if (LISTS.has(base)) lists.push(file);
    else if (OTHERS.has(base)) continue;
    else if (day !== null) days.push({ file, folder: day[2]!, date: day[3]! });
    else if (shapeOf(file) === 'directory' || shapeOf(file) === 'answer') lists.push(file);
    else loose.push(file);
  }
  days.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.file.name < b.file.name ? -1 : 1));
  return { lists, days, loose };
}

/** Finds exports anywhere among `files`, and loose Slack files that share a folder (their lists name their ids). */
export function gatherExports(files: readonly RecordFile[]): RecordSet[] {
  const roots = new Map<string, RecordFile[]>();
  const days = new Map<string, { readonly root: string; readonly files: RecordFile[] }>();
  const rest: RecordFile[] = [];
  for (const file of files) {
    const day = DAY_FILE.exec(file.name);
    if (day !== null) {
      const folder = `${day[1]}${day[2]}`;
      const known = days.get(folder);
      if (known === undefined) days.set(folder, { root: day[1]!, files: [file] });
      else known.files.push(file);
    } else rest.push(file);
  }
  const listed = new Set(rest.filter((file) => isList(file)).map((file) => splitPath(file.name).folder));
  for (const { root, files: inside } of days.values()) {
    const isSlack =
      inside.slice(0, 5).some((file) => shapeOf(file) === 'messages') ||
      (listed.has(root) && allEmpty(inside));
    if (isSlack) roots.set(root, [...(roots.get(root) ?? []), ...inside]);
  }
  for (const file of rest) {
    const { folder, base } = splitPath(file.name);
    const inExport = roots.get(folder);
    if (inExport !== undefined && (LISTS.has(base) || OTHERS.has(base))) inExport.push(file);
    else if (shapeOf(file) !== null) roots.set(folder, [...(inExport ?? []), file]);
  }
  return [...roots].map(([root, inside]) => ({
    name:
      inside.length === 1
        ? inside[0]!.name
        : root === ''
          ? splitPath(inside[0]!.name).folder || inside[0]!.name
          : root.replace(/!?\/$/, ''),
    files: inside,
  }));
}

function isList(file: RecordFile): boolean {
  return (
    LISTS.has(splitPath(file.name).base) && (shapeOf(file) === 'directory' || /^\s*\[\s*\]/.test(file.head))
  );
}

function allEmpty(files: readonly RecordFile[]): boolean {
  return files.slice(0, 5).every((file) => /^\s*\[\s*\]\s*$/.test(file.head));
}
