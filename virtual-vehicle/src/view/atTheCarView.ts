import type { AtTheCar, CarState, ManualAction } from '../wire/atTheCar';
import { commandable, type Signal, type Value } from '../model/catalogue';
import type { Words } from '../i18n/words';
import type { Session } from '../session/session';
import { actionButton } from './actionButton';
import { h, setText } from './dom';

/** What the panel's drive button does, in km/h. */
const DRIVING_SPEED = 30;

/** Local runs only: act by hand at the simulated car, drive, cut its connection, make a part jam. */
export class AtTheCarView {
  readonly element: HTMLElement;
  readonly #problem = h('p', { class: 'problem', role: 'alert' });
  readonly #jams = new Map<string, HTMLInputElement>();
  #thing = '';

  constructor(
    private readonly car: AtTheCar,
    private readonly session: Session,
    private readonly words: Words,
  ) {
    const signals = commandable(session.catalogue).filter(({ kind }) => kind === 'actuator');
    this.element = h(
      'section',
      {
        class: 'panel at-the-car',
        'aria-labelledby': 'hand-title',
        'data-testid': 'at-the-car',
        hidden: true,
      },
      h('h2', { id: 'hand-title' }, words.t('hand.title')),
      h('p', { class: 'lead' }, words.t('hand.lead')),
      h('div', { class: 'wrap' }, ...this.#journey()),
      h(
        'ul',
        { class: 'parts', 'aria-label': words.t('hand.act') },
        ...signals.map((one) => this.#part(one)),
      ),
      this.#problem,
    );
  }

  /** Another vehicle may have no simulated car; what one can't do is not offered. */
  update(): void {
    const { thing } = this.session;
    if (thing === this.#thing) return;
    this.#thing = thing;
    this.element.hidden = true;
    setText(this.#problem, '');
    void this.car.look(thing).then((state) => {
      if (thing !== this.#thing || state === undefined) return;
      this.element.hidden = false;
      this.#show(state);
    });
  }

  #show(state: CarState): void {
    for (const [key, box] of this.#jams) box.checked = state.jammed.includes(key);
  }

  #journey(): HTMLElement[] {
    const { words } = this;
    return [
      this.#button('hand-drive', words.t('hand.drive', { speed: words.quantity(DRIVING_SPEED, 'km/h') }), {
        speed: DRIVING_SPEED,
      }),
      this.#button('hand-stop', words.t('hand.stop'), { speed: 0 }),
      this.#button('hand-cut', words.t('hand.cut'), { connection: 'cut' }),
      this.#button('hand-restore', words.t('hand.restore'), { connection: 'restore' }),
    ];
  }

  #part(signal: Signal): HTMLElement {
    const { range } = signal;
    const words: Value[] = (signal.values ?? []).map(({ word }) => word);
    const ends = range === undefined ? [] : [range.minimum, range.maximum];
    const title = this.words.title(signal, signal.key);
    const buttons = [...ends, ...words].map((value) => this.#byHand(signal, title, value));
    return h(
      'li',
      {},
      h('span', { class: 'part' }, title),
      h('span', { class: 'wrap' }, ...buttons),
      this.#jam(signal, title),
    );
  }

  #byHand(signal: Signal, title: string, value: Value): HTMLElement {
    const { key } = signal;
    const text = this.words.command(signal, value);
    return this.#button(`hand-${key}-${value}`, text, { [key]: value }, `${title}: ${text}`);
  }

  #jam({ key }: Signal, title: string): HTMLElement {
    const label = this.words.t('hand.jammed', { signal: title });
    const box = h('input', { type: 'checkbox', 'data-testid': `jam-${key}`, 'aria-label': label });
    box.addEventListener('change', () => this.#act({ ecu: { [key]: box.checked ? 'jammed' : 'ok' } }));
    this.#jams.set(key, box);
    return h('label', { class: 'check' }, box, this.words.t('hand.jams'));
  }

  #button(testId: string, text: string, deed: ManualAction, label?: string): HTMLElement {
    return actionButton(testId, 'small', () => this.#act(deed), text, label);
  }

  #act(deed: ManualAction): void {
    const thing = this.#thing;
    setText(this.#problem, '');
    this.car
      .act(thing, deed)
      .then((state) => thing === this.#thing && this.#show(state))
      .catch((problem: unknown) => {
        const detail = String((problem as Error).message);
        setText(this.#problem, this.words.t('hand.failed', { detail }));
      });
  }
}
