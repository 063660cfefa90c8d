import { findSignal, type Value } from '../model/catalogue';
import { letsIn, takesAway } from '../model/proving';
import type { HistoryEntry, HistorySignal } from '../model/history';
import type { Words } from '../i18n/words';
import type { Session } from '../session/session';
import { actionButton } from './actionButton';
import { h, setText } from './dom';
import { reasonOf } from './statusText';

/** Who did what, newest first, with what became of it. */
export class TimelineView {
  readonly element: HTMLElement;
  readonly #list = h('ol', {
    class: 'entries',
    tabindex: '0',
    'data-testid': 'timeline',
    'aria-labelledby': 'timeline-title',
  });
  readonly #more: HTMLButtonElement;
  readonly #median = h('p', { class: 'lead', 'data-testid': 'median' });
  readonly #none = h('li', { class: 'none' });
  /** The row of each entry by its content: what has not changed stays as it is. */
  #rows = new Map<string, HTMLElement>();

  constructor(
    private readonly session: Session,
    private readonly words: Words,
  ) {
    this.#more = actionButton('older', 'small', () => void this.#older(), words.t('timeline.more'));
    const title = h('h2', { id: 'timeline-title' }, words.t('timeline.title'));
    this.element = h(
      'section',
      { class: 'panel timeline', 'aria-labelledby': 'timeline-title' },
      h('div', { class: 'panel-head' }, title, this.#median),
      this.#list,
      this.#more,
    );
  }

  update(): void {
    const { timeline, state } = this.session.history;
    this.#more.hidden = timeline.next === undefined;
    setText(this.#median, this.#answersIn());
    const before = this.#rows;
    const entries = timeline.entries.map((entry) => [JSON.stringify(entry), entry] as const);
    this.#rows = new Map(entries.map(([key, entry]) => [key, before.get(key) ?? this.#row(entry)]));
    const isSame =
      before.size === this.#rows.size && [...before.keys()].join() === [...this.#rows.keys()].join();
    const isTold = state === 'read' && entries.length > 0;
    setText(this.#none, this.words.t(`timeline.${state === 'read' ? 'empty' : state}`));
    if (isSame && this.#none.isConnected === !isTold) return;
    this.#list.replaceChildren(...(isTold ? [] : [this.#none]), ...this.#rows.values());
  }

  /** How fast the vehicle answers. */
  #answersIn(): string {
    const { words } = this;
    const median = this.session.medianSeconds;
    if (median === undefined) return '';
    return `${words.t('header.median')}: ${words.t('status.seconds', { seconds: words.number(median) })}`;
  }

  /** The last page takes its button with it. */
  async #older(): Promise<void> {
    await this.session.history.older();
    if (this.#more.hidden && document.activeElement === document.body) this.#list.focus();
  }

  #row(entry: HistoryEntry): HTMLElement {
    const { words } = this;
    const channel = entry.kind === 'BY_HAND' ? 'HAND' : (entry.channel ?? 'UNKNOWN');
    const who = this.#who(entry);
    const at = Date.parse(entry.at);
    const deeds = Object.entries(entry.signals).map(([key, signal]) => this.#deed(entry, key, signal));
    return h(
      'li',
      { class: 'entry', 'data-channel': channel, 'data-version': String(entry.version ?? '') },
      h('time', { datetime: entry.at }, words.time(at, this.session.now())),
      h('span', { class: 'who' }, entry.by === undefined ? who : `${who} · ${entry.byName ?? entry.by}`),
      h('span', { class: 'deeds' }, ...deeds),
    );
  }

  /** Only the history knows who asked; until it has been read the row claims nothing. */
  #who(entry: HistoryEntry): string {
    if (entry.kind === 'BY_HAND') return this.words.t('timeline.byHand');
    if (entry.channel === undefined) return '…';
    return entry.app ?? this.words.of('channel', entry.channel, entry.channel);
  }

  #deed(entry: HistoryEntry, key: string, deed: HistorySignal): HTMLElement {
    const { words } = this;
    const signal = findSignal(this.session.catalogue, key);
    const what =
      entry.kind === 'BY_HAND' ? words.state(signal, deed.value) : words.command(signal, deed.value);
    const text = signal === undefined ? this.#keyChange(key, deed.value) : undefined;
    const row = h('span', { class: 'deed' }, text ?? `${words.title(signal, key)}: ${what}`);
    if (deed.status !== undefined) row.append(' ', this.#outcome(deed));
    return row;
  }

  /** A change of keys in words; its value holds a key that nobody can read. */
  #keyChange(key: string, change: Value): string | undefined {
    const name = letsIn(change);
    if (key !== 'keys') return undefined;
    if (name !== undefined) return this.words.t('timeline.keyIn', { name });
    return takesAway(change) ? this.words.t('timeline.keyOut') : undefined;
  }

  #outcome(deed: HistorySignal): HTMLElement {
    const { words } = this;
    const reason = deed.reason === undefined ? '' : `: ${reasonOf(deed, this.session.catalogue, words)}`;
    const seconds =
      deed.seconds === undefined
        ? ''
        : ` · ${words.t('status.seconds', { seconds: words.number(deed.seconds) })}`;
    const status = words.of('status', deed.status, deed.status ?? '');
    return h('span', { class: 'outcome', 'data-status': deed.status }, `${status}${reason}${seconds}`);
  }
}
