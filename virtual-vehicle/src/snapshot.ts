import type { Catalogue, Value } from './catalogue';

export type Reason =
  | 'STALE'
  | 'UNKNOWN_SIGNAL'
  | 'INVALID_VALUE'
  | 'VEHICLE_MOVING'
  | 'DOOR_LOCKED'
  | 'ECU_TIMEOUT'
  | 'ECU_FAULT'
  | 'BUSY'
  | 'JOURNAL_UNAVAILABLE'
  | 'INTERLOCK';

export type Status =
  'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'REJECTED' | 'TIMED_OUT' | 'SUPERSEDED' | 'WITHDRAWN';

/** What the vehicle reported of one signal; `at` in milliseconds by the service's clock. */
export interface Reported {
  readonly value: Value;
  readonly at: number;
}

/** What is asked and not answered; from `staleAt` on the vehicle would not act on it any more. */
export interface Asked {
  readonly value: Value;
  readonly at: number;
  readonly staleAt: number;
}

/** The vehicle's last answer; `version` is the document version in which it saw the request. */
export interface Outcome {
  readonly status: Status;
  readonly reason?: Reason;
  readonly version: number;
}

/** One version of the shadow, in the terms of the page. */
export interface Snapshot {
  readonly version: number;
  readonly reported: Readonly<Record<string, Reported>>;
  readonly asked: Readonly<Record<string, Asked>>;
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

/** Before anything is known. */
export const NO_SNAPSHOT: Snapshot = { version: 0, reported: {}, asked: {}, outcomes: {} };

type Json = Readonly<Record<string, unknown>>;

/** One side (`previous` or `current`) of a message on `…/shadow/update/documents`. */
export interface ShadowState {
  readonly state: { readonly desired?: Json; readonly reported?: Json };
  readonly metadata: { readonly desired?: Json; readonly reported?: Json };
  readonly version: number;
}

/** Source: AWS IoT developer guide, Device Shadow MQTT topics, `/update/documents`. */
export interface ShadowDocuments {
  readonly previous: ShadowState | null;
  readonly current: ShadowState;
  readonly timestamp: number;
}

const FALLBACK_STALE_SECONDS = 60;

/** Reads a shadow state; signals that the catalogue does not know are kept, they are the car's to tell. */
export function snapshotOf(shadow: ShadowState, catalogue: Catalogue): Snapshot {
  const { outcomes, ...reported } = shadow.state.reported ?? {};
  return {
    version: shadow.version,
    reported: mapLeaves(reported, (value, key) => ({ value, at: timeOf(shadow.metadata.reported, key) })),
    asked: mapLeaves(shadow.state.desired ?? {}, (value, key) => {
      const at = timeOf(shadow.metadata.desired, key);
      return { value, at, staleAt: at + staleSeconds(catalogue, key) * 1000 };
    }),
    outcomes: outcomesOf(outcomes, shadow.version),
  };
}

/** The outcomes that are what they should be, and of no later version; a shadow can be written by anybody who may. */
export function outcomesOf(json: unknown, version: number): Record<string, Outcome> {
  const found: Record<string, Outcome> = {};
  for (const [key, value] of Object.entries(isObject(json) ? json : {})) {
    const of = isObject(value) && typeof value['status'] === 'string' ? value['version'] : undefined;
    if (Number.isInteger(of) && (of as number) <= version) found[key] = value as unknown as Outcome;
  }
  return found;
}

export function isValue(value: unknown): value is Value {
  return typeof value === 'string' || typeof value === 'number';
}

function mapLeaves<T>(section: Json, read: (value: Value, key: string) => T): Record<string, T> {
  const found: Record<string, T> = {};
  for (const [key, value] of Object.entries(section)) {
    if (isValue(value)) found[key] = read(value, key);
  }
  return found;
}

function timeOf(metadata: Json | undefined, key: string): number {
  const leaf = metadata?.[key];
  return isObject(leaf) && typeof leaf['timestamp'] === 'number' ? leaf['timestamp'] * 1000 : 0;
}

function staleSeconds(catalogue: Catalogue, key: string): number {
  return catalogue.signals.find((signal) => signal.key === key)?.staleAfterSeconds ?? FALLBACK_STALE_SECONDS;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
