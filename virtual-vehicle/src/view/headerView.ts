import type { Words } from '../i18n/words';
import type { Session } from '../session/session';
import { actionButton } from './actionButton';
import { h, setAttribute, setText } from './dom';

/** Which vehicle, the page's connection, the car's presence. */
export class HeaderView {
  readonly element: HTMLElement;
  readonly #pageText = h('span', { class: 'chip-text' });
  readonly #carText = h('span', { class: 'chip-text' });
  readonly #page = h('span', { 'data-testid': 'page-connection', class: 'chip' }, this.#pageText);
  readonly #car = h('span', { 'data-testid': 'car-presence', class: 'chip' }, this.#carText);
  readonly #select: HTMLSelectElement;
  #known = '';

  constructor(
    private readonly session: Session,
    private readonly words: Words,
    choose: (thing: string) => void,
    signOut: () => void,
  ) {
    this.#select = h('select', {
      'data-testid': 'vehicle',
      'aria-label': words.t('header.vehicle'),
      onchange: () => choose(this.#select.value),
    });
    const out = actionButton('sign-out', 'quiet', signOut, words.t('sign.out'));
    const chips = h('div', { class: 'chips' }, this.#page, this.#car);
    this.element = h(
      'header',
      { class: 'header' },
      h('h1', {}, h('img', { src: 'icon.svg', alt: '', width: '26', height: '26' }), words.t('page.title')),
      this.#select,
      chips,
      out,
    );
  }

  update(): void {
    const { session, words } = this;
    const page = session.faulty ? 'faulty' : session.live;
    setAttribute(this.#page, 'data-state', page);
    setText(this.#pageText, `${words.t('header.page')}: ${words.t(`page.${page}`)}`);
    const { state, since } = session.presence;
    setAttribute(this.#car, 'data-state', state);
    const when =
      since === undefined ? '' : ` ${words.t('car.since', { time: words.minute(since, session.now()) })}`;
    const isOld = session.snapshot.version > 0 && (session.lost || session.gone);
    setAttribute(this.#car, 'data-old', isOld ? 'true' : undefined);
    const car = words.t(isOld ? 'header.carLast' : 'header.car');
    setText(this.#carText, `${car}: ${words.t(`car.${state}`)}${when}`);
    this.#offerVehicles();
    if (this.#select.value !== session.thing) this.#select.value = session.thing;
  }

  /** A vehicle that was taken away stays named, for it is still what the page last showed. */
  #offerVehicles(): void {
    const { session, words } = this;
    const { vehicles, thing: shown } = session;
    const known = `${shown} ${JSON.stringify(vehicles.map(({ thing, name, plate, role }) => [thing, name, plate, role]))}`;
    if (known === this.#known) return;
    this.#known = known;
    const options = vehicles.map(({ thing, plate, role }) => {
      const parts = [session.called(thing), plate, words.t(`role.${role}`)].filter(Boolean);
      return h('option', { value: thing }, parts.join(' · '));
    });
    if (shown !== '' && !vehicles.some(({ thing }) => thing === shown)) {
      const text = words.t('header.lost', { thing: session.called(shown) });
      options.unshift(h('option', { value: shown, disabled: true }, text));
    }
    this.#select.replaceChildren(...options);
  }
}
