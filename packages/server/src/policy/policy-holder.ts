import type { Policy } from '@debrief/review';
import { type Store, settings } from '@debrief/store';
import { type ReadPolicy, readPolicy } from './read-policy.ts';

export const POLICY_SETTING = 'policy';

/** The library's policy, read once for each text of it; any server may have replaced it since. */
export class PolicyHolder {
  readonly #store: Store;
  #yaml: string | null = null;
  #read: Promise<ReadPolicy> | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  async text(): Promise<string> {
    return (await this.#store.read((db) => settings.get(db, POLICY_SETTING))) ?? '';
  }

  async current(): Promise<Policy> {
    return (await this.withProblems()).policy;
  }

  async withProblems(): Promise<ReadPolicy & { readonly yaml: string }> {
    const yaml = await this.text();
    if (yaml !== this.#yaml || this.#read === null) {
      this.#yaml = yaml;
      this.#read = readPolicy(yaml);
    }
    return { ...(await this.#read), yaml };
  }
}
