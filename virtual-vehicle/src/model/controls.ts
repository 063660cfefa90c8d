import { commandable, type Catalogue, type Signal } from './catalogue';
import { newControl, next, type Control, type ControlEvent } from './control';
import { stillStands } from './interlocks';
import type { Refused } from './phase';
import { NO_SNAPSHOT, type Snapshot } from './snapshot';

/** The controls of one vehicle, by signal. */
export class Controls extends Map<string, Control> {
  /** How long the answers took that this page saw happen. */
  readonly seconds: number[] = [];
  /** The refused ones whose reason the page has seen for itself. */
  readonly #seenReasons = new Set<string>();
  #latest = NO_SNAPSHOT;
  #catalogue: Catalogue = { signals: [] };
  #signals = new Map<string, Signal>();

  /** What was known of each counts no more; how fast the vehicle answers does. */
  forget(catalogue: Catalogue): void {
    this.#catalogue = catalogue;
    this.#signals = new Map(commandable(catalogue).map((signal) => [signal.key, signal]));
    for (const [key, { kind }] of this.#signals) this.set(key, newControl(kind === 'momentary'));
  }

  apply(key: string, event: ControlEvent): void {
    const before = this.get(key);
    if (before === undefined) return;
    const after = next(before, event);
    this.set(key, after);
    const { phase } = after;
    if (phase.kind !== 'refused') this.#seenReasons.delete(key);
    else if (this.#stillStands(key, phase) === true) this.#seenReasons.add(key);
    if (phase.kind !== 'confirmed' || before.phase.kind === 'confirmed') return;
    if (phase.seconds !== undefined) this.seconds.push(phase.seconds);
  }

  applyToAll(event: ControlEvent): void {
    for (const key of this.keys()) this.apply(key, event);
  }

  /** @param live false if the page fetched it, so that it may have happened any time before */
  see(snapshot: Snapshot, live: boolean, now: number): void {
    const { version, reported, asked, outcomes } = snapshot;
    this.#latest = snapshot;
    for (const key of this.keys()) {
      const sight = { version, reported: reported[key], asked: asked[key], outcome: outcomes[key] };
      this.apply(key, { type: 'seen', sight, live, now });
      this.#dropRefusal(key, now);
    }
  }

  /** A refusal goes when its reason has gone: seen to stand, and then seen to be over. */
  #dropRefusal(key: string, now: number): void {
    const phase = this.get(key)?.phase;
    if (phase?.kind !== 'refused' || !this.#seenReasons.has(key)) return;
    if (this.#stillStands(key, phase) === false) this.apply(key, { type: 'dismiss', now });
  }

  #stillStands(key: string, refused: Refused): boolean | undefined {
    const signal = this.#signals.get(key);
    return signal && stillStands(this.#catalogue, signal, refused, this.#latest);
  }
}
