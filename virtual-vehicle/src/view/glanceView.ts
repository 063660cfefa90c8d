import { lookOf } from '../car/looks';
import type { Signal } from '../model/catalogue';
import { closables, glanceOf, type Closable, type Glance } from '../model/glance';
import type { Words } from '../i18n/words';
import type { Session } from '../session/session';
import { actionButton, enable } from './actionButton';
import { h, setAttribute } from './dom';

/** The whole car in one line, and the button that locks and closes it. */
export class GlanceView {
  readonly element: HTMLElement;
  readonly #line = h('p', { class: 'glance-line', 'data-testid': 'glance-line' });
  readonly #viewOnly = h('p', { class: 'view-only', 'data-testid': 'view-only', hidden: true });
  readonly #button: HTMLButtonElement;
  readonly #parts: readonly Closable[];
  #told = '';

  constructor(
    private readonly session: Session,
    private readonly words: Words,
  ) {
    this.#parts = closables(session.catalogue);
    this.#button = actionButton('secure', 'primary', () => this.#secure(), words.t('glance.secure'));
    this.#button.hidden = this.#parts.length === 0;
    this.#viewOnly.append(words.t('control.viewer'));
    const text = h('div', { class: 'glance-text' }, this.#line, this.#viewOnly);
    this.element = h('div', { class: 'glance', 'data-testid': 'glance' }, text, this.#button);
  }

  update(): void {
    const { session } = this;
    const glance = glanceOf(this.#parts, session.snapshot);
    const state = glance.open.length > 0 ? 'open' : glance.unknown.length > 0 ? 'unknown' : 'closed';
    setAttribute(this.element, 'data-state', state);
    setAttribute(this.element, 'data-old', session.isOld ? 'true' : undefined);
    this.#viewOnly.hidden = session.around.mayCommand || session.snapshot.version === 0;
    this.#button.hidden = this.#parts.length === 0 || !session.around.mayCommand;
    enable(this.#button, session.around.pageConnected && this.#toClose().length > 0);
    this.#show(glance);
  }

  /** Whatever is open, unlocked or not known, and not already on its way to be closed. */
  #toClose(): Closable[] {
    const { snapshot, controls } = this.session;
    return this.#parts.filter(({ signal, closed }) => {
      const phase = controls.get(signal.key)?.phase;
      const isUnderWay = phase?.kind === 'waiting' && phase.withdrawnAt === undefined;
      return (isUnderWay ? phase.wanted : snapshot.reported[signal.key]?.value) !== closed;
    });
  }

  #secure(): void {
    for (const { signal, closed } of this.#toClose()) this.session.commands.choose(signal, closed);
  }

  #show(glance: Glance): void {
    const open = this.#open(glance);
    const rest = [...this.#closed(glance), ...this.#unknown(glance), ...this.#readings(), ...this.#age()];
    const told = JSON.stringify([open, rest]);
    if (told === this.#told) return;
    this.#told = told;
    const pieces = [...open.map((text) => h('strong', {}, text)), ...rest.map((text) => h('span', {}, text))];
    this.#line.replaceChildren(...pieces.flatMap((piece, index) => (index === 0 ? [piece] : [' · ', piece])));
  }

  /** What is in the same state is told together: "Door, Trunk open". */
  #open({ open }: Glance): string[] {
    const names = new Map<string, string[]>();
    const alone: string[] = [];
    for (const { signal, value } of open) {
      const state = this.words.state(signal, value);
      if (isSelfEvident(signal)) alone.push(this.words.capitalized(state));
      else names.set(state, [...(names.get(state) ?? []), this.words.title(signal, signal.key)]);
    }
    return [...[...names].map(([state, titles]) => `${titles.join(', ')} ${state}`), ...alone];
  }

  #closed({ closed, open, unknown }: Glance): string[] {
    const { words } = this;
    const alone = closed.filter(({ signal }) => isSelfEvident(signal));
    const isAll = unknown.length === 0 && open.every(({ signal }) => isSelfEvident(signal));
    return [
      ...alone.map((part) => words.capitalized(words.state(part.signal, part.closed))),
      ...(isAll && closed.length > alone.length ? [words.t('glance.allClosed')] : []),
    ];
  }

  #unknown({ unknown }: Glance): string[] {
    if (unknown.length === 0) return [];
    if (this.session.snapshot.version === 0 || unknown.length === this.#parts.length) {
      return [this.words.t('control.unreported')];
    }
    const names = unknown.map((signal) => this.words.title(signal, signal.key)).join(', ');
    return [this.words.t('glance.unknown', { names })];
  }

  /** How full the battery is, and how fast the car goes if it does. */
  #readings(): string[] {
    const { catalogue, snapshot } = this.session;
    return catalogue.signals.flatMap((signal) => {
      const value = snapshot.reported[signal.key]?.value;
      const isTold = signal.range?.unit === 'percent' || (signal.range?.unit === 'km/h' && value !== 0);
      return signal.kind === 'sensor' && isTold && typeof value === 'number'
        ? [this.words.state(signal, value)]
        : [];
    });
  }

  /** When the car told something last; of a car or page without connection, until when it is known to be true. */
  #age(): string[] {
    const { session, words } = this;
    const now = session.now();
    if (session.snapshot.version === 0) return [];
    if (session.isOld) return [words.t('glance.asOf', { time: words.minute(session.trueUntil, now) })];
    const last = Math.max(...Object.values(session.snapshot.reported).map(({ at }) => at), 0);
    return last === 0 ? [] : [words.age(now - last)];
  }
}

function isSelfEvident({ key }: Signal): boolean {
  return lookOf(key).isSelfEvident === true;
}
