/** Whether the car is connected to the cloud; `since` in milliseconds. */
export interface Presence {
  readonly state: 'ONLINE' | 'OFFLINE' | 'UNKNOWN';
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

/** Lifecycle events come twice and out of order: one of an earlier connection, or an earlier moment, changes nothing. */
export function afterLifecycle(presence: Presence, event: LifecycleEvent): Presence {
  const connection = event.versionNumber;
  const sameConnection = connection !== undefined && connection === presence.connection;
  if (sameConnection && presence.state === 'OFFLINE' && event.eventType === 'connected') return presence;
  const isEarlier = presence.since !== undefined && event.timestamp < presence.since;
  if (isEarlier && !sameConnection) return presence;
  const state = event.eventType === 'connected' ? 'ONLINE' : 'OFFLINE';
  const unchanged = state === presence.state && presence.since !== undefined && sameConnection;
  return unchanged ? presence : { state, since: event.timestamp, connection };
}
