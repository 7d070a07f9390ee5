/** Helpers for browser tests: an element on the page, driven the way a person drives it. */
import { fixture } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { html } from 'lit';
import { AS_OF, document as testDocument } from '../../../engine/src/testing/document.js';
import { parseRuleSet, type RuleSet, type RuleSetDocument } from '@regen-cds/engine';
import type { RegenEligibilityAssessor } from '../components/eligibility-assessor/eligibility-assessor.js';
import '../components/eligibility-assessor/define.js';

export { AS_OF };

/** A small rule set that is valid in every part; `more` replaces parts of it. */
export const ruleSet = (more: Partial<RuleSetDocument> = {}): RuleSet => parseRuleSet(testDocument(more));

export type Properties = Partial<
  Pick<
    RegenEligibilityAssessor,
    'audience' | 'lang' | 'facts' | 'subject' | 'density' | 'jurisdiction' | 'modality' | 'session' | 'asOf'
  >
>;

/** The assessor on a rule set that is already loaded, drawn. */
export const assessor = async (
  rules: RuleSet | string,
  properties: Properties = {},
): Promise<RegenEligibilityAssessor> => {
  const element = await fixture<RegenEligibilityAssessor>(
    html`<regen-eligibility-assessor as-of=${AS_OF} lang="en"><p>Fallback</p></regen-eligibility-assessor>`,
  );
  Object.assign(element, properties, { ruleSet: rules });
  await element.updateComplete;
  return element;
};

const root = (element: HTMLElement): ShadowRoot => element.shadowRoot!;

export const find = (element: HTMLElement, selector: string): HTMLElement | null =>
  root(element).querySelector<HTMLElement>(selector);
export const all = (element: HTMLElement, selector: string): HTMLElement[] => [
  ...root(element).querySelectorAll<HTMLElement>(selector),
];

/** Text on screen, without styles and with single spaces. */
export const textOf = (element: HTMLElement): string =>
  (root(element).querySelector('.widget')?.textContent ?? '').replace(/\s+/g, ' ').trim();

export const legend = (element: HTMLElement): string => find(element, 'legend')?.textContent.trim() ?? '';

const labelled = (element: HTMLElement, label: string): HTMLInputElement => {
  const found = all(element, 'label.choice').find((one) => one.textContent.trim().startsWith(label));
  if (!found) throw new Error(`There is no choice "${label}" under "${legend(element)}".`);
  return found.querySelector('input')!;
};

export const button = (element: HTMLElement, text: string): HTMLButtonElement => {
  const found = all(element, 'button').find((one) => one.textContent.trim().startsWith(text));
  if (!found) throw new Error(`There is no button "${text}".`);
  return found as HTMLButtonElement;
};

export const press = async (element: RegenEligibilityAssessor, text: string): Promise<void> => {
  button(element, text).click();
  await element.updateComplete;
};

export const choose = async (element: RegenEligibilityAssessor, label: string): Promise<void> => {
  labelled(element, label).click();
  await element.updateComplete;
};

export const type = async (element: RegenEligibilityAssessor, ...texts: string[]): Promise<void> => {
  for (const [i, text] of texts.entries()) {
    const field = all(element, 'fieldset input[type="text"]')[i] as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
  await element.updateComplete;
};

export const goOn = async (element: RegenEligibilityAssessor): Promise<void> => {
  (find(element, 'form') as HTMLFormElement).requestSubmit();
  await element.updateComplete;
};

interface Axe {
  run(node: Node): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
}

/** What axe finds, one line each; empty when it finds nothing. */
export const axeFindings = async (element: HTMLElement): Promise<string[]> => {
  const { violations } = await (window as unknown as { axe: Axe }).axe.run(element);
  return violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map((node) => node.html).join(' | ')}`);
};
