import type { Value } from './catalogue';
import type { Asked, Outcome, Reason, Reported } from './snapshot';

/** What one version of the shadow says about one signal. */
export interface Sight {
  readonly version: number;
  readonly reported?: Reported | undefined;
  readonly asked?: Asked | undefined;
  readonly outcome?: Outcome | undefined;
}

/** Why the API would not pass a request on; `type` is the stable last part of its problem type. */
export interface Refusal {
  readonly type: string;
  readonly detail: string;
}

export interface Waiting {
  readonly kind: 'waiting';
  readonly wanted: Value;
  readonly askedAt: number;
  /** Asked from this page, so its answer time is measured to the millisecond. */
  readonly own: boolean;
  /** An outcome of this version or later is the answer; unknown until the API has taken the request. */
  readonly version?: number | undefined;
  readonly staleAt?: number | undefined;
}

export type Phase =
  | { readonly kind: 'unreported' }
  | { readonly kind: 'idle'; readonly note?: 'withdrawn' }
  | { readonly kind: 'confirming'; readonly wanted: Value }
  | Waiting
  | {
      readonly kind: 'confirmed';
      readonly wanted: Value;
      readonly seconds: number | undefined;
      readonly until: number;
    }
  | {
      readonly kind: 'refused';
      readonly wanted: Value;
      readonly failed: boolean;
      readonly reason?: Reason | undefined;
    }
  | { readonly kind: 'unanswered'; readonly wanted: Value }
  | { readonly kind: 'problem'; readonly wanted: Value; readonly refusal: Refusal };

/** The memory of one control. Immutable; {@link next} makes the following one. */
export interface Control {
  /** A momentary signal (horn) has no lasting value, so it is never "not reported yet". */
  readonly momentary: boolean;
  readonly phase: Phase;
  readonly sight?: Sight;
  /** Version of the last outcome taken into account. */
  readonly answered: number;
}

export type ControlEvent =
  | { readonly type: 'choose'; readonly value: Value; readonly confirm: boolean; readonly now: number }
  | { readonly type: 'confirm'; readonly now: number }
  | { readonly type: 'dismiss' }
  | { readonly type: 'accepted'; readonly version: number; readonly staleAt?: number; readonly now: number }
  | { readonly type: 'problem'; readonly refusal: Refusal; readonly now: number }
  | { readonly type: 'seen'; readonly sight: Sight; readonly now: number }
  | { readonly type: 'tick'; readonly now: number };

/** How long a confirmation stays on screen, in milliseconds. */
export const CONFIRMED_FOR = 8000;
/** The car's own refusal as stale may still be on its way when the deadline passes; in milliseconds. */
export const STALE_GRACE = 1500;

export function newControl(momentary: boolean): Control {
  return { momentary, phase: momentary ? { kind: 'idle' } : { kind: 'unreported' }, answered: 0 };
}

/** The state machine of a control: pure, no clock of its own, events may repeat and come in any order. */
export function next(control: Control, event: ControlEvent): Control {
  switch (event.type) {
    case 'choose':
      return choose(control, event.value, event.confirm, event.now);
    case 'confirm':
      return control.phase.kind === 'confirming' ? ask(control, control.phase.wanted, event.now) : control;
    case 'dismiss':
      return dismissed(control, event);
    case 'accepted':
      return accepted(control, event.version, event.staleAt, event.now);
    case 'problem':
      return problem(control, event.refusal, event.now);
    case 'seen':
      return seen(control, event.sight, event.now);
    case 'tick':
      return ticked(control, event.now);
  }
}

function choose(control: Control, value: Value, confirm: boolean, now: number): Control {
  if (control.phase.kind === 'waiting' && control.phase.wanted === value) return control;
  return confirm ? { ...control, phase: { kind: 'confirming', wanted: value } } : ask(control, value, now);
}

function ask(control: Control, wanted: Value, now: number): Control {
  return { ...control, phase: { kind: 'waiting', wanted, askedAt: now, own: true } };
}

function dismissed(control: Control, _event: { type: 'dismiss' }): Control {
  return control.phase.kind === 'waiting' ? control : { ...control, phase: atRest(control) };
}

function atRest(control: Control): Phase {
  const asked = control.sight?.asked;
  if (asked !== undefined) return othersRequest(control, asked);
  const known = control.momentary || control.sight?.reported !== undefined;
  return known ? { kind: 'idle' } : { kind: 'unreported' };
}

function othersRequest(control: Control, asked: Asked): Waiting {
  const { value, at, staleAt } = asked;
  return { kind: 'waiting', wanted: value, askedAt: at, own: false, version: control.answered + 1, staleAt };
}

