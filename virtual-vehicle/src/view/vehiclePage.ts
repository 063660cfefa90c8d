import type { Api } from '../api';
import type { AtTheCar } from '../atTheCar';
import { commandable } from '../catalogue';
import type { Words } from '../i18n/words';
import type { Session } from '../session';
import { Announcement } from './announcement';
import { AtTheCarView } from './atTheCarView';
import { ControlCard } from './controlCard';
import { DeveloperView } from './developerView';
import { h } from './dom';
import { GoneView } from './goneView';
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

/** All views of one vehicle, and what is said aloud. */
export class VehiclePage {
  readonly element: HTMLElement;
  readonly #stage: StageView;
  readonly #controls = h('div', { class: 'cards' });
  readonly #announcement: Announcement;
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
    this.#announcement = new Announcement(session, words);
    this.#settings = new SettingsView(api, session, words);
    const hand = atTheCar === undefined ? [] : [new AtTheCarView(atTheCar, session, words)];
    const gone = new GoneView(session, words, (thing) => this.#chooseAnother(thing));
    this.#views = [header, gone, this.#stage, timeline, developer, this.#announcement, ...hand];
    const controls = h(
      'section',
      { class: 'controls', id: 'controls', tabindex: '-1', 'aria-labelledby': 'controls-title' },
      h('h2', { id: 'controls-title', class: 'unseen' }, words.t('controls.title')),
      this.#controls,
    );
    const skip = h('a', { href: '#controls', class: 'skip' }, words.t('page.skip'));
    const rest = h(
      'div',
      { class: 'rest' },
      ...hand.map(({ element }) => element),
      this.#settings.element,
      developer.element,
    );
    const main = h('main', { class: 'main' }, this.#stage.element, controls, timeline.element, rest);
    this.element = h(
      'div',
      { class: 'vehicle-page' },
      skip,
      header.element,
      gone.element,
      main,
      this.#announcement.element,
    );
  }

  update(): void {
    const { session } = this.parts;
    if (session.thing !== this.#thing) this.#turn();
    for (const view of this.#views) view.update();
    for (const card of this.#cards) card.update();
    if (session.snapshot.version > 0 && !this.#marked) {
      this.#marked = true;
      performance.mark('first-state');
    }
  }

  honk(): void {
    this.#stage.honk();
  }

  /** The offer goes with the notice, so the focus goes on to what was chosen. */
  #chooseAnother(thing: string): void {
    this.parts.choose(thing);
    this.element.querySelector<HTMLElement>('[data-testid=vehicle]')?.focus();
  }

  #turn(): void {
    const { session, words } = this.parts;
    this.#thing = session.thing;
    this.#settings.close();
    const announce = (text: string): void => this.#announcement.say(text);
    this.#cards = commandable(session.catalogue).map(
      (signal) => new ControlCard(signal, session, words, announce),
    );
    this.#controls.replaceChildren(...this.#cards.map(({ element }) => element));
  }
}
