import * as Y from 'yjs';

/**
 * Edits made here on their way to being durable: waiting, or sent under a number and not yet acknowledged.
 * Bytes are kept only while connected; after a loss the document itself knows what the server lacks.
 */
export class Unsent {
  #queue: Uint8Array[] = [];
  #loose = 0;
  #sent: { number: number; edits: number }[] = [];
  #number = 0;

  /** Edits that are not yet durable. */
  get count(): number {
    return this.#loose + this.#queue.length + this.#sent.reduce((sum, { edits }) => sum + edits, 0);
  }

  get queued(): boolean {
    return this.#queue.length > 0;
  }

  get unacknowledged(): boolean {
    return this.#sent.length > 0;
  }

  /** An edit was made; `keep` its bytes where they can be sent soon. */
  add(update: Uint8Array, keep: boolean): void {
    if (keep) this.#queue.push(update);
    else this.#loose++;
  }

  /** The connection is gone: what was on its way is to be offered again, found by the state vector. */
  lost(): void {
    this.#loose = this.count;
    this.#queue = [];
    this.#sent = [];
  }

  /** Everything waiting, as one update under a new number. */
  take(): { number: number; update: Uint8Array } {
    const queue = this.#queue;
    this.#queue = [];
    this.#number++;
    this.#sent.push({ number: this.#number, edits: queue.length });
    const [only] = queue;
    return {
      number: this.#number,
      update: queue.length === 1 && only !== undefined ? only : Y.mergeUpdates(queue),
    };
  }

  /** A number for an update that holds everything that waits. */
  takeAll(): number {
    const edits = this.#loose + this.#queue.length;
    this.#loose = 0;
    this.#queue = [];
    this.#number++;
    this.#sent.push({ number: this.#number, edits });
    return this.#number;
  }

  acknowledge(number: number): void {
    this.#sent = this.#sent.filter((sent) => sent.number > number);
  }

  /** Given up, after the person was asked. */
  clear(): void {
    this.lost();
    this.#loose = 0;
  }
}
