/** How much the clocks of the cloud's parts may differ, in milliseconds. */
const CLOCKS_DIFFER = 2000;

/**
 * Tells newer versions of a shadow from older ones, which come late or twice. Numbers start anew when a shadow was
 * deleted long ago, and there is none once it was deleted: then, and only then, the service's time decides.
 * Source: AWS IoT developer guide, Device Shadow service documents (the version is kept for 48 hours).
 */
export class Newest {
  #version = 0;
  #at = 0;

  /**
   * Takes a version if it is not older than the newest one.
   *
   * @param at service time in milliseconds
   * @param anew nothing was there before it, or nothing is there
   * @returns `again` if it is the newest one, `anew` if what was known counts no more
   */
  take(version: number, at: number, anew: boolean): 'newer' | 'again' | 'anew' | 'older' {
    const isReset = version < this.#version && anew && at >= this.#at + CLOCKS_DIFFER;
    if (version < this.#version && !isReset) return 'older';
    const isAgain = version === this.#version;
    this.#version = version;
    this.#at = Math.max(this.#at, at);
    return isReset ? 'anew' : isAgain ? 'again' : 'newer';
  }
}
