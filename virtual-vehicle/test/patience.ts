import { vi } from 'vitest';

/** Milliseconds: a busy machine is slow, and who sees what they wait for does not wait. */
const PATIENCE = 60_000;

/** Waits until the check passes. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: PATIENCE, interval: 5 });
}
