export { causeOf } from './cause-of.ts';
export { type OpenedRecords, type OpenOptions, openNamed, openRecords } from './open-records.ts';
