import type { ServerResponse } from 'node:http';

const nonces = new Map<string, string>();

/** An OIDC issuer that signs everybody in as "demo" at once; its tokens are worth nothing anywhere else. */
export function mockIssuer(url: URL, body: string, response: ServerResponse): void {
  const issuer = `${url.origin}/issuer`;
  if (url.pathname.endsWith('/openid-configuration')) {
    send(response, {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      end_session_endpoint: `${issuer}/end`,
    });
  } else if (url.pathname.endsWith('/authorize')) {
    const code = crypto.randomUUID();
    nonces.set(code, url.searchParams.get('nonce') ?? '');
    redirect(response, url.searchParams.get('redirect_uri'), {
      code,
      state: url.searchParams.get('state') ?? '',
    });
  } else if (url.pathname.endsWith('/end')) {
    redirect(response, url.searchParams.get('post_logout_redirect_uri'), {});
  } else {
    const nonce = nonces.get(new URLSearchParams(body).get('code') ?? '');
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: 'page',
      sub: 'demo',
      iat: now,
      exp: now + 3600,
      ...(nonce ? { nonce } : {}),
    };
    const token = [{ alg: 'none' }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const jwt = `${token.join('.')}.`;
    send(response, {
      access_token: jwt,
      id_token: jwt,
      refresh_token: 'again',
      token_type: 'Bearer',
      expires_in: 3600,
    });
  }
}

function send(response: ServerResponse, json: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(json));
}

function redirect(response: ServerResponse, to: string | null, query: Record<string, string>): void {
  const target = new URL(to ?? '/', 'http://localhost');
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value);
  response.writeHead(302, { location: target.href }).end();
}
