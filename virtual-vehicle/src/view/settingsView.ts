import type { Driver } from '../wire/answers';
import { refusalOf, type Api, type Me } from '../wire/api';
import type { Words } from '../i18n/words';
import type { KeyChanges } from '../session/keyChanges';
import type { Session } from '../session/session';
import { isSignedOut } from '../wire/signedOut';
import { actionButton } from './actionButton';
import { foldedPanel, h, setText } from './dom';
import { keyChangeText, problemOf } from './statusText';

/** The PIN that voice asks for, what voice may do without it, the name of a vehicle, and with whom it is shared. Nothing is fetched before it is opened. */
export class SettingsView {
  readonly element: HTMLDetailsElement;
  readonly #content = h('div', { class: 'settings' });
  readonly #note = h('p', { class: 'note', role: 'status', 'data-testid': 'settings-note' });
  #thing = '';

  constructor(
    private readonly api: Api,
    private readonly session: Session,
    private readonly words: Words,
    private readonly keys: KeyChanges,
  ) {
    const toggled = (): void => void (this.element.open && this.#load());
    this.element = foldedPanel('settings', words.t('settings.title'), toggled, this.#content, this.#note);
  }

  /** Another vehicle has other drivers. */
  update(): void {
    if (this.session.thing === this.#thing) return;
    this.#thing = this.session.thing;
    this.element.open = false;
  }

  async #load(): Promise<void> {
    const { role, thing } = this.session;
    const isOwner = role === 'OWNER';
    await this.#try(async () => {
      const me = await this.api.me();
      const drivers = isOwner ? await this.api.drivers(thing) : [];
      const mayOpen = isOwner && (await this.api.voiceMayOpen(thing));
      if (thing !== this.session.thing) return;
      const owners = isOwner ? [this.#naming(), this.#voice(mayOpen), this.#sharing(drivers, me)] : [];
      this.#renew(this.#pin(me), ...owners);
    });
  }

  /** Who pressed a button is left at that button, or at the next one if it went. */
  #renew(...forms: HTMLElement[]): void {
    const focused = this.#content.contains(document.activeElement) ? document.activeElement : undefined;
    const testId = focused?.getAttribute('data-testid');
    this.#content.replaceChildren(...forms);
    if (focused === undefined) return;
    const same = this.#content.querySelector<HTMLElement>(`[data-testid="${CSS.escape(testId ?? '')}"]`);
    (same ?? this.#content.querySelector('input'))?.focus();
  }

  #pin(me: Me): HTMLElement {
    const { words } = this;
    const input = h('input', {
      type: 'password',
      inputmode: 'numeric',
      pattern: '[0-9]{4,12}',
      required: true,
      autocomplete: 'new-password',
      'data-testid': 'pin',
    });
    const who = words.t('settings.me', { user: me.user });
    const isSet = words.t(me.pin.set ? 'settings.pinSet' : 'settings.pinUnset');
    return h(
      'form',
      { onsubmit: (event) => this.#submit(event, () => this.api.setPin(input.value)) },
      h('p', { class: 'lead' }, `${who}. ${isSet}`),
      h('label', {}, words.t('settings.pin'), input),
      h('button', { class: 'button small', 'data-testid': 'pin-save' }, words.t('settings.pinSave')),
    );
  }

  #naming(): HTMLElement {
    const { words, session } = this;
    const { thing, vehicles } = session;
    const entry = vehicles.find((candidate) => candidate.thing === thing);
    const field = (testId: string, value: string, maxlength: string): HTMLInputElement =>
      h('input', { type: 'text', maxlength, autocomplete: 'off', 'data-testid': testId, value });
    const name = field('name', entry?.name ?? '', '40');
    const plate = field('plate', entry?.plate ?? '', '16');
    const save = async (): Promise<void> => {
      await this.api.nameVehicle(thing, name.value, plate.value);
      await session.lookAround();
    };
    return h(
      'form',
      { onsubmit: (event) => this.#submit(event, save) },
      h('label', {}, words.t('settings.name'), name),
      h('label', {}, words.t('settings.plate'), plate),
      h('button', { class: 'button small', 'data-testid': 'name-save' }, words.t('settings.nameSave')),
    );
  }

  /** What it gives away is said before it is switched on. */
  #voice(mayOpen: boolean): HTMLElement {
    const { api, words, session } = this;
    const change = (): void => this.#save(() => api.letVoiceOpen(session.thing, !mayOpen));
    return h(
      'div',
      {},
      h(
        'p',
        { class: 'lead', 'data-testid': 'voice-opens' },
        words.t(mayOpen ? 'settings.voiceOpens' : 'settings.voiceOpensNot'),
      ),
      h('p', {}, words.t('settings.voiceRisk')),
      actionButton(
        'voice-switch',
        'small',
        change,
        words.t(mayOpen ? 'settings.voiceRefuse' : 'settings.voiceAllow'),
      ),
    );
  }

