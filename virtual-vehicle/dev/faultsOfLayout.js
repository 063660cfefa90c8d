// To be run in a page (screenshots.ts, PageScreensIT): words that are cut off, broken, out of their box or over others; parts
// that stick out of their card; too small targets.
() => {
  const faults = [];
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.closest(
      '.unseen, .drawn, .chip-text, [inert], svg, pre, .entries, [data-state=confirming] > .card-head',
    ) === null &&
    getComputedStyle(element).clipPath !== 'inset(50%)';
  const nameOf = (element) => {
    const owner = element.closest('[data-testid]');
    return `${owner?.closest('section[data-testid]')?.getAttribute('data-testid') ?? ''} ${owner?.getAttribute('data-testid') ?? element.className}`;
  };
  const overlap = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3;
  /** Each word of the element's own texts; a hyphen may end a line. */
  const wordsOf = (element) =>
    [...element.childNodes]
      .filter((node) => node.nodeType === 3)
      .flatMap((node) =>
        [...node.data.matchAll(/[^\s\-–/·]+/g)].map((word) => {
          const range = document.createRange();
          range.setStart(node, word.index);
          range.setEnd(node, word.index + word[0].length);
          return range;
        }),
      );
  /** What is left beside the chosen words and the arrow. */
  const roomFor = (select) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(select);
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = font;
    const words = pen.measureText(select.selectedOptions[0]?.text ?? '').width;
    return select.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - 16 - words;
  };
  const width = document.documentElement.scrollWidth;
  if (width > innerWidth) faults.push(`the page is ${width} wide`);
  const texts = [];
  for (const element of document.querySelectorAll('body *')) {
    if (!isShown(element)) continue;
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const { overflowX, textOverflow } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (hasText && !(element instanceof HTMLOptionElement)) {
      const range = document.createRange();
      range.selectNodeContents(element);
      const text = range.getBoundingClientRect();
      const isCut =
        element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && overflowX !== 'visible';
      const isOut = text.right > box.right + 2 || text.left < box.left - 2 || text.bottom > box.bottom + 3;
      if (isCut || isOut || textOverflow === 'ellipsis')
        faults.push(`cut: ${nameOf(element)} "${element.textContent?.slice(0, 40)}"`);
      if (text.right > innerWidth + 1) faults.push(`outside: ${nameOf(element)}`);
      if (wordsOf(element).some((word) => word.getClientRects().length > 1))
        faults.push(`broken word: ${nameOf(element)} "${element.textContent?.slice(0, 40)}"`);
      const lines = [...range.getClientRects()];
      for (const other of texts) {
        const isOver = lines.some((line) => other.lines.some((otherLine) => overlap(line, otherLine)));
        if (isOver && !other.element.contains(element))
          faults.push(`over each other: ${nameOf(other.element)} and ${nameOf(element)}`);
      }
      texts.push({ element, lines });
    }
    if (element instanceof HTMLSelectElement && roomFor(element) < 0) faults.push(`cut: ${nameOf(element)}`);
    const owner = element.closest('.card, .panel, .glance');
    if (owner !== null && box.width > 0 && box.right > owner.getBoundingClientRect().right + 1)
      faults.push(`out of its card: ${nameOf(element)}`);
    const isTarget = element.matches('button, select, summary, input:not([type=checkbox]), label.check');
    if (isTarget && (box.height < 43.5 || box.width < 43.5)) {
      faults.push(`small: ${nameOf(element)} ${Math.round(box.width)} × ${Math.round(box.height)}`);
    }
  }
  return [...new Set(faults)];
};
