import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RawVersions } from '../src/model/rawVersions';
import { Newest } from '../src/model/newest';
import { NO_SNAPSHOT, following, snapshotOf, type ShadowState, type Snapshot } from '../src/model/snapshot';
import { newAnswers } from '../src/model/timeline';

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

test('no key is there by itself, whatever every object has', () => {
  const empty = following(NO_SNAPSHOT, snapshotOf(state(3), CATALOGUE));
  for (const key of ['constructor', 'toString', '__proto__'])
    for (const { reported, asked, outcomes, early } of [NO_SNAPSHOT, empty])
      for (const map of [reported, asked, outcomes, early]) expect(map?.[key]).toBeUndefined();
});

test('outcomes that are not what they should be are left out', () => {
  const outcomes = {
    door: 'SUCCEEDED',
    window: { status: 'SUCCEEDED' },
    trunk: { status: 1, version: 3 },
    lock: { status: 'SUCCEEDED', version: 'x' },
    horn: { status: 'REJECTED', reason: 'STALE', version: 3 },
  };
  expect(Object.keys(snapshotOf(state(4, { outcomes }), CATALOGUE).outcomes)).toEqual(['horn']);
  expect(snapshotOf(state(3, { outcomes }), CATALOGUE).outcomes).toEqual({});
  expect(snapshotOf(state(4, { outcomes: 'none' }), CATALOGUE).outcomes).toEqual({});
});

interface OutcomeCase {
  readonly case: string;
  readonly previous: unknown;
  readonly current: unknown;
  readonly version: number;
  readonly arrived: readonly string[];
}
const CASES = JSON.parse(
  readFileSync(
    new URL(
      '../../vehicle-contract/src/test/resources/io/vehicleshadow/vehicle/shadow/outcome-cases.json',
      import.meta.url,
    ),
    'utf8',
  ),
) as OutcomeCase[];

test.each(CASES)('the page counts as the contract does: $case', ({ previous, current, version, arrived }) => {
  const seen = (at: number, outcomes: unknown): Snapshot => snapshotOf(state(at, { outcomes }), CATALOGUE);
  const before = following(NO_SNAPSHOT, seen(version - 1, previous));
  const after = following(before, seen(version, current));
  expect(newAnswers(before, after).map(([key]) => key)).toEqual(arrived);
});

test('an outcome that came before its version answers nothing, however late', () => {
  const claim = { outcomes: { headlight: { status: 'SUCCEEDED', version: 8 } } };
  const snapshots = [7, 8, 9, 10].map((version) => snapshotOf(state(version, claim), CATALOGUE));
  const told = snapshots.reduce<Snapshot[]>(
    (seen, next) => [...seen, following(seen.at(-1) ?? NO_SNAPSHOT, next)],
    [],
  );
  expect(told.map(({ outcomes }) => outcomes)).toEqual([{}, {}, {}, {}]);
  const fetched = {
    ...NO_SNAPSHOT,
    version: 11,
    outcomes: { headlight: { status: 'SUCCEEDED', version: 8 } },
  } as const;
  expect(following(told[3] ?? NO_SNAPSHOT, fetched).outcomes).toEqual({});
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
