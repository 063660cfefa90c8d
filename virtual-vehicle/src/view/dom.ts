type Props = Readonly<Record<string, string | boolean | ((event: Event) => void) | undefined>>;

/** An element with attributes, listeners (`onclick`) and children. No style attributes: the CSP has no place for them. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (typeof value === 'string') element.setAttribute(name, value);
    else if (value === true) element.setAttribute(name, '');
  }
  element.append(...children);
  return element;
}

/** Changes a text only if it differs, so that a screen reader and a selection are left in peace. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export function setAttribute(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** A stroked icon of 24 × 24; decoration, so it is hidden from screen readers. */
export function icon(key: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[key] ?? ICONS['other'] ?? '');
  svg.append(path);
  return svg;
}

const ICONS: Readonly<Record<string, string>> = {
  door: 'M5 20V11L11 4h8v16Z M5 12h14 M15 15.5h2',
  window: 'M4 18V12L9.5 6H20v12Z M8 13l4-4 M11 14l5-5',
  headlight: 'M11 6c5 0 8 2.500 8 6s-3 6-8 6c-1.500-4-1.500-8 0-12Z M8 8 3 7 M7.500 12H2.500 M8 16l-5 1',
  trunk: 'M3 17v-4l5-1 4-4h5 M3 17h18v-4l-4-1 M8 12h9 M14 8l5-5',
  lock: 'M6 11h12v9H6Z M8.500 11V8a3.500 3.500 0 0 1 7 0v3 M12 14.500v2',
  climate: 'M14 14.500V5a2 2 0 0 0-4 0v9.500a4 4 0 1 0 4 0Z M12 9v8 M17 6h3 M17 10h3',
  horn: 'M4 10v4h4l8 5V5L8 10Z M19 9c1 2 1 4 0 6',
  other: 'M12 3v4 M12 17v4 M3 12h4 M17 12h4 M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
};
