import type { Words } from '../i18n/words';
import { KEY_ROLES, type KeyRole, type KnownKey, type Proving } from '../model/proving';
import { allowText, type KeyChanges } from '../session/keyChanges';
import type { Session } from '../session/session';
import { refusalOf } from '../wire/api';
import type { AtTheCar } from '../wire/atTheCar';
import type { OwnKey, OwnKeys } from '../wire/ownKeys';
import { isSignedOut } from '../wire/signedOut';
import { actionButton } from './actionButton';
import { foldedPanel, h, setText } from './dom';
import { keyChangeText, problemOf } from './statusText';

export interface KeysViewParts {
  readonly session: Session;
  readonly words: Words;
  readonly ownKeys: OwnKeys;
  readonly atTheCar?: AtTheCar | undefined;
}

/** The keys that open the vehicle: which there are, that of this device, and whom an owner lets in. */
export class KeysView {
  readonly element: HTMLDetailsElement;
  readonly #lead = h('p', { class: 'lead' });
  readonly #list = h('ul', { class: 'drivers', 'data-testid': 'keys' });
  readonly #own = h('div', { class: 'whole' });
  readonly #letIn: HTMLElement;
  readonly #note = h('p', { class: 'note', role: 'status', 'data-testid': 'keys-note' });
  #shown = '';

