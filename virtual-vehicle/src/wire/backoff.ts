/** Milliseconds: a page that somebody looks at is back within two seconds of a restarted broker. */
const WATCHED_CAP = 1200;
const PATIENT_CAP = 20_000;

/** Waiting times between attempts to connect. */
export class Backoff {
  #failures = 0;

  /** @param random a number from 0 (inclusive) to 1 (exclusive) */
  constructor(private readonly random: () => number) {}

  /**
   * Milliseconds to wait before the next attempt: any time up to a ceiling that doubles from 200 ms, so that the pages
   * of a broker that comes back don't come all at once.
   *
   * @param patient nobody looks, or this person is refused: the ceiling grows to 20 s, and not to 1.2 s
   */
  delay(patient: boolean): number {
    const ceiling = Math.min(patient ? PATIENT_CAP : WATCHED_CAP, 200 * 2 ** Math.min(this.#failures, 10));
    this.#failures += 1;
    return this.random() * ceiling;
  }

  reset(): void {
    this.#failures = 0;
  }
}
