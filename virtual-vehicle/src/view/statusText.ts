import type { Signal, Value } from '../catalogue';
import type { Control, Face } from '../control';
import type { Words } from '../i18n/words';
import type { Session } from '../session';

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
  if (now === 'queued' && phase.kind === 'waiting') return queued(value, phase.staleAt, session, words);
  switch (phase.kind) {
    case 'unreported':
      return words.t('control.unreported');
    case 'idle':
      return idle(phase.note !== undefined, session, words);
    case 'confirming':
      return '';
    case 'waiting':
      return words.t('control.waiting', { value });
    case 'confirmed':
      return phase.seconds === undefined
        ? words.t('control.confirmedOther', { value })
        : words.t('control.confirmed', { value, seconds: words.number(phase.seconds) });
    case 'refused':
      return words.t(phase.failed ? 'control.failed' : 'control.refused', {
        value,
        reason: reasonOf(phase.reason, words),
      });
    case 'unanswered':
      return words.t('control.unanswered', { value });
    case 'problem':
      return words.t('control.problem', {
        value,
        reason: words.of('problem', phase.refusal.type, phase.refusal.detail),
      });
  }
}

export function reasonOf(reason: string | undefined, words: Words): string {
  return words.of('reason', reason, words.t('reason.unknown'));
}

function idle(withdrawn: boolean, session: Session, words: Words): string {
  if (withdrawn) return words.t('control.withdrawn', { value: words.t('control.ready') });
  return words.t(session.around.mayCommand ? 'control.ready' : 'control.viewer');
}

function disconnected(signal: Signal, session: Session, words: Words): string {
  const reported: Value | undefined = session.snapshot.reported[signal.key]?.value;
  if (reported === undefined || signal.kind === 'momentary') return words.t('control.cut');
  return words.t('control.disconnected', { value: words.state(signal, reported) });
}

function queued(value: string, staleAt: number | undefined, session: Session, words: Words): string {
  const deadline = staleAt === undefined ? '…' : words.time(staleAt, session.now());
  return words.t('control.queued', { value, deadline });
}
