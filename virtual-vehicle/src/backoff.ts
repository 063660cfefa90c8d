/** Waiting times between attempts to connect. */
export class Backoff {
  #failures = 0;

  /** @param random a number from 0 (inclusive) to 1 (exclusive) */
  constructor(private readonly random: () => number) {}

  /**
   * Milliseconds to wait before the next attempt: doubling from 200 ms, half of it jitter. It stays below 1.5 s for
   * the first fifty attempts, so that a page is back within two seconds of a restarted broker; after that the outage
   * is a long one and it grows to 20 s.
   */
  delay(): number {
    const cap = this.#failures < 50 ? 1500 : 20_000;
    const ceiling = Math.min(cap, 200 * 2 ** Math.min(this.#failures, 10));
    this.#failures += 1;
    return ceiling / 2 + this.random() * (ceiling / 2);
  }

  reset(): void {
    this.#failures = 0;
  }
}
