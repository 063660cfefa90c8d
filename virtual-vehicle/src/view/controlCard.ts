import type { Signal, Value } from '../catalogue';
import { stepped } from '../catalogue';
import { face, isEnabled, type Control, type Face } from '../control';
import type { Words } from '../i18n/words';
import type { Session } from '../session';
import { h, icon, setAttribute, setText } from './dom';
import { statusText } from './statusText';

/** One control: value, state in words, its buttons, and in their place the question when it has to be confirmed. */
export class ControlCard {
  readonly element: HTMLElement;
  readonly #value = h('span', { class: 'value', 'data-testid': 'value' });
  readonly #age = h('span', { class: 'age' });
  readonly #status = h('p', { class: 'status', 'data-testid': 'status' });
  readonly #actions = h('div', { class: 'actions' });
  readonly #question = h('p', { class: 'question' });
  readonly #yes: HTMLButtonElement;
  readonly #no: HTMLButtonElement;
  readonly #cancel: HTMLButtonElement;
  readonly #retry: HTMLButtonElement;
  readonly #dismiss: HTMLButtonElement;
  readonly #confirming: HTMLElement;
  readonly #buttons: { value: Value; button: HTMLButtonElement }[] = [];
  readonly #range: RangeParts | undefined;
  #opener: Value | undefined;
  #face: Face | undefined;
  #told: Value | undefined;

