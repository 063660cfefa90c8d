type Props = Readonly<Record<string, string | boolean | ((event: Event) => void) | undefined>>;

/** Attributes whose value a person reads or hears. */
const SAID: readonly string[] = ['aria-label', 'title'];

/**
 * Control characters, and marks that turn the direction of writing: a text from elsewhere could forge what stands beside it
 * with them. Line breaks and tabs are left.
 */
const HARMFUL =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** The text with each such character told by its number, as JSON would write it. */
function harmless(text: string): string {
  return text.replace(HARMFUL, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** An element with attributes, listeners (`onclick`) and children. No style attributes: the CSP has no place for them. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (typeof value === 'string') setAttribute(element, name, value);
    else if (value === true) element.setAttribute(name, '');
  }
  element.append(...children.map((child) => (typeof child === 'string' ? harmless(child) : child)));
  return element;
}

/** A part of the page that is folded up until a person wants it. */
export function foldedPanel(
  testId: string,
  title: string,
  toggled: (() => void) | undefined,
  ...children: HTMLElement[]
): HTMLDetailsElement {
  const summary = h('summary', {}, h('h2', {}, title));
  return h('details', { class: 'panel', 'data-testid': testId, ontoggle: toggled }, summary, ...children);
}

/** Changes a text only if it differs, so that a screen reader and a selection are left in peace. */
export function setText(element: Element, text: string): void {
  const shown = harmless(text);
  if (element.textContent !== shown) element.textContent = shown;
}

export function setAttribute(element: Element, name: string, value: string | undefined): void {
  const shown = value !== undefined && SAID.includes(name) ? harmless(value) : value;
  if (shown === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== shown) element.setAttribute(name, shown);
}

/** A stroked icon of 24 × 24; decoration, so it is hidden from screen readers. */
export function icon(strokes: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', strokes);
  svg.append(path);
  return svg;
}
