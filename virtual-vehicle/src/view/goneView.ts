import type { Words } from '../i18n/words';
import type { Session } from '../session/session';
import { actionButton } from './actionButton';
import { h } from './dom';

/** Says above everything else that the vehicle was taken away, and offers those that are left. */
export class GoneView {
  readonly element = h('div', { class: 'notice', role: 'alert', 'data-testid': 'gone', hidden: true });
  #told = '';

  constructor(
    private readonly session: Session,
    private readonly words: Words,
    private readonly choose: (thing: string) => void,
  ) {}

  update(): void {
    const { gone, thing, vehicles } = this.session;
    const told = gone ? [thing, ...vehicles.map((entry) => this.session.called(entry.thing))].join(' ') : '';
    if (told === this.#told) return;
    this.#told = told;
    this.element.hidden = !gone;
    this.element.replaceChildren(...(gone ? this.#words(thing) : []));
  }

  #words(lost: string): HTMLElement[] {
    const { words } = this;
    const others = this.session.vehicles.filter(({ thing }) => thing !== lost);
    const next = words.t(others.length === 0 ? 'header.noOther' : 'header.others');
    return [
      h('p', {}, h('strong', {}, words.t('header.gone', { thing: this.session.called(lost) })), ' ', next),
      ...others.map(({ thing }) => this.#offer(thing)),
    ];
  }

  #offer(thing: string): HTMLElement {
    const text = this.words.t('header.show', { thing: this.session.called(thing) });
    return actionButton(`show-${thing}`, '', () => this.choose(thing), text);
  }
}
