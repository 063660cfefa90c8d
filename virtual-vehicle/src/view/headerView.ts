import type { Words } from '../i18n/words';
import type { Session } from '../session';
import { h, setAttribute, setText } from './dom';

/** Which vehicle, the page's connection, the car's presence, the median answer time. */
export class HeaderView {
  readonly element: HTMLElement;
  readonly #page = h('span', { 'data-testid': 'page-connection', class: 'chip' });
  readonly #car = h('span', { 'data-testid': 'car-presence', class: 'chip' });
  readonly #median = h('span', { 'data-testid': 'median', class: 'chip plain' });
  readonly #select: HTMLSelectElement;

  constructor(
    private readonly session: Session,
    private readonly words: Words,
    choose: (thing: string) => void,
    signOut: () => void,
  ) {
    const options = session.vehicles.map(({ thing, role }) =>
      h('option', { value: thing }, `${thing} · ${words.of('role', role, role)}`),
    );
    this.#select = h(
      'select',
      {
        'data-testid': 'vehicle',
        'aria-label': words.t('header.vehicle'),
        onchange: () => choose(this.#select.value),
      },
      ...options,
    );
    const out = h(
      'button',
      { type: 'button', class: 'button quiet', 'data-testid': 'sign-out', onclick: signOut },
      words.t('sign.out'),
    );
    const chips = h('div', { class: 'chips' }, this.#page, this.#car, this.#median);
    this.element = h(
      'header',
      { class: 'header' },
      h('h1', {}, words.t('page.title')),
      this.#select,
      chips,
      out,
    );
  }

  update(): void {
    const { session, words } = this;
    setAttribute(this.#page, 'data-state', session.live);
    setText(this.#page, `${words.t('header.page')}: ${words.t(`page.${session.live}`)}`);
    const { state, since } = session.presence;
    setAttribute(this.#car, 'data-state', state);
    const when =
      since === undefined ? '' : ` ${words.t('car.since', { time: words.time(since, session.now()) })}`;
    setText(this.#car, `${words.t('header.car')}: ${words.t(`car.${state}`)}${when}`);
    const median = session.medianSeconds;
    setText(
      this.#median,
      `${words.t('header.median')}: ${median === undefined ? '–' : `${words.number(median)} s`}`,
    );
    if (this.#select.value !== session.thing) this.#select.value = session.thing;
  }
}
