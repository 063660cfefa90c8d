import { base64Url, bytesOf, readBase64Url, type Statement } from './statement';

/** A passkey that this browser has made. */
export interface Made {
  /** As `docs/proof.md` names it. */
  readonly id: string;
  /** As the browser finds it again. */
  readonly credential: string;
  /** Its public half, as a vehicle takes it. */
  readonly text: string;
}

const ES256 = -7;
const ID_BYTES = 16;

/** Makes a passkey in this device: it stays there, and signs only for who has unlocked the device for it. */
export async function makePasskey(name: string): Promise<Made> {
  const created = await navigator.credentials.create({
    publicKey: {
      // Nobody has to be convinced of this key but its owner, who carries it to the vehicle.
      challenge: random(),
      attestation: 'none',
      rp: { name: 'Vehicle Shadow' },
      user: { id: random(), name, displayName: name },
      pubKeyCredParams: [{ type: 'public-key', alg: ES256 }],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    },
  });
  const { rawId, response } = created as PublicKeyCredential;
  const key = (response as AuthenticatorAttestationResponse).getPublicKey();
  if (key === null) throw new Error('This browser does not tell the public half of a passkey');
  const id = base64Url((await sha256(new Uint8Array(key))).slice(0, ID_BYTES));
  return { id, credential: base64Url(rawId), text: `${base64Url(key)}@${location.origin}` };
}

/**
 * The proof of a command, by a passkey of this device. What it signs is made here of what was pressed, and of nothing that a
 * server says.
 *
 * @param credential the passkey; undefined if the browser is to find it
 */
export async function prove(
  command: Omit<Statement, 'id'>,
  credential: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  const id = base64Url(random());
  const challenge = await sha256(bytesOf({ ...command, id }));
  const known = credential === undefined ? [] : [readBase64Url(credential)];
  const got = await navigator.credentials.get({
    signal,
    publicKey: {
      challenge,
      userVerification: 'required',
      allowCredentials: known.map((bytes) => ({ type: 'public-key' as const, id: bytes })),
    },
  });
  const response = (got as PublicKeyCredential).response as AuthenticatorAssertionResponse;
  const signed = [response.signature, response.authenticatorData, response.clientDataJSON].map(base64Url);
  return ['1', command.key, id, String(command.expires), ...signed].join('.');
}

function random(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(ID_BYTES));
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
