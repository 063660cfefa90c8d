import { stepped, type Range, type Value } from '../model/catalogue';
import type { Words } from '../i18n/words';
import { actionButton, enable } from './actionButton';
import { h, setAttribute, setText } from './dom';

/** Dials a value of a range, and asks for it when it is set. */
export class RangeStepper {
  readonly element: HTMLElement;
  readonly set: HTMLButtonElement;
  readonly #less: HTMLButtonElement;
  readonly #more: HTMLButtonElement;
  readonly #output = h('output', { class: 'draft', 'data-testid': 'draft' });
  /** What the person has dialled and not asked yet. */
  #draft: number | undefined;
  #asked: Value | undefined;
  #reported: Value | undefined;

  /** @param text a value in words */
  constructor(
    private readonly range: Range,
    private readonly title: string,
    private readonly words: Words,
    private readonly text: (value: number) => string,
    private readonly choose: (value: number) => void,
  ) {
    const less = `${title}: ${words.t('control.less')}`;
    const more = `${title}: ${words.t('control.more')}`;
    this.#less = actionButton('less', 'step', () => this.#step(-1), '−', less);
    this.#more = actionButton('more', 'step', () => this.#step(1), '+', more);
    this.set = actionButton('set', 'segment', () => this.#set());
    this.element = h('div', { class: 'range' }, this.#less, this.#output, this.#more, this.set);
  }

  update(enabled: boolean, asked: Value | undefined, reported: Value | undefined): void {
    this.#asked = asked;
    this.#reported = reported;
    const value = this.#value();
    const text = this.text(value);
    setText(this.#output, text);
    setText(this.set, this.words.t('control.set'));
    setAttribute(this.set, 'aria-label', this.words.t('control.setTo', { signal: this.title, value: text }));
    setAttribute(this.set, 'data-asked', typeof asked === 'number' ? 'true' : undefined);
    setAttribute(this.set, 'data-current', value === reported ? 'true' : undefined);
    enable(this.set, enabled);
    enable(this.#less, enabled && value > this.range.minimum);
    enable(this.#more, enabled && value < this.range.maximum);
  }

  #value(): number {
    const known = [this.#draft, this.#asked, this.#reported];
    const middle = (this.range.minimum + this.range.maximum) / 2;
    return known.find((value) => typeof value === 'number') ?? stepped(this.range, middle - 1, 1);
  }

  #step(direction: 1 | -1): void {
    this.#draft = stepped(this.range, this.#value(), direction);
    this.update(true, this.#asked, this.#reported);
  }

  #set(): void {
    const value = this.#value();
    this.#draft = undefined;
    this.choose(value);
  }
}
