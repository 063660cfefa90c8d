import type { AtTheCar, Deed } from '../atTheCar';
import { commandable, type Signal } from '../catalogue';
import type { Words } from '../i18n/words';
import type { Session } from '../session';
import { h } from './dom';

const DRIVING_SPEED = 30;

/** Local runs only: act by hand at the simulated car, drive, cut its connection, make a part jam. */
export class AtTheCarView {
  readonly element: HTMLElement;
  readonly #problem = h('p', { class: 'problem', role: 'alert' });

  constructor(
    private readonly car: AtTheCar,
    private readonly session: Session,
    private readonly words: Words,
  ) {
    const title = h('h2', { id: 'hand-title' }, words.t('hand.title'));
    const signals = commandable(session.catalogue).filter(({ kind }) => kind === 'actuator');
    const byHand = signals.flatMap((signal) => this.#byHand(signal));
    const jams = signals.map((signal) => this.#jam(signal));
    const { t } = { t: words.t.bind(words) };
    this.element = h(
      'section',
      { class: 'panel at-the-car', 'aria-labelledby': 'hand-title', 'data-testid': 'at-the-car' },
      title,
      h('p', { class: 'lead' }, t('hand.lead')),
      h('div', { class: 'wrap' }, ...this.#journey()),
      h('h3', {}, t('hand.act')),
      h('div', { class: 'wrap' }, ...byHand),
      h('h3', {}, t('hand.jam')),
      h('div', { class: 'wrap' }, ...jams),
      this.#problem,
    );
  }

  #journey(): HTMLElement[] {
    const { words } = this;
    return [
      this.#button('hand-drive', words.t('hand.drive', { speed: String(DRIVING_SPEED) }), {
        speed: DRIVING_SPEED,
      }),
      this.#button('hand-stop', words.t('hand.stop'), { speed: 0 }),
      this.#button('hand-cut', words.t('hand.cut'), { connection: 'cut' }),
      this.#button('hand-restore', words.t('hand.restore'), { connection: 'restore' }),
    ];
  }

  #byHand(signal: Signal): HTMLElement[] {
    const title = this.words.title(signal, signal.key);
    return (signal.values ?? []).map(({ word }) =>
      this.#button(`hand-${signal.key}-${word}`, `${title}: ${this.words.command(signal, word)}`, {
        [signal.key]: word,
      }),
    );
  }

  #jam(signal: Signal): HTMLElement {
    const box = h('input', { type: 'checkbox', 'data-testid': `jam-${signal.key}` });
    box.addEventListener('change', () => this.#act({ ecu: { [signal.key]: box.checked ? 'jammed' : 'ok' } }));
    return h(
      'label',
      { class: 'check' },
      box,
      this.words.t('hand.jammed', { signal: this.words.title(signal, signal.key) }),
    );
  }

  #button(testId: string, text: string, deed: Deed): HTMLElement {
    return h(
      'button',
      { type: 'button', class: 'button small', 'data-testid': testId, onclick: () => this.#act(deed) },
      text,
    );
  }

  #act(deed: Deed): void {
    this.#problem.textContent = '';
    this.car.act(this.session.thing, deed).catch((problem: unknown) => {
      this.#problem.textContent = this.words.t('hand.failed', { detail: String((problem as Error).message) });
    });
  }
}
