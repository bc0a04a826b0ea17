/**
 * Keys that do things everywhere. A shortcut is written as people read it: `Mod k` together, `g then h` one after the
 * other, `?` alone. Single keys can be switched off (WCAG 2.1.4): speech input types them by accident.
 */
export interface Shortcut {
  readonly keys: string;
  readonly does: string;
  readonly group: string;
  readonly run: () => void;
}

/** What of a keyboard event decides. */
export interface Pressed {
  readonly key: string;
  readonly mod: boolean;
  readonly alt: boolean;
  /** The person is writing in a field. */
  readonly writing: boolean;
}

/** How long the first key of two waits for the second, in ms. */
const together = 1200;

/** Finds what the keys pressed so far ask for; keeps the first of two keys in mind. */
export class ShortcutReader {
  #before: { key: string; at: number } | null = null;

  /** The shortcut that is now complete, if any. `now` in ms. */
  read(
    pressed: Pressed,
    shortcuts: readonly Shortcut[],
    now: number,
    singleKeys: boolean,
  ): Shortcut | undefined {
    if (pressed.alt) return undefined;
    const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
    if (pressed.mod) return shortcuts.find(({ keys }) => keys.toLowerCase() === `mod ${key}`);
    if (pressed.writing || !singleKeys) return undefined;
    const before = this.#before !== null && now - this.#before.at < together ? this.#before.key : null;
    this.#before = null;
    const pair = before === null ? undefined : shortcuts.find(({ keys }) => keys === `${before} then ${key}`);
    if (pair !== undefined) return pair;
    if (shortcuts.some(({ keys }) => keys.startsWith(`${key} then `))) this.#before = { key, at: now };
    return shortcuts.find(({ keys }) => keys === key);
  }
}
