import type { Signal, Value } from './catalogue';
import type { Snapshot } from './snapshot';

/** What the catalogue may require of the car before it acts. */
export type Requirement = 'standing' | 'unlocked';

/** Whether the car, as it last reported, does not meet a requirement. Only the car decides, when it is about to act. */
const UNMET: Readonly<Record<Requirement, (reported: Snapshot['reported']) => boolean>> = {
  standing: ({ speed }) => typeof speed?.value === 'number' && speed.value !== 0,
  unlocked: ({ lock }) => lock?.value === 'locked',
};

const REASONS: Readonly<Record<string, Requirement>> = {
  VEHICLE_MOVING: 'standing',
  DOOR_LOCKED: 'unlocked',
};

/** What stands in the way of a value now; undefined if nothing that the page knows of. */
export function obstacle(signal: Signal, value: Value, { reported }: Snapshot): Requirement | undefined {
  const required = signal.values?.find(({ word }) => word === value)?.requires ?? [];
  return required.filter(isRequirement).find((requirement) => UNMET[requirement](reported));
}

/** Whether what the car refused something for still is so; undefined if the page can't know. */
export function stillStands(reason: string | undefined, { reported }: Snapshot): boolean | undefined {
  const requirement = reason !== undefined && Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  return requirement === undefined ? undefined : UNMET[requirement](reported);
}

function isRequirement(word: string): word is Requirement {
  return Object.hasOwn(UNMET, word);
}
