/**
 * The live protocol: binary WebSocket frames, `[kind: varuint][body]`, over lib0's encoding.
 *
 * A client says hello with its state vector; the server answers with what it lacks and asks for what it has not. From
 * then on both send updates. The server gathers what arrives in a tick, merges it, makes it durable in one
 * transaction, and then sends one frame to each client and an acknowledgement to each sender: an edit that is
 * acknowledged survives a crash.
 */
export const liveProtocolVersion = 1;

/** What a frame is. Numbers are permanent. */
export const frameKinds = {
  /** Client → server: protocol version, state vector. */
  hello: 0,
  /** Server → client: what the client lacks (an update), the server's state vector, JSON facts of the session. */
  welcome: 1,
  /** Client → server: sequence number, update. Server → client: updates of a tick, merged. */
  update: 2,
  /** Both ways: awareness (presence and cursors) as y-protocols encodes it. */
  awareness: 3,
  /** Server → client: every update of this client up to the sequence number is durable. */
  acknowledged: 4,
  /** Server → client: JSON: saved versions, comments changed, read-only from now on, going away. */
  notice: 5,
} as const;
