/** Holds a host's colours against WCAG contrast: one that fails gives way to the default, with one note in the console (UX, TH1). */
import type { LitElement, ReactiveController } from 'lit';
import { failing, PAIRS, type Rgb } from '../view-models/contrast.js';

const TOKENS = [...new Set(PAIRS.flatMap(([token, on]) => [token, on]))];
const HOST_NAMES: Readonly<Record<string, string>> = { sunken: 'surface-sunken' };
const hostName = (token: string): string => `--regen-${HOST_NAMES[token] ?? token}`;

/** Once per page and colour, however many elements are on it. */
const noted = new Set<string>();

/** Any CSS colour as opaque numbers; null for what is none. */
const rgbOf = (context: CanvasRenderingContext2D, colour: string): Rgb | null => {
  context.fillStyle = '#000001';
  context.fillStyle = colour;
  if (context.fillStyle === '#000001') return null;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
};

export class ThemeController implements ReactiveController {
  readonly #host: LitElement;
  #checked = '';

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const widget = this.#host.renderRoot.querySelector<HTMLElement>('.widget');
    if (widget) this.#check(widget);
  }

  #check(widget: HTMLElement): void {
    const style = getComputedStyle(widget);
    const given = TOKENS.map((token) => style.getPropertyValue(hostName(token)).trim());
    const state = `${given.join('|')}|${style.colorScheme}`;
    if (state === this.#checked) return;
    this.#checked = state;
    for (const token of TOKENS) widget.style.removeProperty(`--${token}`);
    if (given.every((value) => value === '')) return;
    this.#guard(widget, Object.fromEntries(TOKENS.map((token, i) => [token, given[i] ?? ''])));
  }

  #guard(widget: HTMLElement, given: Readonly<Record<string, string>>): void {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!context) return;
    const defaults = this.#defaults(widget, context);
    const chosen: Record<string, Rgb> = {};
    for (const [token, value] of Object.entries(given)) {
      const colour = value === '' ? null : rgbOf(context, value);
      if (colour) chosen[token] = colour;
    }
    for (const [culprit, { token, on, ratio, least }] of failing(
      chosen,
      Object.fromEntries(Object.entries(defaults).map(([name, { rgb }]) => [name, rgb])),
    )) {
      const value = defaults[culprit]?.css ?? '';
      widget.style.setProperty(`--${culprit}`, value);
      const note = `${hostName(culprit)}: ${given[culprit] ?? ''} is not used: ${hostName(token)} on ${hostName(on)} has a contrast of ${ratio.toFixed(1)}, ${String(least)} is needed. ${value} is used instead.`;
      if (noted.has(note)) continue;
      noted.add(note);
      // eslint-disable-next-line no-console -- where a webmaster looks for it; no patient data
      console.warn(note);
    }
  }

  /** The defaults of the theme in force: what each token is while the host sets none. */
  #defaults(widget: HTMLElement, context: CanvasRenderingContext2D): Record<string, { css: string; rgb: Rgb }> {
    const probe = document.createElement('span');
    probe.hidden = true;
    widget.append(probe);
    for (const token of TOKENS) probe.style.setProperty(hostName(token), 'initial');
    probe.className = 'widget';
    const found: Record<string, { css: string; rgb: Rgb }> = {};
    for (const token of TOKENS) {
      probe.style.color = `var(--${token})`;
      const css = getComputedStyle(probe).color;
      const rgb = rgbOf(context, css);
      if (rgb) found[token] = { css, rgb };
    }
    probe.remove();
    return found;
  }
}
