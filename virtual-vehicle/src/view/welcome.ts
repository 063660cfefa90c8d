import { NO_SNAPSHOT } from '../model/snapshot';
import type { Words } from '../i18n/words';
import { CarPicture } from '../car/carPicture';
import { h } from './dom';

/** Before somebody has signed in, or when there is nothing to show. */
export function welcome(words: Words, text: string, ...choices: HTMLElement[]): HTMLElement {
  const title = h('h1', {}, words.t('page.title'));
  return h('main', { class: 'welcome' }, sketch(), title, h('p', {}, text), ...choices);
}

/** Whether to stay signed in on this device. */
export function stayChoice(words: Words): { element: HTMLElement; isChosen: () => boolean } {
  const box = h('input', { type: 'checkbox', 'data-testid': 'stay' });
  return {
    element: h('label', { class: 'check' }, box, words.t('sign.stay')),
    isChosen: () => box.checked,
  };
}

/** A car of which nothing is known. */
function sketch(): HTMLElement {
  const picture = new CarPicture(String);
  picture.show(NO_SNAPSHOT);
  const frame = h('div', { class: 'sketch' });
  frame.append(picture.element);
  return frame;
}
