import type { Signal, Value } from '../model/catalogue';
import { needsProof, type KnownKey, type Proving } from '../model/proving';
import type { OwnKeys } from '../wire/ownKeys';
import { SerialQueue } from './serialQueue';

/** What of the keys of this device a session needs. */
export type Signer = Pick<OwnKeys, 'find' | 'sign'>;

/** A device without keys. */
export const NO_KEYS: Signer = { find: () => undefined, sign: async () => undefined };

/** A proof is good as long as its command is worth executing, and not longer than this; in seconds. */
const LONGEST_LIFETIME = 300;

/** What is to be proven; its value is what the person pressed. */
export interface Pressed {
  readonly thing: string;
  readonly signal: Pick<Signal, 'key' | 'staleAfterSeconds'>;
  readonly value: Value;
}

/** The signatures that a person is asked for, one at a time: a browser shows no two questions at once. */
export class Signing {
  readonly #turns = new SerialQueue();
  readonly #open = new Map<string, AbortController>();

  constructor(private readonly signer: Signer) {}

  /** The key of this device that has to sign before the vehicle does that; undefined if none has to, or there is none. */
  keyFor(proving: Proving | undefined, signal: Signal, value: Value): KnownKey | undefined {
    return proving !== undefined && needsProof(proving, signal, value)
      ? this.signer.find(proving)
      : undefined;
  }

  /** Whether the person is being asked for a signature of that signal. */
  isOpen(signal: string): boolean {
    return this.#open.has(signal);
  }

  /**
   * Asks the person; an earlier question about that signal is given up.
   *
   * @returns the proof, or undefined if they would not; `givenUp` if nobody waits for it any more
   */
  async ask(pressed: Pressed, key: KnownKey): Promise<string | undefined | typeof givenUp> {
    const name = pressed.signal.key;
    this.giveUp(name);
    const abort = new AbortController();
    this.#open.set(name, abort);
    const proof = await this.#turns.run('', () => this.#sign(pressed, key, abort.signal));
    if (abort.signal.aborted) return givenUp;
    this.#open.delete(name);
    return proof;
  }

  giveUp(signal: string): void {
    this.#open.get(signal)?.abort();
    this.#open.delete(signal);
  }

  giveUpAll(): void {
    for (const name of [...this.#open.keys()]) this.giveUp(name);
  }

  /** Good from when the person is asked: who waits behind another question has not signed yet. */
  async #sign({ thing, signal, value }: Pressed, key: KnownKey, abort: AbortSignal) {
    if (abort.aborted) return undefined;
    const lifetime = Math.min(signal.staleAfterSeconds ?? LONGEST_LIFETIME, LONGEST_LIFETIME);
    const expires = Math.floor(Date.now() / 1000) + lifetime;
    return this.signer.sign({ thing, signal: signal.key, value, key: key.id, expires }, abort);
  }
}

/** Nobody waits for the answer any more. */
export const givenUp = Symbol('given up');
