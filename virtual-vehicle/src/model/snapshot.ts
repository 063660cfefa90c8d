import { findSignal, type Catalogue } from './catalogue';
import {
  defined,
  isObject,
  isValue,
  mapMembers,
  membersOf,
  mapOf,
  momentOf,
  oneOf,
  stringOf,
  versionOf,
  type Body,
  type Json,
  type Value,
} from './json';
import { readProving, type Proving } from './proving';

/** What a vehicle answers. */
export const ANSWERS: readonly Body<'Outcome'>['status'][] = ['SUCCEEDED', 'FAILED', 'REJECTED', 'TIMED_OUT'];

/** What the vehicle reported of one signal; `at` in milliseconds by the service's clock, 0 if that is not known. */
export interface Reported {
  readonly value: Value;
  readonly at: number;
}

/** A request that is not answered; from `staleAt` on the vehicle would not act on it any more. */
export interface Asked {
  readonly value: Value;
  readonly at: number;
  readonly staleAt: number;
}

/** The vehicle's last answer; `version` is the document version in which it saw the request. */
export interface Outcome {
  readonly status: (typeof ANSWERS)[number];
  readonly reason?: string;
  /** With the reason INTERLOCK: which one did not hold. */
  readonly interlock?: string;
  readonly version: number;
}

/** One version of the shadow, in the terms of the page. */
export interface Snapshot {
  readonly version: number;
  readonly reported: Readonly<Record<string, Reported>>;
  readonly asked: Readonly<Record<string, Asked>>;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** Which commands need a proof, and whose keys prove them; undefined where none do. */
  readonly proving?: Proving | undefined;
  /** Outcomes that claim a version which had not come yet when they arrived: they answer nothing. */
  readonly early?: Readonly<Record<string, Outcome>>;
}

/** Before anything is known. */
export const NO_SNAPSHOT: Snapshot = { version: 0, reported: mapOf(), asked: mapOf(), outcomes: mapOf() };

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
  /** Seconds since the epoch. */
  readonly timestamp: number;
}

const FALLBACK_STALE_SECONDS = 60;
/** How the proof that stands beside a request is named, after its signal. */
export const PROOF = '_proof';

/** Undefined if the message tells no version of a shadow; any part of it that is no object is left out. */
export function readDocuments(json: unknown): ShadowDocuments | undefined {
  const message = membersOf(json);
  const current = stateOf(message['current']);
  if (current === undefined) return undefined;
  const timestamp = secondsOf(message['timestamp']);
  return { previous: stateOf(message['previous']) ?? null, current, timestamp };
}

function stateOf(json: unknown): ShadowState | undefined {
  const shadow = membersOf(json);
  const version = versionOf(shadow['version']);
  if (version === undefined) return undefined;
  return { version, state: sectionsOf(shadow['state']), metadata: sectionsOf(shadow['metadata']) };
}

function sectionsOf(json: unknown): { readonly desired?: Json; readonly reported?: Json } {
  return mapMembers(json, (section) => (isObject(section) ? section : undefined));
}

function secondsOf(json: unknown): number {
  return typeof json === 'number' && momentOf(json * 1000) !== undefined ? json : 0;
}

/** The digest of the catalogue that the vehicle's agent said it goes by, whatever that is. */
export function agentCatalogue(shadow: ShadowState): unknown {
  return membersOf(shadow.state.reported?.['agent'])['catalogue'];
}

/** Reads a shadow state; signals that the catalogue does not know are kept, they are the car's to tell. */
export function snapshotOf(shadow: ShadowState, catalogue: Catalogue): Snapshot {
  const { outcomes, proof, ...reported } = shadow.state.reported ?? {};
  const { metadata } = shadow;
  return {
    version: shadow.version,
    reported: mapMembers(reported, (value, key) =>
      isValue(value) ? { value, at: timeOf(metadata.reported, key) } : undefined,
    ),
    asked: mapMembers(shadow.state.desired, (value, key) => {
      if (key.endsWith(PROOF)) return undefined;
      const at = timeOf(metadata.desired, key);
      const staleAt = at + staleSeconds(catalogue, key) * 1000;
      return isValue(value) ? { value, at, staleAt } : undefined;
    }),
    outcomes: outcomesOf(outcomes, shadow.version),
    proving: readProving(proof),
    early: mapMembers(outcomes, (value) =>
      keptIf(outcomeOf(value), ({ version }) => version >= shadow.version),
    ),
  };
}

/**
 * The outcomes that count in a document of that version: only an outcome of an earlier version can be an answer. Anybody
 * who may write a shadow can write one that claims a version still to come; it answers nothing, then or later
 * ({@link following}).
 */
export function outcomesOf(json: unknown, version: number): Record<string, Outcome> {
  return mapMembers(json, (value) => keptIf(outcomeOf(value), (outcome) => outcome.version < version));
}

/** What a page knows that has seen `before` and now sees `after`: an outcome that came too early stays out. */
export function following(before: Snapshot, after: Snapshot): Snapshot {
  const early = mapOf(before.early, after.early);
  const isEarly = (outcome: Outcome, key: string): boolean => isSameOutcome(outcome, early[key]);
  return {
    ...after,
    outcomes: mapMembers(after.outcomes, (_, key) =>
      keptIf(after.outcomes[key], (outcome) => !isEarly(outcome, key)),
    ),
    early,
  };
}

export function isSameOutcome(one: Outcome, other: Outcome | undefined): boolean {
  return one.version === other?.version && one.status === other.status && one.reason === other.reason;
}

function keptIf<T>(value: T | undefined, condition: (value: T) => boolean): T | undefined {
  return value !== undefined && condition(value) ? value : undefined;
}

function outcomeOf(json: unknown): Outcome | undefined {
  const outcome = membersOf<'Outcome'>(json);
  const status = oneOf(ANSWERS, outcome['status']);
  const version = versionOf(outcome['version']);
  const reason = stringOf(outcome['reason']);
  const needsReason = status === 'FAILED' || status === 'REJECTED';
  if (status === undefined || !version || (needsReason && !reason)) return undefined;
  return defined<Outcome>({ status, reason, interlock: stringOf(outcome['interlock']), version });
}

function timeOf(metadata: Json | undefined, key: string): number {
  return secondsOf(membersOf(metadata?.[key])['timestamp']) * 1000;
}

function staleSeconds(catalogue: Catalogue, key: string): number {
  return findSignal(catalogue, key)?.staleAfterSeconds ?? FALLBACK_STALE_SECONDS;
}
