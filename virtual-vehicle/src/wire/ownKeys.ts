import { isObject, stringOf } from '../model/json';
import type { KnownKey, Proving } from '../model/proving';
import type { Statement } from './statement';

const KEPT = 'own-keys';

/** A passkey of this device, of which the private half stays where the browser keeps passkeys. */
export interface OwnKey {
  readonly id: string;
  /** Undefined if it was made elsewhere and has come here, as passkeys do within one account. */
  readonly credential?: string;
  /** Whose it is, in words. */
  readonly name: string;
  /** Its public half, as a vehicle takes it; known where it was made. */
  readonly text?: string;
}

/** The passkeys of this device. They outlast a sign-out, as the passkeys themselves do; none of them is a secret. */
export class OwnKeys {
  /** The newest one last. */
  all(): OwnKey[] {
    try {
      const json: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
      return Array.isArray(json) ? json.filter(isOwnKey) : [];
    } catch {
      return [];
    }
  }

  /** The newest one that the vehicle takes proofs of here. */
  find(proving: Proving): KnownKey | undefined {
    const own = this.all().map(({ id }) => id);
    const usable = proving.keys.filter(({ id, origin }) => origin === location.origin && own.includes(id));
    return usable.sort((one, other) => own.indexOf(one.id) - own.indexOf(other.id)).at(-1);
  }

  /** Makes one, and asks the person for it; undefined if they would not. */
  async make(name: string): Promise<OwnKey | undefined> {
    const { makePasskey } = await import('./passkeys');
    const made = await makePasskey(name).catch(unlessRefused);
    if (made === undefined) return undefined;
    const key = { ...made, name };
    this.#keep([...this.all(), key]);
    return key;
  }

  /** A key that was made elsewhere is on this device too. */
  adopt({ id, name }: KnownKey): void {
    this.#keep([...this.all().filter((own) => own.id !== id), { id, name }]);
  }

  forget(id: string): void {
    this.#keep(this.all().filter((own) => own.id !== id));
  }

  /** The proof of a command, for which the person is asked; undefined if they would not, or were not verified. */
  async sign(command: Omit<Statement, 'id'>, abort: AbortSignal): Promise<string | undefined> {
    const { prove } = await import('./passkeys');
    const { credential } = this.all().find(({ id }) => id === command.key) ?? {};
    return prove(command, credential, abort).catch(unlessRefused);
  }

  #keep(keys: readonly OwnKey[]): void {
    if (keys.length === 0) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, JSON.stringify(keys));
  }
}

/** A browser tells of every refusal by a person or device as an exception of its own kind. */
function unlessRefused(problem: unknown): undefined {
  if (!(problem instanceof DOMException)) throw problem;
}

function isOwnKey(json: unknown): json is OwnKey {
  return isObject(json) && stringOf(json['id']) !== undefined && stringOf(json['name']) !== undefined;
}
