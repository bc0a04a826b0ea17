/** A thread that drafts: thousands of events take seconds, which no other request should wait for. */
import { parentPort, workerData } from 'node:worker_threads';
import { type DraftOptions, draftPostmortem } from '@debrief/draft';
import type { EvidenceEvent } from '@debrief/evidence';

const { events, options } = workerData as { events: readonly string[]; options: DraftOptions };
// Written by this server from normalised events: not parsed anew by a schema.
const parsed = events.map((json) => JSON.parse(json) as EvidenceEvent);
const { markdown, entries, moments, questions } = draftPostmortem(parsed, options);
parentPort?.postMessage({ markdown, entries, moments, questions });
