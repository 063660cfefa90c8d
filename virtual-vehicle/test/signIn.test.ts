import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SerialQueue } from '../src/session/serialQueue';
import type { Config } from '../src/wire/config';
import { OidcSignIn } from '../src/wire/signIn';
import { SignedOut } from '../src/wire/signedOut';

/** A sign-in on a real socket that gives new tokens for a refresh token, or says what a test puts into it. */
class Issuer {
  readonly refreshed: string[] = [];
  status = 200;
  address = '';
  /** What happens while somebody waits for a new token. */
  meanwhile = (): void => undefined;
  #server: Server | undefined;

  async start(): Promise<void> {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        const answer = request.url?.endsWith('/token') ? this.#token(body) : this.#metadata();
        const status = request.url?.endsWith('/token') ? this.status : 200;
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  #metadata(): object {
    return { issuer: this.address, token_endpoint: `${this.address}/token` };
  }

  #token(body: string): object {
    if (this.status === 400) return { error: 'invalid_grant' };
    this.meanwhile();
    this.refreshed.push(String(new URLSearchParams(body).get('refresh_token')));
    const access_token = `renewed-${this.refreshed.length}`;
    return { access_token, refresh_token: 'refresh-2', token_type: 'Bearer', expires_in: 3600 };
  }
}

let issuer: Issuer;
let stored: Map<string, string>;
let onDevice: Map<string, string>;
const storageOf = (map: Map<string, string>) => ({
  getItem: (key: string) => map.get(key) ?? null,
  setItem: (key: string, value: string) => void map.set(key, value),
  removeItem: (key: string) => void map.delete(key),
});
let signIn: OidcSignIn;

beforeEach(async () => {
  issuer = new Issuer();
  await issuer.start();
  stored = new Map();
  vi.stubGlobal('location', new URL('http://localhost:8080/'));
  onDevice = new Map();
  const turns = new SerialQueue();
  const request = (name: string, task: () => Promise<unknown>) => turns.run(name, task);
  vi.stubGlobal('navigator', { locks: { request } });
  vi.stubGlobal('sessionStorage', storageOf(stored));
  vi.stubGlobal('localStorage', storageOf(onDevice));
  signIn = new OidcSignIn({ authority: issuer.address, clientId: 'page', scope: 'openid' } as Config);
});

afterEach(() => {
  issuer.stop();
  vi.unstubAllGlobals();
});

/** As the tab keeps who signed in; the token ends in so many seconds. */
function keep(seconds: number, refreshToken?: string, where = stored): void {
  const user = {
    access_token: 'first',
    token_type: 'Bearer',
    scope: 'openid',
    profile: { sub: 'demo' },
    expires_at: Math.floor(Date.now() / 1000) + seconds,
    refresh_token: refreshToken,
  };
  where.set(`oidc.user:${issuer.address}:page`, JSON.stringify(user));
}

test('a token that is good is kept', async () => {
  keep(600, 'refresh-1');
  expect(await signIn.token()).toBe('first');
  expect(issuer.refreshed).toEqual([]);
});

test('a token that has expired is renewed, and the new one is kept', async () => {
  keep(-60, 'refresh-1');
  expect(await signIn.resume()).toBe(true);
  expect(await signIn.token()).toBe('renewed-1');
  expect(await signIn.token()).toBe('renewed-1');
  expect(issuer.refreshed).toEqual(['refresh-1']);
});

test('a token that is about to end is renewed before it does', async () => {
  keep(20, 'refresh-1');
  expect(await signIn.token()).toBe('renewed-1');
});

test('those who need a token at the same moment share one renewal', async () => {
  keep(-60, 'refresh-1');
  expect(await Promise.all([signIn.token(), signIn.token(), signIn.token(true)])).toEqual(
    Array(3).fill('renewed-1'),
  );
  expect(issuer.refreshed).toHaveLength(1);
});

test('a good token that somebody refused is renewed when another is asked for', async () => {
  keep(600, 'refresh-1');
  expect(await signIn.token(true)).toBe('renewed-1');
});

test('when the sign-in has ended, that is told', async () => {
  issuer.status = 400;
  keep(-60, 'refresh-1');
  await expect(signIn.token()).rejects.toBeInstanceOf(SignedOut);
});

test('an expired token without a refresh token is the end of the sign-in', async () => {
  keep(-60);
  expect(await signIn.resume()).toBe(false);
  await expect(signIn.token()).rejects.toBeInstanceOf(SignedOut);
});

test('who never signed in has no token', async () => {
  expect(await signIn.resume()).toBe(false);
  await expect(signIn.token()).rejects.toBeInstanceOf(SignedOut);
});

test('a sign-in that can not be reached is not the end of the sign-in', async () => {
  keep(-60, 'refresh-1');
  issuer.stop();
  const problem: unknown = await signIn.token().catch((thrown: unknown) => thrown);
  expect(problem).toBeInstanceOf(Error);
  expect(problem).not.toBeInstanceOf(SignedOut);
});

test('a sign-in that is kept on the device is renewed there, and never copied into a tab', async () => {
  keep(-60, 'refresh-1', onDevice);
  expect(await signIn.resume()).toBe(true);
  expect(await signIn.token()).toBe('renewed-1');
  expect(stored.size).toBe(0);
  expect([...onDevice.values()].join()).toContain('refresh-2');
  expect([...onDevice.values()].join()).not.toContain('refresh-1');
});

test('of two tabs that need a token at the same moment one uses the refresh token, and both get the new one', async () => {
  keep(-60, 'refresh-1', onDevice);
  const other = new OidcSignIn({ authority: issuer.address, clientId: 'page', scope: 'openid' } as Config);
  expect(await Promise.all([signIn.token(), other.token()])).toEqual(['renewed-1', 'renewed-1']);
  expect(issuer.refreshed).toEqual(['refresh-1']);
});

test('who signed out in one tab is signed out in the other', async () => {
  keep(600, 'refresh-1', onDevice);
  onDevice.clear();
  expect(signIn.isSignedIn).toBe(false);
  await expect(signIn.token()).rejects.toBeInstanceOf(SignedOut);
});

test('who signs out while a token is renewed stays signed out', async () => {
  for (const where of [stored, onDevice]) {
    keep(-60, 'refresh-1', where);
    issuer.meanwhile = () => where.clear();
    await expect(signIn.token()).rejects.toBeInstanceOf(SignedOut);
    expect([stored.size, onDevice.size]).toEqual([0, 0]);
  }
});
