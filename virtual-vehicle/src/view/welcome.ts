import type { Words } from '../i18n/words';
import { h } from './dom';

/** Before somebody has signed in, or when there is nothing to show. */
export function welcome(
  words: Words,
  text: string,
  action?: { readonly label: string; readonly testId: string; readonly act: () => void },
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
    h('img', { src: 'icon.svg', alt: '', width: '72', height: '72' }),
    h('h1', {}, words.t('page.title')),
    h('p', {}, text),
    ...button,
  );
}
