/** Milliseconds since the epoch. Injected, so that tests decide what time it is. */
export type Clock = () => number;

/** The browser's monotonic clock, so that a correction of the wall clock does not disturb a measured answer time. */
export const browserClock: Clock = () => performance.timeOrigin + performance.now();
