import { lookOf } from '../car/looks';
import { needsConfirmation, type Signal, type Value } from '../model/catalogue';
import type { Words } from '../i18n/words';
import { actionButton } from './actionButton';
import { h, setText } from './dom';

/** What has to be done before, and why, in words. */
export interface FirstStep {
  readonly reason: string;
  readonly command: string;
}

/** Asks in the place of the buttons whether something may be opened. */
export class Question {
  readonly element: HTMLElement;
  readonly #text = h('p', { class: 'question' });
  readonly #yes: HTMLButtonElement;
  readonly #no: HTMLButtonElement;

  constructor(
    private readonly signal: Signal,
    private readonly words: Words,
    private readonly confirm: () => void,
    private readonly decline: () => void,
  ) {
    const yes = (event: MouseEvent): void => this.#agreed(event);
    this.#yes = actionButton('confirm-yes', 'primary', yes);
    this.#no = actionButton('confirm-no', '', decline);
    const id = `question-${signal.key}`;
    this.#text.id = id;
    const onkeydown = (event: Event): void => this.#key(event as KeyboardEvent);
    const buttons = h('div', { class: 'pair' }, this.#yes, this.#no);
    const group = { class: 'confirming', role: 'group', 'aria-labelledby': id, onkeydown, hidden: true };
    this.element = h('div', group, this.#text, buttons);
  }

  /**
   * Asks about that value, and about what has to be done before it; of no value, is silent.
   *
   * @param isSigning the device asks in its own way, and here there is only a no
   */
  update(wanted: Value | undefined, first: FirstStep | undefined, isSigning: boolean): void {
    this.element.hidden = wanted === undefined;
    if (wanted === undefined) return;
    const { words, signal } = this;
    const command = words.command(signal, wanted);
    this.#offerYes(!isSigning);
    if (isSigning)
      return setText(this.#text, words.t('confirm.sign', { question: this.#own(wanted, command) }));
    if (first !== undefined) {
      const then = words.lowered(command);
      setText(
        this.#text,
        words.t('confirm.both', { reason: words.capitalized(first.reason), first: first.command, then }),
      );
      setText(this.#yes, words.t('confirm.yesBoth'));
      return;
    }
    setText(this.#text, this.#own(wanted, command));
    const own = lookOf(signal.key).questions?.[wanted];
    setText(this.#yes, own?.yes[words.language] ?? words.t('confirm.yes'));
  }

  focus(): void {
    (this.#yes.hidden ? this.#no : this.#yes).focus();
  }

  /** What opens is asked with a warning, anything else by its name. */
  #own(wanted: Value, command: string): string {
    const { words, signal } = this;
    const name = words.title(signal, signal.key);
    if (!needsConfirmation(signal, wanted)) return `${name}: ${command}?`;
    const own = lookOf(signal.key).questions?.[wanted];
    return own?.ask[words.language] ?? words.t('confirm.ask', { signal: name, command });
  }

  #offerYes(isOffered: boolean): void {
    const hadFocus = document.activeElement === this.#yes;
    this.#yes.hidden = !isOffered;
    setText(this.#no, this.words.t(isOffered ? 'confirm.no' : 'control.cancel'));
    if (hadFocus) this.focus();
  }

  /** The second half of a double click on the button that was here before is no answer. */
  #agreed(event: MouseEvent): void {
    if (event.detail < 2) this.confirm();
  }

  /** Nor is a key that is still held down. */
  #key(event: KeyboardEvent): void {
    if (event.repeat) event.preventDefault();
    else if (event.key === 'Escape') this.decline();
  }
}
