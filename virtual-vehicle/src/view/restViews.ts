import type { Words } from '../i18n/words';
import { KeyChanges } from '../session/keyChanges';
import type { Session } from '../session/session';
import type { Api } from '../wire/api';
import { AtTheCar } from '../wire/atTheCar';
import { AtTheCarView } from './atTheCarView';
import type { OwnKeys } from '../wire/ownKeys';
import { DeveloperView } from './developerView';
import { KeysView } from './keysView';
import { pictureToys, type ShowViews } from './pictureToys';
import { SettingsView } from './settingsView';

export interface RestViewsParts {
  readonly session: Session;
  readonly api: Api;
  readonly words: Words;
  readonly ownKeys: OwnKeys;
  /** Where the car can be operated by hand, if it can. */
  readonly atTheCar?: string | undefined;
}

/** The views that a person needs seldom: fetched and made once the car is on screen. */
export function restViews(parts: RestViewsParts, showViews: ShowViews): View[] {
  const { session, api, words } = parts;
  const atTheCar = parts.atTheCar === undefined ? undefined : new AtTheCar(parts.atTheCar);
  const hand = atTheCar === undefined ? [] : [new AtTheCarView(atTheCar, session, words)];
  const changes = new KeyChanges(api, session, parts.ownKeys);
  const settings = new SettingsView(api, session, words, changes);
  const keys = new KeysView({ ...parts, atTheCar }, changes);
  const toys = { element: pictureToys(words, showViews) };
  return [...hand, settings, keys, toys, new DeveloperView(session, words)];
}

/** A part of the page. */
export interface View {
  readonly element: HTMLElement;
  /** Shows what the session knows by now, if that is what it shows. */
  update?(): void;
}
