import type { Value } from '../catalogue';
import { CarPicture, VIEWS, type View } from '../car/carPicture';
import type { Words } from '../i18n/words';
import type { Session } from '../session';
import { h, setAttribute } from './dom';

/** The car on its stage, and the toggles that change only the picture. */
export class StageView {
  readonly element: HTMLElement;
  readonly #picture: CarPicture;
  readonly #frame: HTMLElement;
  readonly #views = new Set<View>();

  constructor(
    private readonly session: Session,
    private readonly words: Words,
  ) {
    this.#picture = new CarPicture((value) => words.number(value));
    this.#frame = h('div', { class: 'picture', role: 'img', 'data-testid': 'car' });
    this.#frame.append(this.#picture.element);
    const toggles = VIEWS.map((view) => this.#toggle(view));
    const bar = h(
      'div',
      { class: 'views', role: 'group', 'aria-label': words.t('car.view'), title: words.t('view.hint') },
      ...toggles,
    );
    this.element = h('section', { class: 'stage', 'aria-label': words.t('header.car') }, this.#frame, bar);
  }

  update(): void {
    const { session, words } = this;
    this.#picture.show(session.snapshot);
    this.#picture.showLive(session.around.pageConnected);
    const asked: Record<string, Value> = {};
    for (const [key, { phase }] of session.controls) if (phase.kind === 'waiting') asked[key] = phase.wanted;
    this.#picture.showAsked(asked);
    const states = session.catalogue.signals.flatMap((signal) => {
      const reported = session.snapshot.reported[signal.key];
      return reported === undefined
        ? []
        : [`${words.title(signal, signal.key)} ${words.state(signal, reported.value)}`];
    });
    setAttribute(
      this.#frame,
      'aria-label',
      words.t('car.picture', { states: states.join(', ') || words.t('control.unreported') }),
    );
  }

  honk(): void {
    this.#picture.honk();
  }

  #toggle(view: View): HTMLButtonElement {
    const button = h(
      'button',
      { type: 'button', class: 'button chip-button', 'aria-pressed': 'false', 'data-testid': `view-${view}` },
      this.words.t(`view.${view}`),
    );
    button.addEventListener('click', () => {
      if (!this.#views.delete(view)) this.#views.add(view);
      button.setAttribute('aria-pressed', String(this.#views.has(view)));
      this.#picture.showViews(this.#views);
      setAttribute(this.element, 'data-night', this.#views.has('night') ? 'true' : undefined);
    });
    return button;
  }
}
