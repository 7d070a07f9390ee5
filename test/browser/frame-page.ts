/** A page of `frame-site.ts` that mounts frames, driven from a test. */
import type * as Host from '../../packages/embed/src/tag.js';
import type { Tab } from './engines.js';
import { until } from './until.js';

declare global {
  var RegenCDS: typeof Host;
  /** Every event of an element that reached the document. */
  var log: { name: string; fields: Record<string, unknown> }[];
  /** Violations of the policy and uncaught errors. */
  var faults: string[];
  /** Every window message. */
  var messages: { origin: string; data: unknown; ports: number }[];
  /** What the tests have mounted, in order. */
  var mounted: ReturnType<typeof Host.mount>[];
}

export const WIDGET = 'regen-eligibility-assessor';
export const RULES = '/dist/rules/knee-osteoarthritis/1.0.0.json';
export const SETTINGS = { widget: WIDGET, ruleSet: RULES, asOf: '2026-12-01', lang: 'en', audience: 'clinician' };
export const FRAME = '#box iframe';

export class HostPage {
  readonly tab: Tab;

  constructor(tab: Tab) {
    this.tab = tab;
  }

  /** Mounts a frame in the box; resolves with "ready", or with the code why not. */
  mount(options: Record<string, unknown>): Promise<string> {
    return this.tab.run(
      async (given) => {
        const frame = RegenCDS.mount(document.querySelector<HTMLElement>('#box')!, given as never);
        mounted.push(frame);
        return frame.ready.then(
          () => 'ready',
          (error: unknown) => (error as { code: string }).code,
        );
      },
      { ...SETTINGS, ...options },
    );
  }

  /** `update` of the last frame; resolves with whether the frame is hidden right afterwards, in the same task. */
  update(properties: Record<string, unknown>): Promise<boolean> {
    return this.tab.run((given) => {
      mounted.at(-1)!.update(given);
      return document.querySelector<HTMLElement>('#box iframe')!.style.visibility === 'hidden';
    }, properties);
  }

  /** Waits for an event of this name after the first `from` ones; resolves with its fields. */
  event(name: string, from = 0): Promise<Record<string, unknown>> {
    return until(name, async () => (await this.events()).slice(from).find((one) => one.name === name)?.fields);
  }

  events(): Promise<{ name: string; fields: Record<string, unknown> }[]> {
    return this.tab.run(() => log);
  }

  faults(): Promise<string[]> {
    return this.tab.run(() => faults);
  }

  boxText(): Promise<string> {
    return this.tab.run(() => document.querySelector<HTMLElement>('#box')!.innerText);
  }

  /** Waits until the frame is shown. */
  async visible(): Promise<void> {
    await until('the frame to be shown', () =>
      this.tab.run(() => document.querySelector<HTMLElement>('#box iframe')?.style.visibility === ''),
    );
  }

  /** Waits for a text in the frame, inside or outside the element. */
  async shows(text: string, frames: string | string[] = FRAME): Promise<void> {
    await until(text, async () => (await this.shown(frames)).includes(text));
  }

  /** Everything the frame shows now. */
  shown(frames: string | string[] = FRAME): Promise<string> {
    return this.tab.runIn(
      frames,
      () => document.body.innerText + (document.querySelector('main > *')?.shadowRoot?.textContent ?? ''),
    );
  }

  /** Presses the button with this text in the element of the frame. */
  press(text: string): Promise<void> {
    return this.tab.runIn(
      FRAME,
      (wanted) => {
        const buttons = [...document.querySelector('main > *')!.shadowRoot!.querySelectorAll('button')];
        buttons.find((one) => one.textContent.trim() === wanted)!.click();
      },
      text,
    );
  }

  close(): Promise<void> {
    return this.tab.close();
  }
}