  constructor(
    private readonly parts: KeysViewParts,
    private readonly changes: KeyChanges,
  ) {
    this.#letIn = this.#newcomer();
    const content = h('div', { class: 'settings' }, this.#lead, this.#list, this.#own, this.#letIn);
    const toggled = (): void => void (this.element.open && this.#learnNames());
    this.element = foldedPanel('keys-panel', parts.words.t('keys.title'), toggled, content, this.#note);
    this.element.hidden = true;
  }

  /** A vehicle that requires no proofs has no keys. What a person types meanwhile stays. */
  update(): void {
    const { session, ownKeys } = this.parts;
    const { thing, snapshot } = session;
    const shown = JSON.stringify([thing, snapshot.proving, ownKeys.all()]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.element.hidden = snapshot.proving === undefined;
    if (snapshot.proving !== undefined) this.#show(snapshot.proving);
  }

  /** Where they can't be learned, the list shows accounts. */
  async #learnNames(): Promise<void> {
    await this.changes.learnNames().catch(() => undefined);
    this.#shown = '';
    this.update();
  }

  #show(proving: Proving): void {
    const { words, ownKeys } = this.parts;
    const { own, mayChange } = this.changes;
    const all = ownKeys.all();
    setText(this.#lead, words.t(proving.keys.length === 0 ? 'keys.none' : `keys.${proving.require}`));
    this.#list.replaceChildren(...proving.keys.map((key) => this.#row(key, key.id === own?.id, all)));
    const waiting = all
      .filter(({ id, text }) => text && !proving.keys.some((known) => known.id === id))
      .at(-1);
    this.#own.replaceChildren(...this.#ofThisDevice(own, waiting));
    this.#letIn.hidden = !mayChange;
  }

  #row(key: KnownKey, isHere: boolean, all: readonly OwnKey[]): HTMLElement {
    const { words, session, ownKeys } = this.parts;
    const { id, role, until, origin } = key;
    const name = this.changes.nameOf(key);
    const end =
      until === undefined ? [] : [words.t('keys.until', { time: words.minute(until * 1000, session.now()) })];
    const here = isHere ? [words.t('keys.here')] : [];
    const row = h(
      'li',
      { 'data-role': role },
      `${[name, words.t(`keys.${role}`), ...end, ...here].join(' · ')} `,
    );
    const remove = (): void => this.#do(() => this.changes.remove(key));
    if (this.changes.mayChange) {
      row.append(actionButton(`key-remove-${id}`, 'small', remove, words.t('keys.remove', { name })));
    } else if (origin === location.origin && !all.some((own) => own.id === id)) {
      const adopt = (): void => (ownKeys.adopt(key), this.update());
      row.append(actionButton(`key-adopt-${id}`, 'small', adopt, words.t('keys.adopt', { name })));
    }
    return row;
  }

  #ofThisDevice(own: KnownKey | undefined, waiting: OwnKey | undefined): HTMLElement[] {
    if (waiting !== undefined) return this.#toCarry(waiting);
    return own === undefined ? [this.#maker()] : [];
  }

  #maker(): HTMLElement {
    const { words, ownKeys } = this.parts;
    const name = h('input', {
      type: 'text',
      required: true,
      maxlength: '32',
      autocomplete: 'off',
      'data-testid': 'key-name',
    });
    const make = async (): Promise<void> => {
      if ((await ownKeys.make(name.value.trim())) === undefined) this.#tell(words.t('problem.not-signed'));
    };
    return h(
      'form',
      { onsubmit: (event) => this.#submit(event, make) },
      h('p', { class: 'lead' }, words.t('keys.makeLead')),
      h('label', {}, words.t('keys.name'), name),
      h('button', { class: 'button small', 'data-testid': 'key-make' }, words.t('keys.make')),
    );
  }

  /** The public half goes to the car by a hand, and not through the cloud, which could put another in its place. */
  #toCarry({ name, text = '' }: OwnKey): HTMLElement[] {
    const { words, atTheCar, session } = this.parts;
    const field = h('textarea', { readonly: true, rows: '3', 'data-testid': 'key-text' }, text);
    const copy = async (): Promise<void> => {
      await navigator.clipboard.writeText(text);
      this.#tell(words.t('keys.copied'));
    };
    const byHand = async (): Promise<void> => {
      await atTheCar?.act(session.thing, { keys: allowText({ text, name, role: 'OWNER' }) });
    };
    const hand = actionButton('key-at-the-car', 'small', () => this.#try(byHand), words.t('keys.atTheCar'));
    return [
      h('p', { class: 'lead' }, words.t('keys.carry', { name })),
      h('label', {}, words.t('keys.text'), field),
      actionButton('key-copy', 'small', () => this.#try(copy), words.t('keys.copy')),
      ...(atTheCar === undefined ? [] : [hand]),
    ];
  }

  #newcomer(): HTMLElement {
    const { words } = this.parts;
    const text = h('input', {
      type: 'text',
      required: true,
      autocomplete: 'off',
      'data-testid': 'key-in-text',
    });
    const name = h('input', {
      type: 'text',
      required: true,
      maxlength: '32',
      autocomplete: 'off',
      'data-testid': 'key-in-name',
    });
    const options = KEY_ROLES.map((one) => h('option', { value: one }, words.t(`keys.${one}`)));
    const hours = h('input', {
      type: 'number',
      min: '1',
      max: '8760',
      value: '24',
      'data-testid': 'key-in-hours',
    });
    const ends = h('label', { hidden: true }, words.t('keys.hours'), hours);
    const risk = h(
      'p',
      { class: 'lead', hidden: true, 'data-testid': 'key-voice-risk' },
      words.t('keys.voiceRisk'),
    );
    const chosen = (): void => {
      ends.hidden = role.value !== 'GUEST';
      risk.hidden = role.value !== 'VOICE';
    };
    const role = h('select', { 'data-testid': 'key-in-role', onchange: chosen }, ...options);
    role.value = 'DRIVER';
    const letIn = (event: Event): void => {
      event.preventDefault();
      const newcomer = { text: text.value, name: name.value, role: role.value as KeyRole };
      this.#do(() => this.changes.allow({ ...newcomer, hours: Number(hours.value) }));
    };
    return h(
      'form',
      { onsubmit: letIn, hidden: true, 'data-testid': 'key-in' },
      h('label', {}, words.t('keys.letIn'), text),
      h('label', {}, words.t('keys.whose'), name),
      h('label', {}, words.t('keys.role'), role),
      ends,
      risk,
      h('button', { class: 'button small', 'data-testid': 'key-allow' }, words.t('keys.allow')),
    );
  }

  /** Changes the keys, and says what the car has answered. */
  #do(change: () => ReturnType<KeyChanges['remove']>): void {
    const { words } = this.parts;
    this.#try(async () => {
      this.#tell(words.t('keys.waiting'));
      this.#tell(keyChangeText(await change(), words));
    });
  }

  #submit(event: Event, work: () => Promise<void>): void {
    event.preventDefault();
    this.#try(work);
  }

  #try(work: () => Promise<void>): void {
    const { words, session } = this.parts;
    this.#tell('');
    work()
      .catch((problem: unknown) => {
        if (isSignedOut(problem)) session.onSignedOut();
        this.#tell(words.sentence(problemOf(refusalOf(problem), words)));
      })
      .finally(() => this.update());
  }

  #tell(text: string): void {
    setText(this.#note, text);
  }
}
