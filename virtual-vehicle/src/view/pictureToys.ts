import { VIEWS, type View as PictureView } from '../car/carPicture';
import type { Words } from '../i18n/words';
import { h } from './dom';

/** Toggles that change only the picture, out of the way of what commands the car. */
export class PictureToys {
  readonly element: HTMLElement;
  readonly #chosen = new Set<PictureView>();

  constructor(
    private readonly words: Words,
    private readonly show: (views: ReadonlySet<PictureView>) => void,
  ) {
    const toggles = VIEWS.map((view) => this.#toggle(view));
    const hint = h('p', { class: 'lead' }, words.t('view.hint'));
    const group = h('div', { class: 'wrap', role: 'group', 'aria-label': words.t('car.view') }, ...toggles);
    const summary = h('summary', {}, h('h2', {}, words.t('car.view')));
    this.element = h('details', { class: 'panel', 'data-testid': 'views' }, summary, hint, group);
  }

  update(): void {
    // Nothing here depends on the car.
  }

  #toggle(view: PictureView): HTMLButtonElement {
    const onclick = (): void => {
      if (!this.#chosen.delete(view)) this.#chosen.add(view);
      button.setAttribute('aria-pressed', String(this.#chosen.has(view)));
      this.show(this.#chosen);
    };
    const attributes = { type: 'button', class: 'button', 'aria-pressed': 'false', onclick };
    const button = h(
      'button',
      { ...attributes, 'data-testid': `view-${view}` },
      this.words.t(`view.${view}`),
    );
    return button;
  }
}
