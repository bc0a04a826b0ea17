/** The last changes of a text, so that what was computed of an older text still finds its place in the present one. */
import { ChangeSet } from '@codemirror/state';

const kept = 400;

export class ChangeLog {
  #revision = 0;
  readonly #changes: ChangeSet[] = [];

  /** Grows by one with each change. */
  get revision(): number {
    return this.#revision;
  }

  add(changes: ChangeSet): void {
    this.#revision++;
    this.#changes.push(changes);
    if (this.#changes.length > kept) this.#changes.shift();
  }

  /**
   * Everything since the text of that revision, which was `length` long; null where it is too long ago (or never was).
   */
  since(revision: number, length: number): ChangeSet | null {
    const count = this.#revision - revision;
    if (count < 0 || count > this.#changes.length) return null;
    let all = ChangeSet.empty(length);
    for (const changes of this.#changes.slice(this.#changes.length - count)) {
      if (changes.length !== all.newLength) return null;
      all = all.compose(changes);
    }
    return all;
  }
}
