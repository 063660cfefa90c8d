import type { SigninResponse } from 'oidc-client-ts';
import { isObject } from '../model/json';

/** What the page keeps of a sign-in, by the names of OAuth. */
export interface Kept {
  readonly access_token: string;
  readonly refresh_token?: string | undefined;
  readonly id_token?: string | undefined;
  readonly scope?: string | undefined;
  /** Seconds since the epoch. */
  readonly expires_at?: number | undefined;
  readonly profile: SigninResponse['profile'];
}

/**
 * Where a sign-in is kept: in this tab, or on this device if the person wants to stay signed in. Both belong to the page's
 * origin alone.
 */
export class KeptSignIn {
  readonly #key: string;

  constructor(authority: string, clientId: string) {
    this.#key = `oidc.user:${authority}:${clientId}`;
  }

  get current(): Kept | undefined {
    return read(sessionStorage.getItem(this.#key)) ?? read(localStorage.getItem(this.#key));
  }

  /** Where it is kept. */
  get storage(): Storage {
    return sessionStorage.getItem(this.#key) === null ? localStorage : sessionStorage;
  }

  /** Keeps it on the device, or in this tab alone. */
  start(kept: Kept, onDevice: boolean): void {
    this.forget();
    (onDevice ? localStorage : sessionStorage).setItem(this.#key, JSON.stringify(kept));
  }

  /** Keeps it where the one before is kept; false if that has been forgotten: who signed out meanwhile stays so. */
  renew(kept: Kept): boolean {
    if (this.current === undefined) return false;
    this.start(kept, this.storage === localStorage);
    return true;
  }

  forget(): void {
    sessionStorage.removeItem(this.#key);
    localStorage.removeItem(this.#key);
  }
}

function read(text: string | null): Kept | undefined {
  try {
    const json: unknown = JSON.parse(text ?? 'null');
    return isObject(json) && typeof json['access_token'] === 'string' ? (json as unknown as Kept) : undefined;
  } catch {
    return undefined;
  }
}
