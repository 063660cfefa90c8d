import { expect, test } from 'vitest';
import { RawVersions } from '../src/rawVersions';
import { Newest } from '../src/newest';
import { snapshotOf, type ShadowState } from '../src/snapshot';

const CATALOGUE = { signals: [] };
const state = (version: number, reported: object = {}): ShadowState => ({
  state: { reported: reported as never },
  metadata: {},
  version,
});

test('what is not a word or a number is no value of a signal', () => {
  const strange = { door: true, window: ['down'], trunk: { open: 1 }, lock: 'locked', climate: 21.5 };
  expect(Object.keys(snapshotOf(state(3, strange), CATALOGUE).reported)).toEqual(['lock', 'climate']);
});

test('outcomes that are not what they should be are left out', () => {
  const outcomes = {
    door: 'SUCCEEDED',
    window: { status: 'SUCCEEDED' },
    trunk: { status: 1, version: 3 },
    lock: { status: 'SUCCEEDED', version: 'x' },
    horn: { status: 'REJECTED', reason: 'STALE', version: 3 },
  };
  expect(Object.keys(snapshotOf(state(3, { outcomes }), CATALOGUE).outcomes)).toEqual(['horn']);
  expect(snapshotOf(state(1, { outcomes }), CATALOGUE).outcomes).toEqual({});
  expect(snapshotOf(state(3, { outcomes: 'none' }), CATALOGUE).outcomes).toEqual({});
});

test('an older version counts only if the shadow was made anew since', () => {
  const newest = new Newest();
  expect(newest.take(20, 100_000, false)).toBe('newer');
  expect(newest.take(20, 100_000, false)).toBe('again');
  expect(newest.take(19, 100_000, false)).toBe('older');
  expect(newest.take(1, 90_000, true)).toBe('older');
  expect(newest.take(1, 200_000, true)).toBe('anew');
  expect(newest.take(2, 201_000, false)).toBe('newer');
});

test('the document of the broker takes the place of what the API told, and brings the one before', () => {
  const raw = new RawVersions();
  raw.addFetched(7, { version: 7 });
  expect(raw.newestFirst.map(({ version, source }) => [version, source])).toEqual([[7, 'api']]);
  raw.add({ previous: state(7), current: state(8), timestamp: 1 });
  expect(raw.newestFirst.map(({ version, source }) => [version, source])).toEqual([
    [8, 'broker'],
    [7, 'broker'],
  ]);
});
