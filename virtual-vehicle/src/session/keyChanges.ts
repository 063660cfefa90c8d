import { KEYS, ApiProblem, type Api } from '../wire/api';
import type { KnownKey, KeyRole } from '../model/proving';
import type { Outcome } from '../model/snapshot';
import type { Session } from './session';
import { Signing, givenUp, type Signer } from './signing';

const LONGEST_NAME = 32;
const SIGNAL = { key: KEYS, staleAfterSeconds: 60 };

/** A key to be let in, as its device shows it. */
export interface Newcomer {
  readonly text: string;
  readonly name: string;
  readonly role: KeyRole;
  /** For how long, of a guest. */
  readonly hours?: number | undefined;
}

/** Lets keys into the vehicle and takes them away, each with the signature of an owner's key of this device. */
export class KeyChanges {
  readonly #signing: Signing;
  #names: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly api: Api,
    private readonly session: Session,
    private readonly signer: Signer,
  ) {
    this.#signing = new Signing(signer);
  }

  /** The key of this device that the vehicle knows. */
  get own(): KnownKey | undefined {
    const { proving } = this.session.snapshot;
    return proving && this.signer.find(proving);
  }

  get mayChange(): boolean {
    return this.own?.role === 'OWNER';
  }

  /** @returns the vehicle's answer; undefined if it has not come yet */
  allow(newcomer: Newcomer): Promise<Outcome | undefined> {
    return this.#make(allowText(newcomer));
  }

  remove({ id }: KnownKey): Promise<Outcome | undefined> {
    return this.#make(`remove ${id}`);
  }

  /** The keys of somebody with whom the vehicle was shared. */
  ofDriver(user: string): readonly KnownKey[] {
    const keys = this.session.snapshot.proving?.keys ?? [];
    return keys.filter(({ name, role }) => name === keyName(user) && role !== 'OWNER');
  }

  /** Learns from the sharing whom a key belongs to that is named after an account. */
  async learnNames(): Promise<void> {
    const drivers = this.mayChange ? await this.api.drivers(this.session.thing) : [];
    this.#names = new Map(drivers.map(({ user, name = user }) => [keyName(user), name]));
  }

  /** Whose key it is, in words. */
  nameOf({ name, role }: KnownKey): string {
    return role === 'OWNER' ? name : (this.#names.get(name) ?? name);
  }

  async #make(value: string): Promise<Outcome | undefined> {
    const { thing } = this.session;
    const key = this.own;
    if (key === undefined) throw new ApiProblem('not-signed', '', 0);
    const proof = await this.#signing.ask({ thing, signal: SIGNAL, value }, key);
    if (proof === undefined || proof === givenUp) throw new ApiProblem('not-signed', '', 0);
    return this.api.changeKeys(thing, value, proof);
  }
}

/** The value of the signal `keys` that lets a key in: `docs/proof.md`. */
export function allowText({ text, name, role, hours }: Newcomer): string {
  const end = Math.floor(Date.now() / 1000) + (hours ?? 0) * 3600;
  return `allow ${role} ${role === 'GUEST' ? end : '-'} ${text.trim()} ${keyName(name)}`;
}

function keyName(name: string): string {
  return name.trim().slice(0, LONGEST_NAME).trim();
}
