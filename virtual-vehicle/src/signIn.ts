import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { Tokens } from './api';
import { SignedOut } from './signedOut';
import type { Config } from './config';

/** Who is at the page, and a token of theirs. */
export interface SignIn extends Tokens {
  /** Ends the redirect of a sign-in if there is one; true if somebody is signed in then. */
  resume(): Promise<boolean>;
  signIn(): Promise<void>;
  signOut(): Promise<void>;
}

const RENEW_BEFORE_SECONDS = 30;

/** Authorization code with PKCE; the tokens live in the tab's session storage and are renewed by refresh token. */
export class OidcSignIn implements SignIn {
  readonly #manager: UserManager;
  #renewing: Promise<User | null> | undefined;

  constructor(private readonly config: Config) {
    const page = `${location.origin}${location.pathname}`;
    this.#manager = new UserManager({
      authority: config.authority,
      client_id: config.clientId,
      redirect_uri: page,
      post_logout_redirect_uri: page,
      response_type: 'code',
      scope: config.scope,
      userStore: new WebStorageStateStore({ store: sessionStorage }),
      stateStore: new WebStorageStateStore({ store: sessionStorage }),
      automaticSilentRenew: false,
      monitorSession: false,
    });
  }

  async resume(): Promise<boolean> {
    const query = new URLSearchParams(location.search);
    if (query.has('state') && (query.has('code') || query.has('error'))) {
      await this.#manager.signinCallback().catch(() => undefined);
      history.replaceState(null, '', location.pathname);
    }
    const user = await this.#manager.getUser();
    return user !== null && (!user.expired || user.refresh_token !== undefined);
  }

  async token(fresh = false): Promise<string> {
    const user = await this.#manager.getUser();
    const isUsable = user !== null && (user.expires_in ?? Infinity) > RENEW_BEFORE_SECONDS;
    if (isUsable && !fresh) return user.access_token;
    if (user?.refresh_token === undefined) throw new SignedOut();
    try {
      return (await this.#renewed()).access_token;
    } catch (problem) {
      // Who refused the token may have been in trouble itself; if the token is bad, the API says so.
      if (isUsable && problem instanceof SignedOut) return user.access_token;
      throw problem;
    }
  }

  async signIn(): Promise<void> {
    await this.#manager.signinRedirect();
  }

  async signOut(): Promise<void> {
    const page = `${location.origin}${location.pathname}`;
    const endSession = await this.#manager.metadataService.getEndSessionEndpoint().catch(() => undefined);
    if (endSession === undefined) {
      await this.#manager.removeUser();
      location.assign(page);
      return;
    }
    await this.#manager.signoutRedirect({
      extraQueryParams: { client_id: this.config.clientId, logout_uri: page },
    });
  }

  async #renewed(): Promise<User> {
    this.#renewing ??= this.#manager.signinSilent().finally(() => (this.#renewing = undefined));
    const user = await this.#renewing.catch((problem: unknown) => {
      if (isRefused(problem)) throw new SignedOut();
      throw problem;
    });
    if (user === null) throw new SignedOut();
    return user;
  }
}

/** The issuer answered and said no; anything else may be the network. */
function isRefused(problem: unknown): boolean {
  return problem instanceof Error && problem.name === 'ErrorResponse';
}
