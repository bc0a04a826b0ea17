export type * from './event.ts';
export { detectSource, detectText, explainUnknown, gatherSets, looksBinary } from './gathering.ts';
export { decodeHead, memoryFile } from './memory-file.ts';
export { type ReadOptions, readRecords } from './reader.ts';
export { type MaskOptions, maskSecrets } from './redaction/mask.ts';
export { sources } from './registry.generated.ts';
export type * from './source.ts';
export { cleanText } from './text/clean-text.ts';
export { type Floating, instantOfWall, isZone, settleWallTimes, type WallClock } from './wall-times.ts';
