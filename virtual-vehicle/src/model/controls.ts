import { commandable, type Catalogue } from './catalogue';
import { newControl, next, type Control, type ControlEvent } from './control';
import { stillStands } from './interlocks';
import type { Snapshot } from './snapshot';

/** The controls of one vehicle, by signal. */
export class Controls extends Map<string, Control> {
  /** How long the answers took that this page saw happen. */
  readonly seconds: number[] = [];
  /** The refused ones whose reason the page has seen for itself. */
  readonly #seenReasons = new Set<string>();

  /** What was known of each counts no more; how fast the vehicle answers does. */
  forget(catalogue: Catalogue): void {
    for (const { key, kind } of commandable(catalogue)) this.set(key, newControl(kind === 'momentary'));
  }

  apply(key: string, event: ControlEvent): void {
    const before = this.get(key);
    if (before === undefined) return;
    const after = next(before, event);
    this.set(key, after);
    const { phase } = after;
    if (phase.kind !== 'confirmed' || before.phase.kind === 'confirmed') return;
    if (phase.seconds !== undefined) this.seconds.push(phase.seconds);
  }

  applyToAll(event: ControlEvent): void {
    for (const key of this.keys()) this.apply(key, event);
  }

  /** @param live false if the page fetched it, so that it may have happened any time before */
  see(snapshot: Snapshot, live: boolean, now: number): void {
    const { version, reported, asked, outcomes } = snapshot;
    for (const key of this.keys()) {
      const sight = { version, reported: reported[key], asked: asked[key], outcome: outcomes[key] };
      this.apply(key, { type: 'seen', sight, live, now });
      this.#dropRefusal(key, snapshot, now);
    }
  }

  /** A refusal goes when its reason has gone: seen to stand, and then seen to be over. */
  #dropRefusal(key: string, snapshot: Snapshot, now: number): void {
    const phase = this.get(key)?.phase;
    const stands = phase?.kind === 'refused' ? stillStands(phase.reason, snapshot) : undefined;
    if (stands === false && this.#seenReasons.has(key)) this.apply(key, { type: 'dismiss', now });
    if (stands === true) this.#seenReasons.add(key);
    else this.#seenReasons.delete(key);
  }
}
