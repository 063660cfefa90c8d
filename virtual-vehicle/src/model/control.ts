import type { Value } from './catalogue';
import type { Note, Phase, Refusal, Sight, Waiting } from './phase';
import type { Asked, Outcome } from './snapshot';

/** The memory of one control. Immutable; {@link next} makes the following one. */
export interface Control {
  /** A momentary signal (horn) has no lasting value, so it is never "not reported yet". */
  readonly momentary: boolean;
  readonly phase: Phase;
  readonly sight?: Sight;
  /** Version of the last outcome taken into account. */
  readonly answered: number;
}

/** `request` numbers what this page asks, so that a late reply of the API is not taken for that to another request. */
export type ControlEvent =
  | {
      readonly type: 'choose';
      readonly value: Value;
      readonly confirm: boolean;
      readonly request: number;
      readonly now: number;
    }
  | { readonly type: 'confirm'; readonly request: number; readonly now: number }
  | { readonly type: 'dismiss'; readonly now: number }
  | {
      readonly type: 'accepted';
      readonly request: number;
      readonly version: number;
      readonly staleAt?: number;
      readonly now: number;
    }
  | { readonly type: 'problem'; readonly request: number; readonly refusal: Refusal; readonly now: number }
  | { readonly type: 'withdraw' }
  | {
      readonly type: 'withdrawn';
      readonly request: number | undefined;
      readonly version: number;
      readonly now: number;
    }
  | {
      readonly type: 'kept';
      readonly request: number | undefined;
      readonly refusal: Refusal;
      readonly now: number;
    }
  /** `live` is false if the page fetched what it sees, so that it may have happened any time before. */
  | { readonly type: 'seen'; readonly sight: Sight; readonly live: boolean; readonly now: number }
  | { readonly type: 'tick'; readonly now: number };

/** How long a confirmation or a note stays on screen, in milliseconds. */
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
      return choose(control, event);
    case 'confirm':
      return control.phase.kind === 'confirming' ? ask(control, control.phase.wanted, event) : control;
    case 'dismiss':
      return dismissed(control, event.now);
    case 'accepted':
      return accepted(control, event);
    case 'problem':
      return problem(control, event);
    case 'withdraw':
      return withdraw(control);
    case 'withdrawn':
      return withdrawn(control, event);
    case 'kept':
      return kept(control, event);
    case 'seen':
      return seen(control, event.sight, event.live, event.now);
    case 'tick':
      return ticked(control, event.now);
  }
}

type Event<T extends ControlEvent['type']> = Extract<ControlEvent, { type: T }>;

function choose(control: Control, event: Event<'choose'>): Control {
  const { phase } = control;
  if (phase.kind === 'waiting' && phase.wanted === event.value && phase.withdrawnAt === undefined) {
    return control;
  }
  return event.confirm
    ? { ...control, phase: { kind: 'confirming', wanted: event.value } }
    : ask(control, event.value, event);
}

function ask(control: Control, wanted: Value, { request, now }: { request: number; now: number }): Control {
  return { ...control, phase: { kind: 'waiting', wanted, askedAt: now, request } };
}

function dismissed(control: Control, now: number): Control {
  return control.phase.kind === 'waiting' ? control : { ...control, phase: atRest(control, now) };
}

/** What there is to tell when nothing of one's own is going on. */
function atRest(control: Control, now: number): Phase {
  const asked = control.sight?.asked;
  if (asked !== undefined && !isStale(asked.staleAt, now)) return othersRequest(control, asked);
  const known = control.momentary || control.sight?.reported !== undefined;
  return known ? { kind: 'idle' } : { kind: 'unreported' };
}

function othersRequest(control: Control, { value, at, staleAt }: Asked): Waiting {
  return { kind: 'waiting', wanted: value, askedAt: at, version: control.answered + 1, staleAt };
}

/** The phase, if it is that request's and the API has not replied to it yet. */
function unreplied({ phase }: Control, request: number): Waiting | undefined {
  const isThis = phase.kind === 'waiting' && phase.request === request && phase.version === undefined;
  return isThis ? phase : undefined;
}

function accepted(control: Control, event: Event<'accepted'>): Control {
  const phase = unreplied(control, event.request);
  if (phase === undefined) return control;
  const { version, staleAt = phase.staleAt, now } = event;
  const known: Control = { ...control, phase: { ...phase, version, staleAt } };
  return control.sight === undefined ? known : seen(known, control.sight, true, now);
}

function problem(control: Control, { request, refusal, now }: Event<'problem'>): Control {
  const phase = unreplied(control, request);
  if (phase === undefined) return control;
  const { sight } = control;
  if (refusal.type === 'already-under-way' && sight?.asked?.value === phase.wanted) {
    return seen({ ...control, phase: othersRequest(control, sight.asked) }, sight, true, now);
  }
  return { ...control, phase: { kind: 'problem', wanted: phase.wanted, refusal } };
}

function withdraw(control: Control): Control {
  const { phase } = control;
  return phase.kind === 'waiting'
    ? { ...control, phase: { ...phase, withdrawnAt: Infinity, kept: undefined } }
    : control;
}

/** The phase, if it is that request's and is being withdrawn. */
function withdrawing({ phase }: Control, request: number | undefined): Waiting | undefined {
  const isThis = phase.kind === 'waiting' && phase.request === request && phase.withdrawnAt !== undefined;
  return isThis ? phase : undefined;
}