  constructor(
    private readonly signal: Signal,
    private readonly session: Session,
    private readonly words: Words,
    private readonly announce: (text: string) => void,
  ) {
    const title = words.title(signal, signal.key);
    this.#range = signal.range === undefined ? undefined : this.#rangeParts(title);
    this.#buttons = (signal.values ?? []).map(({ word }) => ({
      value: word,
      button: this.#valueButton(title, word),
    }));
    this.#yes = this.#button('confirm-yes', 'primary', () => session.confirm(signal));
    this.#no = this.#button('confirm-no', '', () => this.#decline());
    this.#cancel = this.#button('cancel', 'small', () => void session.withdraw(signal));
    this.#retry = this.#button('retry', 'small', () => this.#again());
    this.#dismiss = this.#button('dismiss', 'small', () => session.dismiss(signal));
    this.#label(title);
    this.#confirming = h(
      'div',
      { class: 'confirming', role: 'group', onkeydown: (event) => this.#escape(event) },
      this.#question,
      h('div', { class: 'pair' }, this.#yes, this.#no),
    );
    if (this.#range !== undefined) this.#actions.append(this.#range.element);
    this.#actions.append(h('div', { class: 'segments' }, ...this.#buttons.map(({ button }) => button)));
    this.element = this.#card(title);
  }

  update(): void {
    const control = this.session.controls.get(this.signal.key);
    if (control === undefined) return;
    const now = face(control, this.session.around);
    const reported = this.session.snapshot.reported[this.signal.key];
    setAttribute(this.element, 'data-state', now);
    setAttribute(this.element, 'data-value', reported === undefined ? undefined : String(reported.value));
    const momentary = this.signal.kind === 'momentary';
    setText(
      this.#value,
      reported === undefined || momentary ? '' : this.words.state(this.signal, reported.value),
    );
    setText(
      this.#age,
      reported === undefined || momentary ? '' : this.words.age(this.session.now() - reported.at),
    );
    const text = statusText(this.signal, control, now, this.session, this.words);
    setText(this.#status, text);
    this.#updateActions(control, now);
    this.#tellChange(reported?.value, now);
    this.#tell(control, now, text);
  }

  #updateActions(control: Control, now: Face): void {
    const { phase } = control;
    const enabled = isEnabled(control, this.session.around);
    const wanted = phase.kind === 'waiting' ? phase.wanted : undefined;
    const reported = this.session.snapshot.reported[this.signal.key]?.value;
    for (const { value, button } of this.#buttons) {
      button.disabled = !enabled;
      if (this.signal.kind !== 'momentary') setAttribute(button, 'aria-pressed', String(value === reported));
      setAttribute(button, 'data-asked', value === wanted ? 'true' : undefined);
    }
    this.#updateRange(enabled, wanted, reported);
    const isConfirming = now === 'confirming';
    this.#confirming.hidden = !isConfirming;
    this.#actions.hidden = isConfirming;
    this.#cancel.hidden = !(
      phase.kind === 'waiting' &&
      this.session.around.pageConnected &&
      this.session.around.mayCommand
    );
    this.#retry.hidden = !(['refused', 'unanswered', 'problem'].includes(now) && enabled);
    this.#dismiss.hidden = this.#retry.hidden;
    if (phase.kind === 'confirming') this.#ask(phase.wanted);
  }

  #updateRange(enabled: boolean, wanted: Value | undefined, reported: Value | undefined): void {
    const range = this.#range;
    if (range === undefined) return;
    const draft = this.#draft();
    const text = this.words.state(this.signal, draft);
    setText(range.output, text);
    setText(range.set, this.words.t('control.set', { value: text }));
    setAttribute(range.set, 'data-asked', typeof wanted === 'number' ? 'true' : undefined);
    setAttribute(range.set, 'aria-pressed', String(draft === reported));
    for (const button of [range.less, range.more, range.set]) button.disabled = !enabled;
  }

  #ask(wanted: Value): void {
    const command = this.words.command(this.signal, wanted);
    const values = {
      signal: this.words.title(this.signal, this.signal.key),
      command: command.toLocaleLowerCase(this.words.language),
    };
    setText(
      this.#question,
      this.words.t('confirm.ask', this.words.language === 'de' ? { ...values, command } : values),
    );
    setText(
      this.#yes,
      this.words.t('confirm.yes', { command: this.words.language === 'de' ? command : values.command }),
    );
  }

  /** Moves the focus into the question and back out of it, and tells a screen reader what became of a request. */
  #tell(control: Control, now: Face, text: string): void {
    if (now === this.#face) return;
    const was = this.#face;
    this.#face = now;
    if (now === 'confirming') {
      this.#opener = control.phase.kind === 'confirming' ? control.phase.wanted : undefined;
      this.#yes.focus();
      return;
    }
    if (was === 'confirming') this.#buttons.find(({ value }) => value === this.#opener)?.button.focus();
    if (was === undefined || now === 'idle' || now === 'disconnected' || was === 'disconnected') return;
    this.announce(`${this.words.title(this.signal, this.signal.key)}: ${text}`);
  }

  /** What changed without anybody asking here is news too. */
  #tellChange(value: Value | undefined, now: Face): void {
    const was = this.#told;
    this.#told = value;
    if (was === undefined || value === undefined || value === was || now !== 'idle') return;
    this.announce(
      `${this.words.title(this.signal, this.signal.key)}: ${this.words.state(this.signal, value)}`,
    );
  }

  #escape(event: Event): void {
    if ((event as KeyboardEvent).key === 'Escape') this.#decline();
  }

  #decline(): void {
    this.session.dismiss(this.signal);
  }

  #again(): void {
    const phase = this.session.controls.get(this.signal.key)?.phase;
    if (phase !== undefined && 'wanted' in phase) this.session.choose(this.signal, phase.wanted);
  }

  #label(title: string): void {
    setText(this.#no, this.words.t('confirm.no'));
    const labels = [
      [this.#cancel, 'control.cancel'],
      [this.#retry, 'control.retry'],
      [this.#dismiss, 'control.dismiss'],
    ] as const;
    for (const [button, key] of labels) {
      setText(button, this.words.t(key));
      button.setAttribute('aria-label', `${title}: ${this.words.t(key)}`);
    }
  }

  #card(title: string): HTMLElement {
    const { key } = this.signal;
    const heading = h('h3', { id: `control-${key}` }, title);
    return h(
      'section',
      {
        class: 'card',
        role: 'group',
        'aria-labelledby': `control-${key}`,
        'data-testid': `control-${key}`,
        'data-signal': key,
        'data-range': this.signal.range === undefined ? undefined : 'true',
      },
      h(
        'div',
        { class: 'card-head' },
        icon(key),
        heading,
        h('span', { class: 'reading' }, this.#value, this.#age),
      ),
      this.#actions,
      this.#confirming,
      h(
        'div',
        { class: 'foot' },
        this.#status,
        h('div', { class: 'tools' }, this.#cancel, this.#retry, this.#dismiss),
      ),
    );
  }

  #valueButton(title: string, word: string): HTMLButtonElement {
    const command = this.words.command(this.signal, word);
    const button = this.#button(`ask-${word}`, 'segment', () => this.session.choose(this.signal, word));
    button.textContent = command;
    button.setAttribute('aria-label', this.words.t('control.ask', { signal: title, command }));
    return button;
  }

  #button(testId: string, kind: string, onclick: () => void): HTMLButtonElement {
    return h('button', { type: 'button', class: `button ${kind}`.trim(), 'data-testid': testId, onclick });
  }

  #rangeParts(title: string): RangeParts {
    const step = (direction: 1 | -1) => () => this.#step(direction);
    const less = this.#button('less', 'step', step(-1));
    const more = this.#button('more', 'step', step(1));
    less.textContent = '−';
    more.textContent = '+';
    less.setAttribute('aria-label', `${title}: ${this.words.t('control.less')}`);
    more.setAttribute('aria-label', `${title}: ${this.words.t('control.more')}`);
    const output = h('output', { class: 'draft', 'data-testid': 'draft' });
    const set = this.#button('set', 'segment', () => this.#set());
    return {
      less,
      more,
      output,
      set,
      draft: undefined,
      element: h('div', { class: 'range' }, less, output, more, set),
    };
  }

  #middle(): number {
    const { minimum, maximum } = this.signal.range ?? { minimum: 0, maximum: 0 };
    return stepped(this.signal.range ?? { minimum, maximum, unit: '' }, (minimum + maximum) / 2 - 1, 1);
  }

  #draft(): number {
    const { key } = this.signal;
    const phase = this.session.controls.get(key)?.phase;
    const asked = phase?.kind === 'waiting' ? phase.wanted : undefined;
    const known = [this.#range?.draft, asked, this.session.snapshot.reported[key]?.value];
    return known.find((value) => typeof value === 'number') ?? this.#middle();
  }

  #step(direction: 1 | -1): void {
    if (this.#range === undefined || this.signal.range === undefined) return;
    this.#range.draft = stepped(this.signal.range, this.#draft(), direction);
    this.update();
  }

  #set(): void {
    const draft = this.#draft();
    if (this.#range !== undefined) this.#range.draft = undefined;
    this.session.choose(this.signal, draft);
  }
}

interface RangeParts {
  readonly element: HTMLElement;
  readonly less: HTMLButtonElement;
  readonly more: HTMLButtonElement;
  readonly output: HTMLOutputElement;
  readonly set: HTMLButtonElement;
  /** What the person has dialled and not asked yet. */
  draft: number | undefined;
}
