import { expect, test } from 'vitest';
import { afterLifecycle, type Presence } from '../src/presence';
import { Backoff } from '../src/backoff';

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

test('waiting times double with jitter, stay below 1.5 s at first, and start anew after a success', () => {
  const longest = new Backoff(() => 0.999999);
  const delays = Array.from({ length: 50 }, () => longest.delay());
  expect(delays[0]).toBeLessThanOrEqual(200);
  expect(delays[1]).toBeGreaterThan(delays[0] ?? Infinity);
  expect(Math.max(...delays)).toBeLessThanOrEqual(1500);
  expect(Array.from({ length: 10 }, () => longest.delay()).at(-1)).toBeGreaterThan(1500);
  longest.reset();
  expect(longest.delay()).toBeLessThanOrEqual(200);
  expect(new Backoff(() => 0).delay()).toBe(100);
});
