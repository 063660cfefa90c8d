import { needsConfirmation, type Signal, type Value } from './catalogue';
import { defined, mapElements, membersOf, numberOf, oneOf, stringOf } from './json';

export const KEY_ROLES = ['OWNER', 'DRIVER', 'GUEST', 'VOICE'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

/** A key that the vehicle takes proofs of. */
export interface KnownKey {
  readonly id: string;
  readonly role: KeyRole;
  /** Whose it is, in words. */
  readonly name: string;
  /** Of a guest: the second of Unix time at which it ends. */
  readonly until?: number;
  /** Of a passkey: the origin of the page that it signs for. */
  readonly origin?: string;
}

/** Which commands the vehicle does only with a proof, and of whose keys: as it says itself (`docs/proof.md`). */
export interface Proving {
  readonly require: 'confirm' | 'all';
  readonly keys: readonly KnownKey[];
}

/** Undefined of a vehicle that requires no proofs. */
export function readProving(json: unknown): Proving | undefined {
  const proof = membersOf(json);
  const require = stringOf(proof['require']) ?? 'none';
  if (require === 'none') return undefined;
  return { require: require === 'all' ? 'all' : 'confirm', keys: mapElements(proof['keys'], keyOf) };
}

function keyOf(json: unknown): KnownKey | undefined {
  const key = membersOf(json);
  const id = stringOf(key['id']);
  const role = oneOf(KEY_ROLES, key['role']);
  if (id === undefined || role === undefined) return undefined;
  const name = stringOf(key['name']) ?? id;
  return defined<KnownKey>({
    id,
    role,
    name,
    until: numberOf(key['until']),
    origin: stringOf(key['origin']),
  });
}

/** Whether the vehicle does that only with a proof. */
export function needsProof(proving: Proving | undefined, signal: Signal, value: Value): boolean {
  if (proving === undefined) return false;
  return proving.require === 'all' || needsConfirmation(signal, value);
}

/** Whose key a value of the signal `keys` lets in; undefined if it lets none in. */
export function letsIn(change: Value): string | undefined {
  return /^allow \S+ \S+ \S+ (.{1,32})$/.exec(String(change))?.[1];
}

/** Whether a value of the signal `keys` takes one away. */
export function takesAway(change: Value): boolean {
  return /^remove \S+$/.test(String(change));
}
