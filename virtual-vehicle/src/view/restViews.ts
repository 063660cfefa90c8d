import type { Words } from '../i18n/words';
import type { Session } from '../session/session';
import type { Api } from '../wire/api';
import type { AtTheCar } from '../wire/atTheCar';
import { AtTheCarView } from './atTheCarView';
import { DeveloperView } from './developerView';
import { pictureToys, type ShowViews } from './pictureToys';
import { SettingsView } from './settingsView';

export interface RestViewsParts {
  readonly session: Session;
  readonly api: Api;
  readonly words: Words;
  readonly atTheCar?: AtTheCar | undefined;
}

/** The views that a person needs seldom: fetched and made once the car is on screen. */
export function restViews({ session, api, words, atTheCar }: RestViewsParts, showViews: ShowViews): View[] {
  const hand = atTheCar === undefined ? [] : [new AtTheCarView(atTheCar, session, words)];
  const settings = new SettingsView(api, session, words);
  const toys = { element: pictureToys(words, showViews) };
  return [...hand, settings, toys, new DeveloperView(session, words)];
}

/** A part of the page. */
export interface View {
  readonly element: HTMLElement;
  /** Shows what the session knows by now, if that is what it shows. */
  update?(): void;
}
