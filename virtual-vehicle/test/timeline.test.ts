import { expect, test } from 'vitest';
import type { HistoryEntry } from '../src/model/history';
import { snapshotOf, type ShadowDocuments, type Snapshot } from '../src/model/snapshot';
import { Timeline, liveEntries, median } from '../src/model/timeline';

const CATALOGUE = {
  signals: [
    { key: 'door', kind: 'actuator', text: {}, staleAfterSeconds: 60 },
    { key: 'speed', kind: 'sensor', text: {} },
  ],
} as const;
const documents = (current: ShadowDocuments['current']): ShadowDocuments => ({
  previous: null,
  current,
  timestamp: 1_000,
});
const before: Snapshot = {
  version: 16,
  reported: { door: { value: 'close', at: 0 } },
  asked: {},
  outcomes: {},
};

function told(current: ShadowDocuments['current']): HistoryEntry[] {
  return liveEntries(before, snapshotOf(current, CATALOGUE), documents(current), CATALOGUE);
}

test('a request is known by the version that it made, and stale after its signal’s time', () => {
  const current = {
    state: { desired: { door: 'open' }, reported: { door: 'close' } },
    metadata: { desired: { door: { timestamp: 1_000 } } },
    version: 17,
  };
  expect(snapshotOf(current, CATALOGUE).asked['door']).toEqual({
    value: 'open',
    at: 1_000_000,
    staleAt: 1_060_000,
  });
  expect(told(current)).toMatchObject([
    { kind: 'COMMAND', version: 17, signals: { door: { value: 'open', status: 'IN_PROGRESS' } } },
  ]);
});

test('a change without an outcome was made by hand', () => {
  const current = { state: { reported: { door: 'open' } }, metadata: {}, version: 17 };
  expect(told(current)).toMatchObject([{ kind: 'BY_HAND', signals: { door: { value: 'open' } } }]);
});

test('what a sensor measures is nobody’s deed', () => {
  expect(told({ state: { reported: { door: 'close', speed: 30 } }, metadata: {}, version: 17 })).toEqual([]);
});

test('a change with its outcome is the answer to a request, not a deed by hand', () => {
  const outcomes = { door: { status: 'SUCCEEDED', version: 16 } };
  expect(told({ state: { reported: { door: 'open', outcomes } }, metadata: {}, version: 17 })).toEqual([]);
});

const entry = (version: number, at: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: `live.v${version}`,
  at: new Date(at).toISOString(),
  kind: 'COMMAND',
  version,
  signals: { door: { value: 'open', status: 'IN_PROGRESS' } },
  ...more,
});

test('an outcome settles the newest command that the car had seen', () => {
  const timeline = new Timeline();
  timeline.add([entry(19, 3_000), entry(17, 1_000)]);
  timeline.answer('door', { value: 'open', status: 'SUCCEEDED', version: 18 });
  expect(timeline.entries.map((one) => one.signals['door']?.status)).toEqual(['IN_PROGRESS', 'SUCCEEDED']);
});

test('the history replaces what was only seen, since it knows who', () => {
  const timeline = new Timeline();
  timeline.add([entry(17, 1_000)]);
  timeline.newest([entry(17, 1_000, { id: 'history.17', by: 'demo', channel: 'VOICE' })], 'older');
  expect(timeline.entries).toHaveLength(1);
  expect(timeline.entries[0]).toMatchObject({ by: 'demo', channel: 'VOICE' });
  expect(timeline.next).toBe('older');
});

test('older pages go behind, and the last one ends the paging', () => {
  const timeline = new Timeline();
  timeline.newest([entry(17, 2_000, { id: 'b' })], 'b');
  timeline.older([entry(16, 1_000, { id: 'a' })], undefined);
  expect(timeline.entries.map(({ id }) => id)).toEqual(['b', 'a']);
  expect(timeline.next).toBeUndefined();
});

test('the median of an even number of times lies between the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([9, 1, 5])).toBe(5);
  expect(median([])).toBeUndefined();
});
