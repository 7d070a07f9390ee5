/** Tells how high the frame's content is, whenever that changes. */

/** Starts at once; the function it returns stops it. Heights are whole CSS pixels. */
export const watchHeight = (element: HTMLElement, tell: (height: number) => void): (() => void) => {
  let last = -1;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height !== last) tell((last = height));
  });
  observer.observe(element);
  return () => observer.disconnect();
};
