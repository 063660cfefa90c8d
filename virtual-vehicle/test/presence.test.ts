import { expect, test } from 'vitest';
import { afterFetch, afterLifecycle, type Presence } from '../src/model/presence';

const online: Presence = { state: 'ONLINE', since: 5_000, connection: 7 };

test('the end of an earlier connection does not take a car offline', () => {
  const late = { eventType: 'disconnected', timestamp: 4_000, versionNumber: 6 } as const;
  expect(afterLifecycle(online, late)).toBe(online);
});

test('a connect that arrives after its own disconnect does not bring the car back', () => {
  const gone = afterLifecycle(online, { eventType: 'disconnected', timestamp: 9_000, versionNumber: 7 });
  expect(gone).toMatchObject({ state: 'OFFLINE', since: 9_000 });
  expect(afterLifecycle(gone, { eventType: 'connected', timestamp: 5_000, versionNumber: 7 })).toBe(gone);
});

test('the same event twice changes nothing', () => {
  expect(afterLifecycle(online, { eventType: 'connected', timestamp: 5_000, versionNumber: 7 })).toBe(online);
});

test('a new connection brings an unknown car online', () => {
  const event = { eventType: 'connected', timestamp: 1_000, versionNumber: 0 } as const;
  expect(afterLifecycle({ state: 'UNKNOWN' }, event)).toEqual({
    state: 'ONLINE',
    since: 1_000,
    connection: 0,
  });
});

test('the end of the connection that a newer one took over comes later and does not take the car offline', () => {
  const late = { eventType: 'disconnected', timestamp: 5_200, versionNumber: 6 } as const;
  expect(afterLifecycle(online, late)).toBe(online);
});

test('connections are counted anew after an hour away', () => {
  const away: Presence = { state: 'OFFLINE', since: 5_000, connection: 7 };
  const back = { eventType: 'connected', timestamp: 4_000_000, versionNumber: 0 } as const;
  expect(afterLifecycle(away, back)).toMatchObject({ state: 'ONLINE', connection: 0 });
});

test('what the API knows does not undo what an event has told since', () => {
  const away: Presence = { state: 'OFFLINE', since: 9_000, connection: 7 };
  expect(afterFetch(away, { state: 'ONLINE', since: 5_000 })).toBe(away);
  expect(afterFetch(away, { state: 'UNKNOWN' })).toBe(away);
  expect(afterFetch(away, { state: 'ONLINE', since: 12_000 })).toEqual({ state: 'ONLINE', since: 12_000 });
});
