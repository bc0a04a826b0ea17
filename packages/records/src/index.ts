export { causeOf } from './cause-of.ts';
export { type OpenedRecords, type OpenOptions, openRecords } from './open-records.ts';
