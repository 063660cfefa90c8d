import { h, setAttribute } from './dom';

/** A button that does something, unless it is not {@link enable enabled}. */
export function actionButton(
  testId: string,
  kind: string,
  act: (event: MouseEvent) => void,
  text = '',
  label?: string,
): HTMLButtonElement {
  const onclick = (event: Event): void => {
    if (button.getAttribute('aria-disabled') !== 'true') act(event as MouseEvent);
  };
  const button = h(
    'button',
    {
      type: 'button',
      class: `button ${kind}`.trim(),
      'data-testid': testId,
      'aria-label': label,
      onclick,
    },
    text,
  );
  return button;
}

/** A button that is not enabled keeps the focus: a connection that comes and goes takes nobody's place away. */
export function enable(button: HTMLButtonElement, enabled: boolean): void {
  setAttribute(button, 'aria-disabled', enabled ? undefined : 'true');
}
