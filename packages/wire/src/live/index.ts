export {
  type ClientFrame,
  decodeClientFrame,
  decodeServerFrame,
  encodeClientFrame,
  encodeServerFrame,
  FrameError,
  type ServerFrame,
} from './frames.ts';
export { LiveClient, type LiveClientOptions } from './live-client.ts';
export type { LivePersistence, LiveSocket, LiveState, LiveTimers } from './live-state.ts';
export * from './protocol.ts';
