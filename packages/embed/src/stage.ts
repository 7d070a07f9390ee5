/** The one element in the frame: put there, set, watched, taken away. Knows nothing of who asks for it. */
import type { Session } from '@regen-cds/engine';
import type { Frame, Report } from './messengers/messenger.js';
import { notice } from './notices.js';
import { EVENTS, FrameError, WIDGETS, type ElementProperties, type WidgetName } from './protocol.js';
import { applySmartStyle } from './smart-style.js';

export interface StageOptions {
  /** What holds the element. */
  root: HTMLElement;
  /** Told of every event of the element. */
  report: (report: Report) => void;
  /** Language of notices before an element says its own. */
  lang: string;
  /** Begins from the start after a failure. */
  again: () => void;
}

type Shown = HTMLElement & {
  activeSession?: Session | null;
  updateComplete?: Promise<unknown>;
  reset?: () => void;
};

/** What the element of this name shows inside it. */
const INSIDE: Partial<Record<WidgetName, readonly WidgetName[]>> = {
  'regen-guidance': ['regen-eligibility-assessor', 'regen-modality-comparator', 'regen-consent-explainer'],
};

/** What only a window can hold, `isTrusted`, is no field of an event. */
const fieldsOf = (event: Event): Record<string, unknown> =>
  Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'isTrusted'));

/** A hidden page draws nothing, so nothing is waited for longer than this. */
const MOST_WAIT = 150;

const painted = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, MOST_WAIT);
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });

const create = (widget: WidgetName): Shown => {
  if (!customElements.get(widget))
    throw new FrameError('widget-unknown', `This frame page does not have <${widget}>. Load one release of Regen CDS.`);
  const element = document.createElement(widget);
  element.append(...(INSIDE[widget] ?? []).map((name) => document.createElement(name)));
  return element;
};

/** The subject first: it clears what belongs to another, and the facts that come with it stay (DESIGN, section 6). */
const apply = (element: Shown, { subject, facts, smartStyle: _, ...others }: ElementProperties): void => {
  Object.assign(element, others);
  // How widgets look and which option they show is theirs, not the wrapper's.
  const { density, modality } = others;
  for (const widget of element.querySelectorAll(WIDGETS.join()))
    Object.assign(widget, density === undefined ? {} : { density }, modality === undefined ? {} : { modality });
  if (subject !== undefined) Object.assign(element, { subject });
  if (facts !== undefined) Object.assign(element, { facts });
};

/** What holds for the whole page, notices included. */
const applyToPage = ({ lang, smartStyle }: ElementProperties, page = document.documentElement): void => {
  if (lang) page.lang = lang;
  if (smartStyle !== undefined) applySmartStyle(page, smartStyle);
};

export const createStage = ({ root, report, lang, again }: StageOptions): Frame & { destroy(): void } => {
  let element: Shown | null = null;
  let actions: HTMLElement | null = null;
  let rules: ReturnType<Frame['rules']> = null;
  let watching = new AbortController();
  let whenReady: () => void = () => undefined;
  let ready = new Promise<void>((resolve) => (whenReady = resolve));

  const clear = (): void => {
    watching.abort();
    watching = new AbortController();
    element = null;
    rules = null;
    ready = new Promise<void>((resolve) => (whenReady = resolve));
    root.replaceChildren();
  };

  const watch = (shown: Shown): void => {
    const { signal } = watching;
    for (const name of EVENTS)
      shown.addEventListener(
        name,
        (event) => {
          const session = shown.activeSession;
          if (name === 'regen-ready' && session) {
            rules = { ruleSet: session.ruleSet, asOf: session.asOf };
            whenReady();
          }
          report({ type: 'event', name, fields: fieldsOf(event) });
        },
        { signal },
      );
  };

  // What the page holds for the case that nothing starts.
  root.replaceChildren();

  return {
    mount: (widget, properties) => {
      clear();
      applyToPage({ ...properties, smartStyle: properties.smartStyle ?? null });
      const shown = create(widget);
      watch(shown);
      apply(shown, properties);
      if (actions) shown.append(actions);
      element = shown;
      root.append(shown);
    },
    update: (properties) => {
      applyToPage(properties);
      if (element) apply(element, properties);
    },
    restart: () => {
      if (element?.activeSession?.answered.length === 0) element.reset?.();
    },
    drawn: async () => {
      await element?.updateComplete;
      await painted();
    },
    standing: () => {
      const session = element?.activeSession;
      return session ? { decision: session.decision, ruleSet: session.ruleSet } : null;
    },
    rules: () => rules,
    ready: () => ready,
    setActions: (given) => {
      given.slot = 'actions';
      actions = given;
    },
    fail: (error) => {
      clear();
      root.append(notice(error, document.documentElement.lang || lang, again));
    },
    destroy: clear,
  };
};
