import { commandable, valueWord, type Catalogue, type Interlock, type Signal, type Value } from './catalogue';
import { holds } from './condition';
import { mapOf } from './json';
import type { Refused } from './phase';
import type { Snapshot } from './snapshot';

/** The refusals that name an interlock. */
const REASONS = ['VEHICLE_MOVING', 'DOOR_LOCKED', 'INTERLOCK'];

/**
 * The interlock that stands in the way of a value, as far as the car has reported what it depends on; undefined if none
 * does. Only the car decides, at the moment of acting.
 */
export function obstacle(
  catalogue: Catalogue,
  signal: Signal,
  value: Value,
  { reported }: Snapshot,
): Interlock | undefined {
  const required = valueWord(signal, value)?.requires ?? signal.requires ?? [];
  return catalogue.interlocks?.find(
    ({ name, when }) => required.includes(name) && holds(when, (key) => reported[key]?.value) === false,
  );
}

/** Something to do before something else. */
export interface Step {
  readonly signal: Signal;
  readonly value: string;
}

/** The value of another signal after which nothing stands in the way any more: to unlock before the door is opened. */
export function firstStep(
  catalogue: Catalogue,
  signal: Signal,
  value: Value,
  snapshot: Snapshot,
): Step | undefined {
  if (obstacle(catalogue, signal, value, snapshot) === undefined) return undefined;
  return commandable(catalogue)
    .filter(({ key, kind }) => kind !== 'momentary' && key !== signal.key)
    .flatMap((other) => (other.values ?? []).map(({ word }) => ({ signal: other, value: word })))
    .find((step) => {
      const reported = mapOf(snapshot.reported, { [step.signal.key]: { value: step.value, at: 0 } });
      const isPossible = obstacle(catalogue, step.signal, step.value, snapshot) === undefined;
      return isPossible && obstacle(catalogue, signal, value, { ...snapshot, reported }) === undefined;
    });
}

/** Whether what a value was refused for still stands in its way; undefined if it was no interlock. */
export function stillStands(
  catalogue: Catalogue,
  signal: Signal,
  refused: Refused,
  snapshot: Snapshot,
): boolean | undefined {
  if (refused.reason === undefined || !REASONS.includes(refused.reason)) return undefined;
  return obstacle(catalogue, signal, refused.wanted, snapshot) !== undefined;
}
