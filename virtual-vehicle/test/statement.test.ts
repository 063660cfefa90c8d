import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { base64Url, bytesOf, readBase64Url, type Statement } from '../src/wire/statement';

const FILE = new URL('../../docs/proof/vectors.json', import.meta.url);
const VECTORS = JSON.parse(readFileSync(FILE, 'utf8')) as {
  statements: (Statement & { name: string; bytes: string })[];
};
const STATEMENT = VECTORS.statements[0] as Statement;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test.each(VECTORS.statements)(
  'the page signs the bytes of the specification: $name',
  ({ bytes, ...rest }) => {
    expect(hex(bytesOf(rest))).toBe(bytes);
  },
);

test('a number is written without exponent, as the car reads it', () => {
  const written = (value: number): string => {
    const with_ = hex(bytesOf({ ...STATEMENT, value }));
    const lengthOfSignal = Buffer.from(STATEMENT.signal).toString('hex');
    const after = with_.slice(with_.indexOf(lengthOfSignal) + lengthOfSignal.length + 8);
    return Buffer.from(after, 'hex').toString('latin1').split('\0')[0] ?? '';
  };
  expect([1e-7, -2.5e-8, 1e21, 0.1, -0, 21.5].map(written)).toEqual([
    'n0.0000001',
    'n-0.000000025',
    'n1000000000000000000000',
    'n0.1',
    'n0',
    'n21.5',
  ]);
});

test('base64url has no padding and reads back', () => {
  for (let length = 0; length < 20; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => 251 + index * 7);
    expect(base64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    expect(readBase64Url(base64Url(bytes))).toEqual(bytes);
  }
});
