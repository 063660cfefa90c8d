import { type Body, defined, membersOf, momentOf, oneOf, parsedTime, versionOf } from './json';

/** Whether the car is connected to the cloud; `since` in milliseconds. */
export interface Presence {
  readonly state: Body<'Presence'>['state'];
  readonly since?: number | undefined;
  /** Grows with each connection; a connect and its disconnect carry the same one. */
  readonly connection?: number | undefined;
}

/** Source: AWS IoT developer guide, Lifecycle events. */
export interface LifecycleEvent {
  readonly eventType: 'connected' | 'disconnected';
  readonly timestamp: number;
  readonly versionNumber?: number;
}

const STATES: readonly Presence['state'][] = ['ONLINE', 'OFFLINE', 'UNKNOWN'];
const EVENTS = ['connected', 'disconnected'] as const;

/** What the API tells of a presence; whatever else is unknown. */
export function readPresence(json: unknown): Presence {
  const { state, since } = membersOf<'Presence'>(json);
  return defined<Presence>({ state: oneOf(STATES, state) ?? 'UNKNOWN', since: parsedTime(since) });
}

/** Undefined if the message is no lifecycle event. */
export function readLifecycle(json: unknown): LifecycleEvent | undefined {
  const event = membersOf(json);
  const eventType = oneOf(EVENTS, event['eventType']);
  const timestamp = momentOf(event['timestamp']);
  if (eventType === undefined || timestamp === undefined) return undefined;
  return defined<LifecycleEvent>({ eventType, timestamp, versionNumber: versionOf(event['versionNumber']) });
}

/** How long AWS IoT goes on counting after a vehicle has gone, in milliseconds. */
const NUMBER_MEMORY = 3_600_000;

/** Lifecycle events come twice and out of order: one that tells nothing newer changes nothing. */
export function afterLifecycle(presence: Presence, event: LifecycleEvent): Presence {
  if (!follows(event, presence)) return presence;
  const state = event.eventType === 'connected' ? 'ONLINE' : 'OFFLINE';
  return { state, since: event.timestamp, connection: event.versionNumber };
}

/** What the API knows may be older than what an event has told meanwhile. */
export function afterFetch(known: Presence, fetched: Presence): Presence {
  if (known.since === undefined) return fetched;
  if (fetched.since === undefined || fetched.since < known.since) return known;
  return fetched.since === known.since ? { ...fetched, connection: known.connection } : fetched;
}

/** The rule by which the cloud's own record of the presence is kept. */
function follows(event: LifecycleEvent, last: Presence): boolean {
  if (last.since === undefined) return true;
  const { timestamp, versionNumber: number } = event;
  const isNear = Math.abs(timestamp - last.since) < NUMBER_MEMORY;
  if (number === undefined || last.connection === undefined || !isNear) return timestamp > last.since;
  if (number === last.connection) return last.state === 'ONLINE' && event.eventType === 'disconnected';
  return number > last.connection || (number === 0 && timestamp > last.since);
}
