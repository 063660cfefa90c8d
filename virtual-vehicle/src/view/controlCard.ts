import { GENERAL, lookOf } from '../car/looks';
import type { Signal, Value } from '../model/catalogue';
import type { Control } from '../model/control';
import { face, isEnabled, type Face } from '../model/face';
import type { Key, Words } from '../i18n/words';
import type { Session } from '../session/session';
import { actionButton, enable } from './actionButton';
import { h, icon, setAttribute, setText } from './dom';
import { Question, type FirstStep } from './question';
import { RangeStepper } from './rangeStepper';
import { obstacleText, statusText } from './statusText';

/** One control: value, state in words, its buttons, and in their place the question when it has to be confirmed. */
export class ControlCard {
  readonly element: HTMLElement;
  readonly #title: string;
  readonly #value = h('span', { class: 'value', 'data-testid': 'value' });
  readonly #status = h('p', { class: 'status', 'data-testid': 'status' });
  readonly #actions = h('div', { class: 'actions' });
  readonly #question: Question;
  readonly #cancel: HTMLButtonElement;
  readonly #dismiss: HTMLButtonElement;
  readonly #buttons: readonly { value: Value; button: HTMLButtonElement }[];
  readonly #range: RangeStepper | undefined;
  #opener: Value | undefined;
  #face: Face | undefined;
  #told: Value | undefined;

  constructor(
    private readonly signal: Signal,
    private readonly session: Session,
    private readonly words: Words,
    private readonly announce: (text: string) => void,
  ) {
    this.#title = words.title(signal, signal.key);
    this.#range = this.#stepper();
    this.#buttons = (signal.values ?? []).map(({ word }) => ({
      value: word,
      button: this.#valueButton(word),
    }));
    this.#question = new Question(
      signal,
      words,
      () => session.commands.confirm(signal),
      () => session.commands.dismiss(signal),
    );
    this.#cancel = this.#tool('cancel', 'control.cancel', () => void session.commands.withdraw(signal));
    this.#dismiss = this.#tool('dismiss', 'control.dismiss', () => session.commands.dismiss(signal));
    if (this.#range !== undefined) this.#actions.append(this.#range.element);
    this.#actions.append(h('div', { class: 'segments' }, ...this.#buttons.map(({ button }) => button)));
    this.element = this.#card();
  }

  update(): void {
    const control = this.session.controls.get(this.signal.key);
    if (control === undefined) return;
    const now = face(control, this.session.around);
    this.#showValue();
    setAttribute(this.element, 'data-state', now);
    const text = statusText(this.signal, control, now, this.session, this.words);
    setText(this.#status, text);
    const focused = document.activeElement;
    this.#updateActions(control, now);
    this.#tellChange(now);
    this.#tell(control, now, text);
    this.#keepFocus(focused);
  }

  get #reported(): Value | undefined {
    return this.session.snapshot.reported[this.signal.key]?.value;
  }

  #showValue(): void {
    const reported = this.session.snapshot.reported[this.signal.key];
    setAttribute(this.element, 'data-value', reported === undefined ? undefined : String(reported.value));
    const isShown = reported !== undefined && this.signal.kind !== 'momentary';
    setText(this.#value, isShown ? this.words.state(this.signal, reported.value) : '');
  }

  #updateActions(control: Control, now: Face): void {
    const { phase } = control;
    const { around } = this.session;
    const enabled = isEnabled(control, around);
    const wanted = phase.kind === 'waiting' ? phase.wanted : undefined;
    for (const { value, button } of this.#buttons) {
      enable(button, enabled);
      const isSo = this.signal.kind !== 'momentary' && value === this.#reported;
      setAttribute(button, 'data-current', isSo ? 'true' : undefined);
      setAttribute(button, 'data-asked', value === wanted ? 'true' : undefined);
    }
    this.#range?.update(enabled, wanted, this.#reported);
    const isConfirming = now === 'confirming';
    const asked = isConfirming && phase.kind === 'confirming' ? phase.wanted : undefined;
    const first = asked === undefined ? undefined : this.#firstStep(asked);
    this.#question.update(asked, first, this.session.commands.isSigning(this.signal));
    this.#actions.inert = isConfirming;
    const isKept = phase.kind === 'waiting' && phase.withdrawnAt === undefined;
    this.#cancel.hidden = !(isKept && around.pageConnected && around.mayCommand);
    this.#dismiss.hidden = !(['refused', 'unanswered', 'problem'].includes(now) && enabled);
  }

  #firstStep(wanted: Value): FirstStep | undefined {
    const { session, signal, words } = this;
    const step = session.firstStep(signal, wanted);
    const reason = obstacleText(signal, wanted, session, words);
    if (step === undefined || reason === undefined) return undefined;
    return { reason, command: words.command(step.signal, step.value) };
  }

  /** Moves the focus into the question, and tells a screen reader what became of a request. */
  #tell(control: Control, now: Face, text: string): void {
    if (now === this.#face) return;
    const was = this.#face;
    this.#face = now;
    if ('wanted' in control.phase) this.#opener = control.phase.wanted;
    if (was === undefined || was === 'disconnected') return;
    if (now === 'confirming') this.#question.focus();
    else if (now !== 'idle' && now !== 'disconnected') this.announce(`${this.#title}: ${text}`);
  }

  /** What changed without anybody asking here is news too; what changed while disconnected is told afterwards. */
  #tellChange(now: Face): void {
    if (now === 'disconnected') return;
    const was = this.#told;
    const value = this.#reported;
    this.#told = value;
    if (was === undefined || value === undefined || value === was || now !== 'idle') return;
    this.announce(`${this.#title}: ${this.words.state(this.signal, value)}`);
  }

  /** A button that goes with its state leaves the focus with the one that was pressed first. */
  #keepFocus(focused: Element | null): void {
    const isGone = this.element.contains(focused) && focused?.closest('[hidden]') != null;
    if (!isGone || !this.#question.element.hidden) return;
    const opener = this.#buttons.find(({ value }) => value === this.#opener)?.button;
    (opener ?? this.#range?.set ?? this.#buttons[0]?.button)?.focus();
  }

  #card(): HTMLElement {
    const { key } = this.signal;
    const id = `control-${key}`;
    const heading = h('h3', { id, title: this.#title }, this.#title);
    const names = h('div', { class: 'names' }, heading, this.#value);
    const tools = h('div', { class: 'tools' }, this.#cancel, this.#dismiss);
    return h(
      'section',
      {
        class: 'card',
        role: 'group',
        'aria-labelledby': id,
        'data-testid': id,
        'data-range': this.#range === undefined ? undefined : 'true',
        'data-plain': lookOf(key) === GENERAL ? 'true' : undefined,
      },
      h('div', { class: 'card-head' }, icon(lookOf(key).icon), names, tools),
      this.#actions,
      this.#question.element,
      this.#status,
    );
  }

  #stepper(): RangeStepper | undefined {
    const { signal, words, session } = this;
    if (signal.range === undefined) return undefined;
    const text = (value: number): string => words.state(signal, value);
    return new RangeStepper(signal.range, this.#title, words, text, (value) =>
      session.commands.choose(signal, value),
    );
  }

  #valueButton(word: string): HTMLButtonElement {
    const command = this.words.command(this.signal, word);
    const choose = (): void => this.session.commands.choose(this.signal, word);
    return actionButton(`ask-${word}`, 'segment', choose, command, `${this.#title}: ${command}`);
  }

  #tool(testId: string, key: Key, act: () => void): HTMLButtonElement {
    const text = this.words.t(key);
    return actionButton(testId, 'small', act, text, `${this.#title}: ${text}`);
  }
}
