import { VIEWS, type View as PictureView } from '../car/carPicture';
import type { Words } from '../i18n/words';
import { actionButton } from './actionButton';
import { foldedPanel, h } from './dom';

export type ShowViews = (views: ReadonlySet<PictureView>) => void;

/** Toggles that change only the picture, out of the way of what commands the car. */
export function pictureToys(words: Words, show: ShowViews): HTMLElement {
  const chosen = new Set<PictureView>();
  const toggles = VIEWS.map((view) => {
    const toggle = (): void => {
      if (!chosen.delete(view)) chosen.add(view);
      button.setAttribute('aria-pressed', String(chosen.has(view)));
      show(chosen);
    };
    const button = actionButton(`view-${view}`, '', toggle, words.t(`view.${view}`));
    button.setAttribute('aria-pressed', 'false');
    return button;
  });
  const hint = h('p', { class: 'lead' }, words.t('view.hint'));
  const group = h('div', { class: 'wrap', role: 'group', 'aria-label': words.t('car.view') }, ...toggles);
  return foldedPanel('views', words.t('car.view'), undefined, hint, group);
}
