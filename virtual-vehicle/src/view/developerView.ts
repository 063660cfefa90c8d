import type { Words } from '../i18n/words';
import type { RawVersions } from '../model/rawVersions';
import type { Session } from '../session/session';
import { foldedPanel, h, setText } from './dom';

/** The raw shadow document, version by version, as the broker sent it; before it has sent one, what the API told. */
export class DeveloperView {
  readonly element: HTMLDetailsElement;
  readonly #select: HTMLSelectElement;
  readonly #document: HTMLElement;
  readonly #source = h('p', { class: 'lead', 'data-testid': 'shadow-source' });
  #known: RawVersions['newestFirst'] = [];

  constructor(
    private readonly session: Session,
    private readonly words: Words,
  ) {
    const show = (): void => this.#show();
    this.#select = h('select', { 'data-testid': 'shadow-version', onchange: show });
    this.#document = h('pre', {
      'data-testid': 'shadow-document',
      tabindex: '0',
      role: 'region',
      'aria-label': words.t('developer.document'),
    });
    const label = h('label', {}, `${words.t('developer.version')} `, this.#select);
    const line = h('div', { class: 'line' }, label, this.#source);
    const title = words.t('developer.title');
    this.element = foldedPanel('developer', title, () => this.update(), line, this.#document);
  }

  /** Follows the newest version unless the person has chosen another. */
  update(): void {
    const versions = this.session.raw.newestFirst;
    if (!this.element.open || versions === this.#known) return;
    const followed = this.#select.selectedIndex <= 0;
    const chosen = this.#select.value;
    this.#known = versions;
    this.#select.replaceChildren(
      ...versions.map(({ version }) => h('option', { value: String(version) }, String(version))),
    );
    if (!followed) this.#select.value = chosen;
    if (this.#select.selectedIndex < 0) this.#select.selectedIndex = 0;
    this.#show();
  }

  #show(): void {
    const raw = this.session.raw.newestFirst.find(({ version }) => String(version) === this.#select.value);
    setText(this.#document, raw === undefined ? '' : JSON.stringify(raw.document, null, 2));
    setText(this.#source, raw === undefined ? '' : this.words.t(`developer.${raw.source}`));
  }
}
