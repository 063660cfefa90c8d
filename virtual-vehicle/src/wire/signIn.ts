import { OidcClient, WebStorageStateStore, type SigninResponse } from 'oidc-client-ts';
import type { Tokens } from './api';
import type { Config } from './config';
import { KeptSignIn, type Kept } from './keptSignIn';
import { SignedOut } from './signedOut';

/** Who is at the page, and a token of theirs. */
export interface SignIn extends Tokens {
  /** Whether somebody is signed in; another tab may have signed them out. */
  readonly isSignedIn: boolean;
  /** Where the sign-in is kept, and whatever else is this person's. */
  readonly storage: Storage;
  /** Ends the redirect of a sign-in if there is one; true if somebody is signed in then. */
  resume(): Promise<boolean>;
  /** @param stay keeps the sign-in on this device, for every tab, until the person signs out */
  signIn(stay: boolean): Promise<void>;
  signOut(): Promise<void>;
}

const RENEW_BEFORE_SECONDS = 30;

/** Authorization code with PKCE. Tokens are renewed by refresh token, by one tab at a time. */
export class OidcSignIn implements SignIn {
  readonly #client: OidcClient;
  readonly #kept: KeptSignIn;
  readonly #page = `${location.origin}${location.pathname}`;
  #renewing: Promise<Kept> | undefined;

  constructor(private readonly config: Config) {
    this.#kept = new KeptSignIn(config.authority, config.clientId);
    this.#client = new OidcClient({
      authority: config.authority,
      client_id: config.clientId,
      redirect_uri: this.#page,
      post_logout_redirect_uri: this.#page,
      response_type: 'code',
      scope: config.scope,
      stateStore: new WebStorageStateStore({ store: sessionStorage }),
    });
  }

  get isSignedIn(): boolean {
    const kept = this.#kept.current;
    return kept !== undefined && (isUsable(kept, 0) || kept.refresh_token !== undefined);
  }

  get storage(): Storage {
    return this.#kept.storage;
  }

  async resume(): Promise<boolean> {
    const query = new URLSearchParams(location.search);
    if (query.has('state') && (query.has('code') || query.has('error'))) {
      await this.#comeBack().catch(() => undefined);
      history.replaceState(null, '', location.pathname);
    }
    return this.isSignedIn;
  }

  async token(fresh = false): Promise<string> {
    const kept = this.#kept.current;
    const usable = kept !== undefined && isUsable(kept, RENEW_BEFORE_SECONDS);
    if (usable && !fresh) return kept.access_token;
    if (kept?.refresh_token === undefined) throw new SignedOut();
    this.#renewing ??= this.#renewed(kept).finally(() => (this.#renewing = undefined));
    try {
      return (await this.#renewing).access_token;
    } catch (problem) {
      // Who refused the token may have been in trouble itself; if the token is bad, the API says so.
      if (usable && problem instanceof SignedOut) return kept.access_token;
      throw problem;
    }
  }

  async signIn(stay: boolean): Promise<void> {
    const { url } = await this.#client.createSigninRequest({ state: { stay } });
    location.assign(url);
  }

  /** What was kept can't be used any more, by nobody. */
  async signOut(): Promise<void> {
    const kept = this.#kept.current;
    this.#kept.forget();
    if (kept?.refresh_token !== undefined) {
      await this.#client.revokeToken(kept.refresh_token, 'refresh_token').catch(() => undefined);
    }
    const endSession = await this.#client.metadataService.getEndSessionEndpoint().catch(() => undefined);
    if (endSession === undefined) return location.assign(this.#page);
    const { url } = await this.#client.createSignoutRequest({
      ...(kept?.id_token === undefined ? {} : { id_token_hint: kept.id_token }),
      extraQueryParams: { client_id: this.config.clientId, logout_uri: this.#page },
    });
    location.assign(url);
  }

  async #comeBack(): Promise<void> {
    const response = await this.#client.processSigninResponse(location.href);
    const { stay } = (response.userState ?? {}) as { stay?: boolean };
    this.#kept.start(keptOf(response), stay === true);
  }

  /** A refresh token works once, so tabs take turns, and who comes second takes what the first one got. */
  async #renewed(refused: Kept): Promise<Kept> {
    return inTurn(async () => {
      const kept = this.#kept.current;
      if (kept?.refresh_token === undefined) throw new SignedOut();
      if (kept.access_token !== refused.access_token && isUsable(kept, RENEW_BEFORE_SECONDS)) return kept;
      const renewed = await this.#renew(kept, kept.refresh_token);
      if (!this.#kept.renew(renewed)) throw new SignedOut();
      return renewed;
    });
  }

  async #renew(kept: Kept, refreshToken: string): Promise<Kept> {
    const { id_token, scope, profile } = kept;
    const known = { ...(id_token ? { id_token } : {}), ...(scope ? { scope } : {}) };
    const state = { refresh_token: refreshToken, session_state: null, profile, ...known };
    try {
      const response = await this.#client.useRefreshToken({ state });
      const renewed = keptOf(response);
      return {
        ...renewed,
        id_token: renewed.id_token ?? id_token,
        refresh_token: renewed.refresh_token ?? refreshToken,
        profile,
      };
    } catch (problem) {
      if (isRefused(problem)) throw new SignedOut();
      throw problem;
    }
  }
}

function keptOf(response: SigninResponse): Kept {
  const { access_token, refresh_token, id_token, scope, expires_at, profile } = response;
  return { access_token, refresh_token, id_token, scope, expires_at, profile };
}

function isUsable({ expires_at: expiresAt }: Kept, secondsLeft: number): boolean {
  return expiresAt === undefined || expiresAt - Date.now() / 1000 > secondsLeft;
}

function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const { locks } = navigator as Partial<Navigator>;
  return locks === undefined ? task() : locks.request('renew-sign-in', task);
}

/** The issuer answered and said no; anything else may be the network. */
function isRefused(problem: unknown): boolean {
  return problem instanceof Error && problem.name === 'ErrorResponse';
}
