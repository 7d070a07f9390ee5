/** Prints one element of a page and nothing else of it: everything beside the way down to it is hidden while the page prints. */
const MARK = 'data-regen-print';
const rules = `@media print { [${MARK}] > :not([${MARK}]) { display: none !important } }`;

/** What stands on each page (UX, PR1), where the browser has boxes in the margins of a page. */
const margins = (running: string): string => `@page {
  margin: 18mm 14mm;
  @top-left { content: ${JSON.stringify(running)}; font: 8pt/1.3 sans-serif; width: 100%; text-align: start }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif }
}`;

/** The element and everything that contains it, through shadow roots, with the roots they stand in. */
const wayTo = (element: Element): { elements: Element[]; roots: (Document | ShadowRoot)[] } => {
  const elements: Element[] = [];
  const roots: (Document | ShadowRoot)[] = [];
  for (let node: Node | null = element; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element) elements.push(node);
    if (node instanceof Document || node instanceof ShadowRoot) roots.push(node);
  }
  return { elements, roots };
};

/** Opens every `details` below `root` but the sources of one statement, which the list at the end has; the result closes them. */
const openDetails = (root: ParentNode): (() => void) => {
  const closed = [...root.querySelectorAll('details:not([open], .inline)')] as HTMLDetailsElement[];
  for (const one of closed) one.open = true;
  return () => {
    for (const one of closed) one.open = false;
  };
};

/** On paper the list of sources has only those that the page cites, under their own numbers. */
const markUncited = (root: ParentNode): void => {
  const cited = new Set(
    [...root.querySelectorAll<HTMLElement>('[data-source]')].map(({ dataset }) => dataset['source']),
  );
  for (const item of root.querySelectorAll<HTMLElement>('[data-listed]'))
    item.classList.toggle('no-print', !cited.has(item.dataset['listed']));
};

/** Opens the print dialogue for one element, with `running` on each page; the page is as before when it closes. */
export const printOnly = (element: Element, running = ''): void => {
  const { elements, roots } = wayTo(element);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${rules} ${margins(running)}`);
  const close = element.shadowRoot ? openDetails(element.shadowRoot) : () => undefined;
  if (element.shadowRoot) markUncited(element.shadowRoot);
  for (const root of roots) root.adoptedStyleSheets.push(sheet);
  for (const one of elements) one.setAttribute(MARK, '');
  const restore = (): void => {
    for (const one of elements) one.removeAttribute(MARK);
    for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    close();
  };
  window.addEventListener('afterprint', restore, { once: true });
  window.print();
};
