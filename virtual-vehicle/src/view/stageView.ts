import type { Value } from '../model/catalogue';
import { CarPicture, type View } from '../car/carPicture';
import { lookOf } from '../car/looks';
import type { Words } from '../i18n/words';
import type { Session } from '../session/session';
import { h, setAttribute, setText } from './dom';

/** The car on its stage, and the toggles that change only the picture. */
export class StageView {
  readonly element: HTMLElement;
  readonly #picture: CarPicture;
  readonly #frame: HTMLElement;
  readonly #lost = h('p', { class: 'lost', 'data-testid': 'lost', hidden: true });
  readonly #readings = new Map<string, HTMLElement>();

  constructor(
    private readonly session: Session,
    private readonly words: Words,
  ) {
    this.#picture = new CarPicture((value) => words.quantity(value, '°C').replace(/\s?[CF]$/, ''));
    this.#frame = h('div', { class: 'picture', role: 'img', 'data-testid': 'car' });
    this.#frame.append(this.#picture.element);
    this.element = h(
      'section',
      { class: 'stage', 'aria-label': words.t('header.car') },
      this.#frame,
      this.#lost,
      h('div', { class: 'below' }, this.#sensors()),
    );
  }

  update(): void {
    const { session, words } = this;
    this.#lost.hidden = !session.lost || session.snapshot.version === 0 || session.gone;
    setText(this.#lost, words.t('page.lost'));
    this.#picture.show(session.snapshot);
    setAttribute(this.#frame, 'data-version', String(session.snapshot.version));
    this.#picture.showLive(!session.isOld && !session.gone);
    for (const [key, element] of this.#readings) {
      const signal = session.catalogue.signals.find((candidate) => candidate.key === key);
      const reported = session.snapshot.reported[key];
      setText(element, reported === undefined ? '–' : words.state(signal, reported.value));
    }
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

  /** What the car measures. */
  #sensors(): HTMLElement {
    const sensors = this.session.catalogue.signals.filter(({ kind }) => kind === 'sensor');
    const rows = sensors.map((signal) => {
      const { key } = signal;
      const reading = h('dd', { 'data-testid': `reading-${key}` });
      this.#readings.set(key, reading);
      const drawn = lookOf(key).isDrawn === true ? 'drawn' : '';
      return h('div', { class: drawn }, h('dt', {}, this.words.title(signal, key)), reading);
    });
    return h('dl', { class: 'readings' }, ...rows);
  }

  honk(): void {
    this.#picture.honk();
  }

  showViews(views: ReadonlySet<View>): void {
    this.#picture.showViews(views);
    setAttribute(this.element, 'data-night', views.has('night') ? 'true' : undefined);
  }
}