function accepted(control: Control, version: number, staleAt: number | undefined, now: number): Control {
  const { phase } = control;
  if (phase.kind !== 'waiting' || !phase.own || phase.version !== undefined) return control;
  const known: Control = { ...control, phase: { ...phase, version, staleAt: staleAt ?? phase.staleAt } };
  return control.sight === undefined ? known : seen(known, control.sight, now);
}

function problem(control: Control, refusal: Refusal, now: number): Control {
  const { phase } = control;
  if (phase.kind !== 'waiting' || !phase.own || phase.version !== undefined) return control;
  if (refusal.type === 'already-under-way' && control.sight?.asked?.value === phase.wanted) {
    return seen({ ...control, phase: othersRequest(control, control.sight.asked) }, control.sight, now);
  }
  return { ...control, phase: { kind: 'problem', wanted: phase.wanted, refusal } };
}

function seen(control: Control, sight: Sight, now: number): Control {
  if (control.sight !== undefined && sight.version < control.sight.version) return control;
  const first = control.sight === undefined;
  const updated: Control = { ...control, sight };
  const { phase } = updated;
  if (phase.kind === 'waiting') return whileWaiting(updated, phase, sight, now);
  const answered = Math.max(control.answered, sight.outcome?.version ?? 0);
  if (phase.kind === 'unanswered' && !first && answered > control.answered) {
    return settled(updated, phase.wanted, sight.outcome as Outcome, undefined, now);
  }
  const caughtUp: Control = { ...updated, answered };
  if (phase.kind === 'confirming') return caughtUp;
  const stillAsked = sight.asked !== undefined && !isStale(sight.asked.staleAt, now);
  const nothingToTell = phase.kind === 'idle' || phase.kind === 'unreported' || isOvertaken(updated, sight);
  return stillAsked || nothingToTell ? { ...caughtUp, phase: restKeepingNote(caughtUp) } : caughtUp;
}

/** Somebody has changed by hand what was just confirmed: the confirmation would contradict the car. */
function isOvertaken({ momentary, phase }: Control, { reported }: Sight): boolean {
  return (
    phase.kind === 'confirmed' && !momentary && reported !== undefined && reported.value !== phase.wanted
  );
}

function restKeepingNote(control: Control): Phase {
  const rest = atRest(control);
  return rest.kind === 'idle' && control.phase.kind === 'idle' ? control.phase : rest;
}

function whileWaiting(control: Control, phase: Waiting, sight: Sight, now: number): Control {
  if (phase.version === undefined) return control;
  const { outcome, asked } = sight;
  if (outcome !== undefined && outcome.version >= phase.version && outcome.version > control.answered) {
    const seconds = phase.own ? Math.max(0, now - phase.askedAt) / 1000 : undefined;
    const answer = settled(control, phase.wanted, outcome, seconds, now);
    return asked === undefined ? answer : { ...answer, phase: othersRequest(answer, asked) };
  }
  if (asked !== undefined && asked.value !== phase.wanted && sight.version > phase.version) {
    return { ...control, phase: othersRequest(control, asked) };
  }
  if (asked === undefined && sight.version > phase.version) {
    return { ...control, phase: { kind: 'idle', note: 'withdrawn' } };
  }
  return asked === undefined ? control : { ...control, phase: { ...phase, staleAt: asked.staleAt } };
}

function settled(
  control: Control,
  wanted: Value,
  outcome: Outcome,
  seconds: number | undefined,
  now: number,
): Control {
  const answered = Math.max(control.answered, outcome.version);
  return { ...control, answered, phase: answer(wanted, outcome, seconds, now) };
}

function answer(wanted: Value, outcome: Outcome, seconds: number | undefined, now: number): Phase {
  switch (outcome.status) {
    case 'SUCCEEDED':
      return { kind: 'confirmed', wanted, seconds, until: now + CONFIRMED_FOR };
    case 'TIMED_OUT':
      return { kind: 'unanswered', wanted };
    case 'REJECTED':
    case 'FAILED':
      return { kind: 'refused', wanted, failed: outcome.status === 'FAILED', reason: outcome.reason };
    default:
      return { kind: 'idle' };
  }
}

function isStale(staleAt: number | undefined, now: number): boolean {
  return staleAt !== undefined && now > staleAt + STALE_GRACE;
}

function ticked(control: Control, now: number): Control {
  const { phase } = control;
  if (phase.kind === 'waiting' && isStale(phase.staleAt, now)) {
    return { ...control, phase: { kind: 'unanswered', wanted: phase.wanted } };
  }
  if (phase.kind === 'confirmed' && now >= phase.until) return { ...control, phase: atRest(control) };
  return control;
}

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
