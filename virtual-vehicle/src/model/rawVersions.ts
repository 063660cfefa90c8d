import type { ShadowDocuments } from './snapshot';

/** One version of the shadow as it came. */
export interface RawVersion {
  readonly version: number;
  /** `broker`: the document as the shadow service published it; `api`: what the API told of it. */
  readonly source: 'broker' | 'api';
  readonly document: unknown;
}

const KEPT = 50;

/** The last versions of a shadow, newest first. A document of the broker takes the place of what the API told. */
export class RawVersions {
  #versions: readonly RawVersion[] = [];

  get newestFirst(): readonly RawVersion[] {
    return this.#versions;
  }

  add({ previous, current }: ShadowDocuments): void {
    if (previous !== null) this.#put({ version: previous.version, source: 'broker', document: previous });
    this.#put({ version: current.version, source: 'broker', document: current });
  }

  addFetched(version: number, document: unknown): void {
    if (version === 0 || this.#versions.some((known) => known.version === version)) return;
    this.#put({ version, source: 'api', document });
  }

  #put(raw: RawVersion): void {
    const others = this.#versions.filter(({ version }) => version !== raw.version);
    this.#versions = [raw, ...others].sort((one, other) => other.version - one.version).slice(0, KEPT);
  }
}
