import { groups } from '../model/catalogue';
import { Announcement } from './announcement';
import { ControlCard } from './controlCard';
import { h } from './dom';
import { GlanceView } from './glanceView';
import { GoneView } from './goneView';
import { HeaderView } from './headerView';
import type { RestViewsParts, View } from './restViews';
import { StageView } from './stageView';
import { TimelineView } from './timelineView';

export interface VehiclePageParts extends RestViewsParts {
  readonly choose: (thing: string) => void;
  readonly signOut: () => void;
}

/** All views of one vehicle, and what is said aloud. */
export class VehiclePage {
  readonly element: HTMLElement;
  readonly #stage: StageView;
  readonly #controls = h('div', { class: 'cards' });
  readonly #rest = h('div', { class: 'rest' });
  readonly #announcement: Announcement;
  readonly #header: HeaderView;
  readonly #views: View[];
  #cards: ControlCard[] = [];
  #thing = '';
  #marked = false;

  constructor(private readonly parts: VehiclePageParts) {
    const { session, words } = parts;
    this.#header = new HeaderView(session, words, parts.choose, parts.signOut);
    this.#stage = new StageView(session, words);
    const timeline = new TimelineView(session, words);
    this.#announcement = new Announcement(session, words);
    const gone = new GoneView(session, words, (thing) => this.#chooseAnother(thing));
    const glance = new GlanceView(session, words);
    this.#views = [gone, this.#stage, glance, timeline, this.#announcement];
    const controls = h(
      'section',
      { class: 'controls', id: 'controls', tabindex: '-1', 'aria-labelledby': 'controls-title' },
      h('h2', { id: 'controls-title', class: 'unseen' }, words.t('controls.title')),
      glance.element,
      this.#controls,
    );
    const skip = h('a', { href: '#controls', class: 'skip' }, words.t('page.skip'));
    const overview = h('div', { class: 'overview' }, this.#stage.element, controls);
    const main = h('main', { class: 'main' }, overview, timeline.element, this.#rest);
    this.element = h(
      'div',
      { class: 'vehicle-page' },
      skip,
      this.#header.element,
      gone.element,
      main,
      this.#announcement.element,
    );
  }

  /** A view that fails leaves the others alone; the header comes last, and says what can't be relied on. */
  update(): void {
    const { session } = this.parts;
    if (session.thing !== this.#thing) this.#turn();
    const failed = [...this.#views, ...this.#cards].filter((view) => !hasUpdated(view));
    session.faulty = failed.length > 0;
    this.#header.update();
    if (session.snapshot.version > 0 && !this.#marked) this.#firstState();
  }

  honk(): void {
    this.#stage.honk();
  }

  #firstState(): void {
    this.#marked = true;
    performance.mark('first-state');
    void Promise.all([import('./restViews'), this.parts.words.fetchRest()]).then(([{ restViews }]) => {
      const views = restViews(this.parts, (chosen) => this.#stage.showViews(chosen));
      this.#views.push(...views);
      this.#rest.append(...views.map(({ element }) => element));
      this.update();
    });
  }

  /** The offer goes with the notice, so the focus goes on to what was chosen. */
  #chooseAnother(thing: string): void {
    this.parts.choose(thing);
    this.element.querySelector<HTMLElement>('[data-testid=vehicle]')?.focus();
  }

  #turn(): void {
    const { session, words } = this.parts;
    this.#thing = session.thing;
    const announce = (text: string): void => this.#announcement.say(text);
    this.#cards = [];
    const elements = groups(session.catalogue).flatMap(({ family, signals }, index, all) => {
      const cards = signals.map((signal) => new ControlCard(signal, session, words, announce));
      this.#cards.push(...cards);
      // Where a signal has a range, its card stands below all others.
      const isHere = family === undefined && signals[0]?.range === undefined;
      const followsFamily = isHere && all[index - 1]?.family !== undefined;
      const shown = together(
        family === undefined ? undefined : words.title(family, family.name),
        cards.map(({ element }) => element),
      );
      return followsFamily ? [h('hr', { class: 'apart' }), ...shown] : shown;
    });
    this.#controls.replaceChildren(...elements);
  }
}

/** The cards of one family stand under its title. */
function together(title: string | undefined, cards: HTMLElement[]): HTMLElement[] {
  if (title === undefined) return cards;
  return [
    h(
      'section',
      { class: 'family', 'aria-label': title },
      h('p', { class: 'family-title', 'aria-hidden': 'true' }, title),
      h('div', { class: 'cards' }, ...cards),
    ),
  ];
}

function hasUpdated(view: View): boolean {
  try {
    view.update?.();
    return true;
  } catch (problem) {
    reportError(problem);
    return false;
  }
}
