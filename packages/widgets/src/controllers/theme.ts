/** Holds a host's colours against WCAG contrast: one that fails gives way to the default, with one note in the console (UX, TH1). */
import { css, type LitElement, type ReactiveController } from 'lit';
import { failing, PAIRS, type Rgb } from '../view-models/contrast.js';

const TOKENS = [...new Set(PAIRS.flatMap(([token, on]) => [token, on]))];
const HOST_NAMES: Readonly<Record<string, string>> = { sunken: 'surface-sunken' };
const hostName = (token: string): string => `--regen-${HOST_NAMES[token] ?? token}`;

/**
 * A host sets a custom property or a color-scheme without a word to anybody. A transition tells: it moves nothing on screen, and
 * begins when one of them changes, and when an element is shown that was hidden meanwhile.
 */
export const themeProbe = css`
  .probe {
    position: absolute;
    visibility: hidden;
    opacity: 1;
    color: light-dark(#000, #fff);
    transition: 1ms allow-discrete;
  }
  .probe > i {
    background: light-dark(#000, #fff);
  }
  @starting-style {
    .probe {
      opacity: 0;
    }
  }
`;

/** Once per page and colour, however many elements are on it. */
const noted = new Set<string>();

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** A computed colour as opaque numbers, over what lies below it; null for one that is not to be seen. */
const rgbOf = (context: CanvasRenderingContext2D, colour: string, below: Rgb): Rgb | null => {
  if (/^rgba\(.*, 0\)$/.test(colour)) return null;
  for (const fill of [`rgb(${below.join(' ')})`, colour]) {
    context.fillStyle = fill;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
};

interface Colour {
  css: string;
  rgb: Rgb | null;
}

export class ThemeController implements ReactiveController {
  readonly #host: LitElement;
  #checked = '';
  #scheme: HTMLElement | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#scheme ??= this.#watch();
    this.#check();
  }

  #watch(): HTMLElement {
    const probe = document.createElement('span');
    const scheme = document.createElement('i');
    probe.className = 'probe';
    probe.style.transitionProperty = ['opacity', 'color', ...TOKENS.map(hostName)].join();
    probe.append(scheme);
    // Cancelled: what changed has changed back before anything was drawn.
    for (const event of ['transitionrun', 'transitionend', 'transitioncancel'])
      probe.addEventListener(event, () => this.#check());
    this.#host.renderRoot.append(probe);
    return scheme;
  }

  #check(): void {
    const widget = this.#host.renderRoot.querySelector<HTMLElement>('.widget');
    if (!widget || !this.#scheme) return;
    const style = getComputedStyle(widget);
    const given = TOKENS.map((token) => style.getPropertyValue(hostName(token)).trim());
    const scheme = getComputedStyle(this.#scheme).backgroundColor;
    const state = [...given, scheme].join('|');
    if (state === this.#checked) return;
    this.#checked = state;
    for (const token of TOKENS) widget.style.removeProperty(`--${token}`);
    if (given.some((value) => value !== '')) this.#guard(widget, given, scheme === 'rgb(0, 0, 0)' ? WHITE : BLACK);
  }

  #guard(widget: HTMLElement, given: readonly string[], below: Rgb): void {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!context) return;
    const resolve = (initial: boolean): Map<string, Colour> => this.#resolve(widget, context, initial, below);
    const [defaults, used] = [resolve(true), resolve(false)];
    const useDefault = (token: string, because: string): void => {
      const value = defaults.get(token)?.css ?? '';
      widget.style.setProperty(`--${token}`, value);
      const note = `${hostName(token)}: ${given[TOKENS.indexOf(token)] ?? ''} is not used: ${because}. ${value} is used instead.`;
      if (noted.has(note)) return;
      noted.add(note);
      // eslint-disable-next-line no-console -- where a webmaster looks for it; no patient data
      console.warn(note);
    };
    const chosen: Record<string, Rgb> = {};
    for (const [i, token] of TOKENS.entries()) {
      if (given[i] === '') continue;
      const rgb = used.get(token)?.rgb;
      if (rgb) chosen[token] = rgb;
      else useDefault(token, 'it is no colour');
    }
    const others = [...defaults].flatMap(([token, { rgb }]) => (rgb ? [[token, rgb] as const] : []));
    for (const [culprit, { token, on, ratio, least }] of failing(chosen, Object.fromEntries(others)))
      useDefault(
        culprit,
        `${hostName(token)} on ${hostName(on)} has a contrast of ${ratio.toFixed(1)}, ${String(least)} is needed`,
      );
  }

  /** What each token is here: as the host has it, or while the host sets none. */
  #resolve(widget: HTMLElement, context: CanvasRenderingContext2D, initial: boolean, below: Rgb): Map<string, Colour> {
    const probe = document.createElement('span');
    probe.hidden = true;
    widget.append(probe);
    if (initial) for (const token of TOKENS) probe.style.setProperty(hostName(token), 'initial');
    probe.className = 'widget';
    const found = TOKENS.map((token) => {
      // Not inherited, so that what is no colour shows as none.
      probe.style.backgroundColor = `var(--${token})`;
      const { backgroundColor } = getComputedStyle(probe);
      return [token, { css: backgroundColor, rgb: rgbOf(context, backgroundColor, below) }] as const;
    });
    probe.remove();
    return new Map(found);
  }
}
