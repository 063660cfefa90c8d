import type { Control } from './control';
import type { Phase } from './phase';

/** What a control depends on besides its own memory. */
export interface Surroundings {
  readonly pageConnected: boolean;
  readonly carOffline: boolean;
  readonly mayCommand: boolean;
}

export type Face = Phase['kind'] | 'queued' | 'disconnected';

/** Which of the states of a control a person sees. */
export function face(control: Control, around: Surroundings): Face {
  if (!around.pageConnected) return 'disconnected';
  return control.phase.kind === 'waiting' && around.carOffline ? 'queued' : control.phase.kind;
}

/** Whether its buttons can be pressed. */
export function isEnabled(control: Control, around: Surroundings): boolean {
  return around.pageConnected && around.mayCommand && control.phase.kind !== 'confirming';
}