function withdrawn(control: Control, { request, version, now }: Event<'withdrawn'>): Control {
  const phase = withdrawing(control, request);
  if (phase === undefined) return control;
  if (phase.version === undefined) return cleared(control, now);
  const known: Control = { ...control, phase: { ...phase, withdrawnAt: version } };
  return control.sight === undefined ? known : seen(known, control.sight, true, now);
}

function kept(control: Control, { request, refusal, now }: Event<'kept'>): Control {
  const phase = withdrawing(control, request);
  if (phase === undefined) return control;
  const isAnothers = phase.version === undefined || refusal.type === 'changed-meanwhile';
  if (isAnothers) return cleared(control, now, refusal);
  return { ...control, phase: { ...phase, withdrawnAt: undefined, kept: refusal } };
}

/** What is still requested is another request: an earlier one that stays, or somebody's newer one. */
function cleared(control: Control, now: number, refusal?: Refusal): Control {
  const answered = Math.max(control.answered, control.sight?.outcome?.version ?? 0);
  const known = { ...control, answered };
  const rest = atRest(known, now);
  return rest.kind === 'waiting'
    ? { ...known, phase: { ...rest, kept: refusal } }
    : withNote(known, 'withdrawn', now);
}

function seen(control: Control, sight: Sight, live: boolean, now: number): Control {
  if (control.sight !== undefined && sight.version < control.sight.version) return control;
  const isFirst = control.sight === undefined;
  const updated: Control = { ...control, sight };
  const { phase } = updated;
  if (phase.kind === 'waiting') return whileWaiting(updated, phase, sight, live, now);
  const answered = Math.max(control.answered, sight.outcome?.version ?? 0);
  if (phase.kind === 'unanswered' && !isFirst && answered > control.answered) {
    return settled(updated, phase.wanted, sight.outcome as Outcome, undefined, now);
  }
  const caughtUp: Control = { ...updated, answered };
  if (phase.kind === 'confirming') return caughtUp;
  const { asked } = sight;
  const isLate = asked !== undefined && isStale(asked.staleAt, now);
  if (isLate && isFirst) return { ...caughtUp, phase: { kind: 'unanswered', wanted: asked.value } };
  const isRest = (asked !== undefined && !isLate) || hasNothingToTell(phase) || isOvertaken(updated, sight);
  return isRest ? { ...caughtUp, phase: atRest(caughtUp, now) } : caughtUp;
}

function hasNothingToTell(phase: Phase): boolean {
  return phase.kind === 'unreported' || (phase.kind === 'idle' && phase.note === undefined);
}

/** Somebody has changed by hand what was just confirmed: the confirmation would contradict the car. */
function isOvertaken({ momentary, phase }: Control, { reported }: Sight): boolean {
  return phase.kind === 'confirmed' && !momentary && reported?.value !== phase.wanted;
}

function whileWaiting(control: Control, phase: Waiting, sight: Sight, live: boolean, now: number): Control {
  if (phase.version === undefined) return control;
  const { outcome, asked } = sight;
  if (outcome !== undefined && outcome.version >= phase.version && outcome.version > control.answered) {
    const isMeasured = phase.request !== undefined && live;
    const seconds = isMeasured ? Math.max(0, now - phase.askedAt) / 1000 : undefined;
    const answer = settled(control, phase.wanted, outcome, seconds, now);
    return asked === undefined ? answer : { ...answer, phase: othersRequest(answer, asked) };
  }
  // An earlier outcome is not the answer, neither to this request nor to one that takes its place.
  const known = { ...control, answered: Math.max(control.answered, outcome?.version ?? 0) };
  if (sight.version >= (phase.withdrawnAt ?? Infinity)) return cleared(known, now);
  if (asked !== undefined && asked.value !== phase.wanted && sight.version > phase.version) {
    return { ...known, phase: othersRequest(known, asked) };
  }
  if (asked === undefined && sight.version > phase.version) return withNote(known, 'withdrawn', now);
  return asked === undefined ? known : { ...known, phase: { ...phase, staleAt: asked.staleAt } };
}

function settled(
  control: Control,
  wanted: Value,
  outcome: Outcome,
  seconds: number | undefined,
  now: number,
): Control {
  const known = { ...control, answered: Math.max(control.answered, outcome.version) };
  const reported = control.sight?.reported?.value;
  const isOvertaken = outcome.status === 'SUCCEEDED' && !control.momentary && reported !== wanted;
  return isOvertaken
    ? withNote(known, 'overtaken', now)
    : { ...known, phase: answer(wanted, outcome, seconds, now) };
}

function withNote(control: Control, what: Note['what'], now: number): Control {
  return { ...control, phase: { kind: 'idle', note: { what, until: now + CONFIRMED_FOR } } };
}

function answer(wanted: Value, outcome: Outcome, seconds: number | undefined, now: number): Phase {
  switch (outcome.status) {
    case 'SUCCEEDED':
      return { kind: 'confirmed', wanted, seconds, until: now + CONFIRMED_FOR };
    case 'REJECTED':
    case 'FAILED':
      return {
        kind: 'refused',
        wanted,
        failed: outcome.status === 'FAILED',
        reason: outcome.reason,
        interlock: outcome.interlock,
      };
    default:
      return { kind: 'unanswered', wanted };
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
  const until =
    phase.kind === 'confirmed' ? phase.until : phase.kind === 'idle' ? phase.note?.until : undefined;
  return until !== undefined && now >= until ? { ...control, phase: atRest(control, now) } : control;
}
