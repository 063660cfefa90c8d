import type { Signal, Value } from '../model/catalogue';
import { CarPicture, type View } from '../car/carPicture';
import { lookOf } from '../car/looks';
import type { Words } from '../i18n/words';
import type { Session } from '../session/session';
import { h, setAttribute, setText } from './dom';

/** The car on its stage, and what its sensors read. */
export class StageView {
  readonly element: HTMLElement;
  readonly #picture: CarPicture;
  readonly #frame: HTMLElement;
  readonly #lost: HTMLElement;
  readonly #readings = new Map<Signal, HTMLElement>();

  constructor(
    private readonly session: Session,
    private readonly words: Words,
  ) {
    this.#picture = new CarPicture((value) => words.quantity(value, '°C').replace(/\s?[CF]$/, ''));
    this.#frame = h('div', { class: 'picture', role: 'img', 'data-testid': 'car' });
    this.#frame.append(this.#picture.element);
    this.#lost = h('p', { class: 'lost', 'data-testid': 'lost', hidden: true }, words.t('page.lost'));
    this.element = h(
      'section',
      { class: 'stage', 'aria-label': words.t('header.car') },
      this.#frame,
      this.#lost,
      this.#sensors(),
    );
  }

  update(): void {
    const { session, words } = this;
    const { snapshot } = session;
    this.#lost.hidden = !session.lost || snapshot.version === 0 || session.gone;
    this.#picture.show(snapshot);
    this.#picture.showLive(!session.isOld);
    this.#picture.showAsked(this.#asked());
    for (const [signal, element] of this.#readings) {
      const reported = snapshot.reported[signal.key];
      setText(element, reported === undefined ? '–' : words.state(signal, reported.value));
    }
    const states = this.#states().join(', ') || words.t('control.unreported');
    setAttribute(this.#frame, 'data-version', String(snapshot.version));
    setAttribute(this.#frame, 'aria-label', words.t('car.picture', { states }));
  }

  honk(): void {
    this.#picture.honk();
  }

  showViews(views: ReadonlySet<View>): void {
    this.#picture.showViews(views);
    setAttribute(this.element, 'data-night', views.has('night') ? 'true' : undefined);
  }

  /** What each control waits for. */
  #asked(): Record<string, Value> {
    const waiting = [...this.session.controls].flatMap(([key, { phase }]) =>
      phase.kind === 'waiting' ? [[key, phase.wanted] as const] : [],
    );
    return Object.fromEntries(waiting);
  }

  #states(): string[] {
    const { catalogue, snapshot } = this.session;
    return catalogue.signals.flatMap((signal) => {
      const reported = snapshot.reported[signal.key];
      if (reported === undefined) return [];
      return [`${this.words.title(signal, signal.key)} ${this.words.state(signal, reported.value)}`];
    });
  }

  #sensors(): HTMLElement {
    const sensors = this.session.catalogue.signals.filter(({ kind }) => kind === 'sensor');
    const rows = sensors.map((signal) => {
      const { key } = signal;
      const reading = h('dd', { 'data-testid': `reading-${key}` });
      this.#readings.set(signal, reading);
      const drawn = lookOf(key).isDrawn === true ? 'drawn' : '';
      return h('div', { class: drawn }, h('dt', {}, this.words.title(signal, key)), reading);
    });
    return h('dl', { class: 'readings' }, ...rows);
  }
}
