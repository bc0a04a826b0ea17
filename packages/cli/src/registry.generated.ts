// Written by `npm run generate`. Do not edit: add a folder or a file instead.
import type { CommandEntry } from './command.ts';

export const commands: readonly CommandEntry[] = [
  { name: "actions", brief: "List actions with what each lacks; add, change or remove one in place", load: async () => (await import('./commands/actions.ts')).command },
  { name: "backup", brief: "Copy the whole library to one file, while the server runs", load: async () => (await import('./commands/backup.ts')).command },
  { name: "draft", brief: "Draft a postmortem from the incident’s records; every timeline row cites its record", load: async () => (await import('./commands/draft.ts')).command },
  { name: "export", brief: "Share a postmortem as a page, a chat message, clean Markdown or CSV; or write the library’s files to a folder", load: async () => (await import('./commands/export.ts')).command },
  { name: "gate", brief: "The checklist of eight, and what stands before In Review or Final", load: async () => (await import('./commands/gate.ts')).command },
  { name: "import", brief: "Put files and folders of postmortems into the library", load: async () => (await import('./commands/import.ts')).command },
  { name: "init", brief: "Write a debrief.yaml to start from", load: async () => (await import('./commands/init.ts')).command },
  { name: "inspect", brief: "Show what Debrief reads in a document: fields, timeline, actions, problems", load: async () => (await import('./commands/inspect.ts')).command },
  { name: "lint", brief: "Say what is blameful, shallow, missing or contradicted, and how to put it better", load: async () => (await import('./commands/lint.ts')).command },
  { name: "mcp", brief: "Serve the commands to AI agents over stdio (Model Context Protocol)", load: async () => (await import('./commands/mcp.ts')).command },
  { name: "measure", brief: "Durations with the anchors they stand on; over a folder, every point and an honest median", load: async () => (await import('./commands/measure.ts')).command },
  { name: "move", brief: "Copy a library from a data folder to PostgreSQL, or back", load: async () => (await import('./commands/move.ts')).command },
  { name: "new", brief: "Begin a postmortem from a template", load: async () => (await import('./commands/new.ts')).command },
  { name: "recall", brief: "From an alert’s name or an error’s text to what was learned the last time", load: async () => (await import('./commands/recall.ts')).command },
  { name: "reindex", brief: "Read all documents of the library anew: lists, facets, actions and search", load: async () => (await import('./commands/reindex.ts')).command },
  { name: "restore", brief: "Make a library out of a backup", load: async () => (await import('./commands/restore.ts')).command },
  { name: "rules", brief: "List the lint rules, or show the page of one", load: async () => (await import('./commands/rules.ts')).command },
  { name: "serve", brief: "Run the app: the library, written together in the browser", load: async () => (await import('./commands/serve.ts')).command },
  { name: "set", brief: "Set fields of the head in place; prints what changed as a diff", load: async () => (await import('./commands/set.ts')).command },
  { name: "similar", brief: "Find incidents like this one, with the reason for each", load: async () => (await import('./commands/similar.ts')).command },
  { name: "sources", brief: "List the record formats that `draft` reads, or say how to export one", load: async () => (await import('./commands/sources.ts')).command },
  { name: "templates", brief: "List the templates, or print one", load: async () => (await import('./commands/templates.ts')).command },
  { name: "timeline", brief: "Show a document’s timeline with its moments and the time between rows", load: async () => (await import('./commands/timeline.ts')).command },
  { name: "triggers", brief: "Say whether the policy asks for a postmortem, and why", load: async () => (await import('./commands/triggers.ts')).command },
];
