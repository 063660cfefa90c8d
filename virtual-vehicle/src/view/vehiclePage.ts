import type { Api } from '../api';
import type { AtTheCar } from '../atTheCar';
import { commandable } from '../catalogue';
import type { Words } from '../i18n/words';
import type { Session } from '../session';
import { AtTheCarView } from './atTheCarView';
import { ControlCard } from './controlCard';
import { DeveloperView } from './developerView';
import { h, setText } from './dom';
import { HeaderView } from './headerView';
import { SettingsView } from './settingsView';
import { StageView } from './stageView';
import { TimelineView } from './timelineView';

export interface VehiclePageParts {
  readonly session: Session;
  readonly api: Api;
  readonly words: Words;
  readonly atTheCar?: AtTheCar | undefined;
  readonly choose: (thing: string) => void;
  readonly signOut: () => void;
}

/** All views of one vehicle, and the live region that says aloud what became of a request. */
export class VehiclePage {
  readonly element: HTMLElement;
  readonly #stage: StageView;
  readonly #controls = h('div', { class: 'cards' });
  readonly #announcement = h('p', {
    class: 'unseen',
    role: 'status',
    'aria-live': 'polite',
    'data-testid': 'announcement',
  });
  readonly #notice = h('p', { class: 'notice', role: 'alert', hidden: true });
  readonly #views: { update(): void }[];
  readonly #settings: SettingsView;
  #cards: ControlCard[] = [];
  #thing = '';
  #marked = false;

  constructor(private readonly parts: VehiclePageParts) {
    const { session, api, words, atTheCar } = parts;
    const header = new HeaderView(session, words, parts.choose, parts.signOut);
    this.#stage = new StageView(session, words);
    const timeline = new TimelineView(session, words);
    const developer = new DeveloperView(session, words);
    this.#settings = new SettingsView(api, session, words);
    const hand = atTheCar === undefined ? [] : [new AtTheCarView(atTheCar, session, words).element];
    this.#views = [header, this.#stage, timeline, developer];
    const controls = h(
      'section',
      { class: 'controls', id: 'controls', tabindex: '-1', 'aria-labelledby': 'controls-title' },
      h('h2', { id: 'controls-title', class: 'unseen' }, words.t('controls.title')),
      this.#controls,
    );
    const skip = h('a', { href: '#controls', class: 'skip' }, words.t('page.skip'));
    const rest = h('div', { class: 'rest' }, ...hand, this.#settings.element, developer.element);
    const main = h('main', { class: 'main' }, this.#stage.element, controls, timeline.element, rest);
    this.element = h(
      'div',
      { class: 'vehicle-page' },
      skip,
      header.element,
      this.#notice,
      main,
      this.#announcement,
    );
  }

  update(): void {
    const { session, words } = this.parts;
    if (session.thing !== this.#thing) this.#turn();
    for (const view of this.#views) view.update();
    for (const card of this.#cards) card.update();
    if (session.snapshot.version > 0 && !this.#marked) {
      this.#marked = true;
      performance.mark('first-state');
    }
    this.#notice.hidden = !session.gone;
    setText(this.#notice, session.gone ? words.t('header.gone') : '');
  }

  honk(): void {
    this.#stage.honk();
  }

  #turn(): void {
    const { session, words } = this.parts;
    this.#thing = session.thing;
    this.#settings.close();
    const announce = (text: string): void => setText(this.#announcement, text);
    this.#cards = commandable(session.catalogue).map(
      (signal) => new ControlCard(signal, session, words, announce),
    );
    this.#controls.replaceChildren(...this.#cards.map(({ element }) => element));
  }
}
