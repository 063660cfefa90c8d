import type { Words } from '../i18n/words';
import type { Session } from '../session/session';
import { h, setText } from './dom';

/**
 * The live region of a page: says aloud what became of a request, what changed at the car, and when the page or the
 * car loses its connection or has it back. What happens at the same moment is said in one breath.
 */
export class Announcement {
  readonly element = h('p', {
    class: 'unseen',
    role: 'status',
    'aria-live': 'polite',
    'data-testid': 'announcement',
  });
  #pending: string[] = [];
  #thing = '';
  #connected: boolean | undefined;
  #presence: string | undefined;

  constructor(
    private readonly session: Session,
    private readonly words: Words,
  ) {}

  say(text: string): void {
    if (this.#pending.push(text) > 1) return;
    queueMicrotask(() => {
      setText(this.element, this.#pending.join('. '));
      this.#pending = [];
    });
  }

  /** The first state of a vehicle is no news. */
  update(): void {
    const { session } = this;
    if (session.thing !== this.#thing) {
      this.#thing = session.thing;
      this.#connected = undefined;
      this.#presence = undefined;
    }
    this.#page(session.around.pageConnected);
    this.#car(session.presence.state);
  }

  #page(connected: boolean): void {
    if (this.#connected === undefined && !connected) return;
    const isNews = this.#connected !== undefined && this.#connected !== connected;
    this.#connected = connected;
    if (!isNews || this.session.gone) return;
    const { words } = this;
    this.say(connected ? `${words.t('header.page')}: ${words.t('page.connected')}` : words.t('page.lost'));
  }

  #car(presence: 'ONLINE' | 'OFFLINE' | 'UNKNOWN'): void {
    const isNews = this.#presence !== undefined && this.#presence !== presence;
    this.#presence = presence;
    if (isNews) this.say(`${this.words.t('header.car')}: ${this.words.t(`car.${presence}`)}`);
  }
}
