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

  constructor(
    private readonly signal: Signal,
    private readonly words: Words,
    private readonly confirm: () => void,
    private readonly decline: () => void,
  ) {
    const yes = (event: MouseEvent): void => this.#agreed(event);
    this.#yes = actionButton('confirm-yes', 'primary', yes);
    const no = actionButton('confirm-no', '', decline, words.t('confirm.no'));
    const id = `question-${signal.key}`;
    this.#text.id = id;
    const onkeydown = (event: Event): void => this.#key(event as KeyboardEvent);
    const buttons = h('div', { class: 'pair' }, this.#yes, no);
    const group = { class: 'confirming', role: 'group', 'aria-labelledby': id, onkeydown, hidden: true };
    this.element = h('div', group, this.#text, buttons);
  }

  /** Asks about that value, and about what has to be done before it; of no value, is silent. */
  update(wanted: Value | undefined, first: FirstStep | undefined): void {
    this.element.hidden = wanted === undefined;
    if (wanted === undefined || !needsConfirmation(this.signal, wanted)) return;
    const { words, signal } = this;
    const command = words.command(signal, wanted);
    const asked = words.t('confirm.ask', { signal: words.title(signal, signal.key), command });
    if (first !== undefined) {
      const then = words.lowered(command);
      setText(
        this.#text,
        words.t('confirm.both', { reason: words.capitalized(first.reason), first: first.command, then }),
      );
      setText(this.#yes, words.t('confirm.yesBoth'));
      return;
    }
    const own = lookOf(signal.key).questions?.[wanted];
    setText(this.#text, own?.ask[words.language] ?? asked);
    setText(this.#yes, own?.yes[words.language] ?? words.t('confirm.yes'));
  }

  focus(): void {
    this.#yes.focus();
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
