import { expect, test } from 'vitest';
import { Backoff } from '../src/wire/backoff';

const ceilings = (patient: boolean): number[] => {
  const backoff = new Backoff(() => 1 - Number.EPSILON);
  return Array.from({ length: 200 }, () => backoff.delay(patient));
};

test('a page that is looked at tries again within 1.2 s, however long the broker is away', () => {
  expect(Math.max(...ceilings(false))).toBeLessThan(1200);
});

test('who is refused, or not looked at, soon tries seldom', () => {
  const waits = ceilings(true);
  expect(waits[0]).toBeLessThan(200);
  expect(waits[10]).toBeGreaterThan(19_999);
});

test('the wait is any time up to the ceiling, so that pages do not come back all at once', () => {
  expect(new Backoff(() => 0).delay(false)).toBe(0);
  expect(new Backoff(() => 0.5).delay(false)).toBe(100);
});

test('after a success it begins anew', () => {
  const backoff = new Backoff(() => 0.5);
  backoff.delay(false);
  backoff.delay(false);
  backoff.reset();
  expect(backoff.delay(false)).toBe(100);
});
