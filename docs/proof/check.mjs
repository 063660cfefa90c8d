// Checks proofs by docs/proof.md, with Node's cryptography only and nothing of the product's code.
// node docs/proof/check.mjs docs/proof/vectors.json: prints each case that ends otherwise than the file says; exit 1 if any does.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const P256 = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d03010703420004', 'hex');
const ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
const sha256 = (bytes) => createHash('sha256').update(bytes).digest();

/** The bytes that a text spells in base64url; undefined for any but the one spelling. */
function base64url(text) {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

export function statement({ thing, signal, value, key, id, expires }) {
  const end = Buffer.alloc(8);
  end.writeBigUInt64BE(BigInt(expires));
  const fields = ['vehicle-shadow/command/1', thing, signal, (typeof value === 'number' ? 'n' : 'w') + value].map((text) =>
    Buffer.from(text, 'utf8'),
  );
  fields.push(base64url(key), base64url(id), end);
  return Buffer.concat(
    fields.flatMap((field) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(field.length);
      return [length, field];
    }),
  );
}

export function personKey(text) {
  const at = text.indexOf('@');
  const origin = at < 0 ? undefined : text.slice(at + 1);
  const der = base64url(at < 0 ? text : text.slice(0, at));
  const curve = der?.length === 91 && der.subarray(0, 27).equals(P256);
  if (!curve && !(der?.length === 44 && der.subarray(0, 12).equals(ED25519))) return undefined;
  if (origin !== undefined && (!curve || !/^https?:\/\/[a-z0-9.-]{1,100}(:[0-9]{1,5})?$/.test(origin))) return undefined;
  const id = sha256(der).subarray(0, 16).toString('base64url');
  return { id, origin, digest: curve ? 'sha256' : null, der };
}

export function readProof(text) {
  const parts = text.split('.');
  const [form, key, id, expires, ...signed] = parts;
  if (text.length > 1024 || form !== '1' || (parts.length !== 5 && parts.length !== 7)) return undefined;
  if (base64url(key)?.length !== 16 || base64url(id)?.length !== 16 || !/^(0|[1-9][0-9]{0,11})$/.test(expires)) return undefined;
  const [signature, authenticatorData, clientData] = signed.map(base64url);
  if (signed.map(base64url).includes(undefined)) return undefined;
  return { key, id, expires: Number(expires), signature, authenticatorData, clientData };
}

function strictJson(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const json = JSON.parse(text);
    const names = [...text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)].map((match) => JSON.parse(`"${match[1]}"`));
    return new Set(names).size === names.length ? json : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the proof is this key's for that command. Expiry, replay and roles are for the vehicle to check. */
export function proves(keyText, { thing, signal, value }, proofText) {
  const key = personKey(keyText);
  const proof = readProof(proofText);
  if (!key || !proof || proof.key !== key.id || (key.origin === undefined) !== (proof.authenticatorData === undefined)) return false;
  let bytes = statement({ thing, signal, value, ...proof });
  if (key.origin !== undefined) {
    const { authenticatorData: data, clientData } = proof;
    const client = strictJson(clientData);
    const host = new URL(key.origin).hostname;
    if (data.length < 37 || !data.subarray(0, 32).equals(sha256(host)) || (data[32] & 0x05) !== 0x05) return false;
    if (client?.type !== 'webauthn.get' || client.challenge !== sha256(bytes).toString('base64url')) return false;
    if (client.origin !== key.origin || client.crossOrigin === true) return false;
    bytes = Buffer.concat([data, sha256(clientData)]);
  }
  const publicKey = createPublicKey({ key: key.der, format: 'der', type: 'spki' });
  try {
    return verify(key.digest, bytes, publicKey, proof.signature);
  } catch {
    return false;
  }
}

const wrong = [];
const vectors = JSON.parse(readFileSync(process.argv[2] ?? new URL('vectors.json', import.meta.url), 'utf8'));
for (const known of vectors.keys) if (personKey(known.text)?.id !== known.id) wrong.push(`key ${known.id}`);
for (const known of vectors.statements) if (statement(known).toString('hex') !== known.bytes) wrong.push(`statement ${known.name}`);
for (const known of vectors.proofs) if (proves(known.by, known, known.proof) !== known.proves) wrong.push(`proof: ${known.name}`);
console.log(wrong.length ? wrong.join('\n') : `${vectors.keys.length + vectors.statements.length + vectors.proofs.length} cases hold`);
process.exitCode = wrong.length ? 1 : 0;
