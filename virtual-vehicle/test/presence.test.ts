import { expect, test } from 'vitest';
import { afterLifecycle, type Presence } from '../src/presence';

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
