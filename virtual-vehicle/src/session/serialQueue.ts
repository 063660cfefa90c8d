/** Runs the tasks of one key one after the other, those of different keys side by side. */
export class SerialQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  /** @returns what the task does, or why it failed; the next task comes in either case */
  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const result = before.then(task);
    this.#last.set(
      key,
      result.catch(() => undefined),
    );
    return result;
  }
}
