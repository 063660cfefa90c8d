import type { Catalogue, Signal, Value } from '../model/catalogue';
import type { Control } from '../model/control';
import { obstacle } from '../model/interlocks';
import type { Refusal, Waiting } from '../model/phase';
import type { Outcome } from '../model/snapshot';
import type { Face } from '../model/face';
import type { Words } from '../i18n/words';
import type { Session } from '../session/session';

/** The state of a control in words; a colour never says it alone. */
export function statusText(
  signal: Signal,
  control: Control,
  now: Face,
  session: Session,
  words: Words,
): string {
  const { phase } = control;
  const value = 'wanted' in phase ? words.command(signal, phase.wanted) : '';
  if (session.gone) return words.t('control.gone');
  if (now === 'disconnected') return disconnected(signal, session, words);
  switch (phase.kind) {
    case 'unreported':
      return words.t('control.unreported');
    case 'idle':
      return phase.note === undefined ? idle(signal, session, words) : words.t(`control.${phase.note.what}`);
    case 'confirming':
      return '';
    case 'waiting':
      return waiting(value, phase, now, session, words);
    case 'confirmed':
      return phase.seconds === undefined
        ? words.t('control.confirmedOther', { value })
        : words.t('control.confirmed', { value, seconds: words.number(phase.seconds) });
    case 'refused':
      return words.t(phase.failed ? 'control.failed' : 'control.refused', {
        value,
        reason: reasonOf(phase, session.catalogue, words),
      });
    case 'unanswered':
      return words.t('control.unanswered', { value });
    case 'problem':
      return problem(value, phase.refusal, words);
  }
}

/** Why a car would not, or could not; an interlock of the catalogue in the catalogue's words. */
export function reasonOf(
  { reason, interlock }: { readonly reason?: string | undefined; readonly interlock?: string | undefined },
  catalogue: Catalogue,
  words: Words,
): string {
  const known = catalogue.interlocks?.find(({ name }) => reason === 'INTERLOCK' && name === interlock);
  if (known !== undefined) return words.t('obstacle.other', { name: words.title(known, known.name) });
  return words.of('reason', reason, words.t('reason.unknown'));
}

/** What became of a change of keys. */
export function keyChangeText(outcome: Outcome | undefined, words: Words): string {
  if (outcome === undefined) return words.t('keys.silent');
  if (outcome.status === 'SUCCEEDED') return words.t('keys.done');
  const reason = words.of('reason', outcome.reason, words.t('reason.unknown'));
  return words.t('keys.refused', { reason });
}

/** Why the API would not do something, in words of the page: its own `detail` is in English. */
export function problemOf(refusal: Refusal, words: Words): string {
  return words.of('problem', refusal.type, refusal.detail || words.t('problem.unexpected'));
}

/** What can't be done now is said before it is pressed; otherwise how old the state is. */
function idle(signal: Signal, session: Session, words: Words): string {
  for (const { word } of session.around.mayCommand ? (signal.values ?? []) : []) {
    const reason = obstacleText(signal, word, session, words);
    if (reason !== undefined)
      return words.t('control.obstacle', { command: words.command(signal, word), reason });
  }
  const reported = session.snapshot.reported[signal.key];
  const isTold = reported !== undefined && reported.at > 0 && signal.kind !== 'momentary';
  return isTold ? words.age(session.now() - reported.at) : '';
}

/** What stands in the way of a value by what the car has reported, if something does. */
export function obstacleText(
  signal: Signal,
  value: Value,
  { catalogue, snapshot }: Session,
  words: Words,
): string | undefined {
  const why = obstacle(catalogue, signal, value, snapshot);
  if (why === undefined) return undefined;
  return words.of('obstacle', why.name, words.t('obstacle.other', { name: words.title(why, why.name) }));
}

function disconnected(signal: Signal, session: Session, words: Words): string {
  if (!session.lost) return words.t('control.connecting');
  const reported = session.snapshot.reported[signal.key];
  if (reported === undefined || signal.kind === 'momentary') return words.t('control.cut');
  return words.t('control.disconnected', { value: words.state(signal, reported.value) });
}

function waiting(value: string, phase: Waiting, now: Face, session: Session, words: Words): string {
  if (phase.withdrawnAt !== undefined) return words.t('control.withdrawing', { value });
  if (phase.kept !== undefined) {
    return words.t('control.kept', { value, reason: problemOf(phase.kept, words) });
  }
  if (now !== 'queued') return words.t('control.waiting', { value });
  const deadline = phase.staleAt === undefined ? '…' : words.time(phase.staleAt, session.now());
  return words.t('control.queued', { value, deadline });
}

/** A request whose reply was lost may have reached the service all the same. */
function problem(value: string, refusal: Refusal, words: Words): string {
  const isUnsure = refusal.type === 'unreachable' || refusal.type === 'unexpected';
  return words.t(isUnsure ? 'control.unsure' : 'control.problem', {
    value,
    reason: problemOf(refusal, words),
  });
}
