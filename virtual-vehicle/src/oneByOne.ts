/** Runs the tasks of one key one after the other, those of different keys side by side. */
export class OneByOne {
  readonly #last = new Map<string, Promise<void>>();

  /** @param task never rejects */
  run(key: string, task: () => Promise<void>): void {
    const before = this.#last.get(key) ?? Promise.resolve();
    this.#last.set(key, before.then(task));
  }
}