  #sharing(drivers: readonly Driver[], me: Me): HTMLElement {
    const { words, session } = this;
    const user = h('input', {
      type: 'text',
      required: true,
      pattern: '[A-Za-z0-9._@+\\-]{1,128}',
      autocomplete: 'off',
      'data-testid': 'share-user',
    });
    const roles = (['DRIVER', 'VIEWER'] as const).map((role) =>
      h('option', { value: role }, words.t(`role.${role}`)),
    );
    const role = h('select', { 'data-testid': 'share-role' }, ...roles);
    const key = h('input', { type: 'text', autocomplete: 'off', 'data-testid': 'share-key' });
    const keyField = h('label', { hidden: !this.keys.mayChange }, words.t('settings.shareKey'), key);
    const share = async (): Promise<string | void> => {
      const driver = await this.api.share(session.thing, user.value, role.value as 'DRIVER' | 'VIEWER');
      if (key.value.trim() === '' || role.value !== 'DRIVER') return;
      const newcomer = { text: key.value, name: driver.user, role: 'DRIVER' } as const;
      return keyChangeText(await this.keys.allow(newcomer), words);
    };
    const rows = drivers.map((driver) =>
      this.#driver(driver, driver.user !== me.user && driver.role !== 'OWNER'),
    );
    return h(
      'form',
      { onsubmit: (event) => this.#submit(event, share) },
      h('ul', { class: 'drivers', 'data-testid': 'drivers' }, ...rows),
      h('label', {}, words.t('settings.share'), user),
      h('label', {}, words.t('settings.role'), role),
      keyField,
      h('button', { class: 'button small', 'data-testid': 'share' }, words.t('settings.shareDo')),
    );
  }

  #driver(driver: Driver, removable: boolean): HTMLElement {
    const { user, name = user, role } = driver;
    const row = h('li', {}, `${name} · ${this.words.t(`role.${role}`)} `);
    const unshare = (): void => this.#save(() => this.#unshare(user));
    const text = this.words.t('settings.unshare', { user: name });
    if (removable) row.append(actionButton(`unshare-${user}`, 'small', unshare, text));
    return row;
  }

  /** Who is taken off loses the keys that came with the sharing, one signature each. */
  async #unshare(user: string): Promise<string | void> {
    await this.api.unshare(this.session.thing, user);
    if (!this.keys.mayChange) return;
    for (const key of this.keys.ofDriver(user)) {
      const answer = await this.keys.remove(key);
      if (answer?.status !== 'SUCCEEDED') return keyChangeText(answer, this.words);
    }
  }

  #submit(event: Event, save: () => Promise<string | void>): void {
    event.preventDefault();
    this.#save(save);
  }

  /** @param save may tell what there is to say besides that it is saved */
  #save(save: () => Promise<string | void>): void {
    void this.#try(async () => {
      const said = await save();
      await this.#load();
      setText(this.#note, said ?? this.words.t('settings.saved'));
    });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    setText(this.#note, '');
    try {
      await work();
    } catch (problem) {
      if (isSignedOut(problem)) this.session.onSignedOut();
      setText(this.#note, this.words.sentence(problemOf(refusalOf(problem), this.words)));
    }
  }
}
