import type { Value } from '../model/catalogue';

/** One command, as a key signs it: `docs/proof.md`. */
export interface Statement {
  readonly thing: string;
  readonly signal: string;
  readonly value: Value;
  /** Id of the key that signs: 16 bytes in base64url. */
  readonly key: string;
  /** 16 random bytes in base64url, new for each command. */
  readonly id: string;
  /** The second of Unix time from which the proof is worth nothing. */
  readonly expires: number;
}

/** Seven fields, each with its length before it in four bytes, the highest first. */
export function bytesOf({ thing, signal, value, key, id, expires }: Statement): Uint8Array<ArrayBuffer> {
  const end = new DataView(new ArrayBuffer(8));
  end.setBigUint64(0, BigInt(expires));
  const worded = typeof value === 'number' ? `n${decimal(value)}` : `w${value}`;
  const texts = ['vehicle-shadow/command/1', thing, signal, worded].map((text) =>
    new TextEncoder().encode(text),
  );
  const fields = [...texts, readBase64Url(key), readBase64Url(id), new Uint8Array(end.buffer)];
  const bytes = new Uint8Array(fields.reduce((sum, { length }) => sum + 4 + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const field of fields) {
    view.setUint32(at, field.length);
    bytes.set(field, at + 4);
    at += 4 + field.length;
  }
  return bytes;
}

/** A number without exponent: `1e-7` is 0.0000001. */
function decimal(number: number): string {
  const [mantissa = '', exponent] = String(number).split('e');
  if (exponent === undefined) return mantissa;
  const sign = number < 0 ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  return point <= 0 ? `${sign}0.${'0'.repeat(-point)}${digits}` : `${sign}${digits.padEnd(point, '0')}`;
}

export function base64Url(bytes: ArrayBuffer | Uint8Array): string {
  const binary = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function readBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (byte) => byte.charCodeAt(0));
}
