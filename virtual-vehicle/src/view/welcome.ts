import { NO_SNAPSHOT } from '../model/snapshot';
import type { Words } from '../i18n/words';
import { CarPicture } from '../car/carPicture';
import { h } from './dom';

/** Before somebody has signed in, or when there is nothing to show. */
export function welcome(
  words: Words,
  text: string,
  action?: { readonly label: string; readonly testId: string; readonly act: () => void },
  ...more: HTMLElement[]
): HTMLElement {
  const button =
    action === undefined
      ? []
      : [
          h(
            'button',
            { type: 'button', class: 'button primary', 'data-testid': action.testId, onclick: action.act },
            action.label,
          ),
        ];
  return h(
    'main',
    { class: 'welcome' },
    sketch(),
    h('h1', {}, words.t('page.title')),
    h('p', {}, text),
    ...button,
    ...more,
  );
}

/** Whether to stay signed in on this device. */
export function stayChoice(words: Words): { element: HTMLElement; isChosen: () => boolean } {
  const box = h('input', { type: 'checkbox', 'data-testid': 'stay' });
  return {
    element: h('label', { class: 'check stay' }, box, words.t('sign.stay')),
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
