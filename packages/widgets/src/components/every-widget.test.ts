/** What holds for every widget that shows guidance. */
import { expect, fixture } from '@open-wc/testing';
import type { RegenElement } from '../elements/regen-element.js';
import '../define.js';
import { all, AS_OF, button, find, ruleSet, textOf } from '../testing/mount.js';

const WIDGETS = ['regen-eligibility-assessor', 'regen-modality-comparator', 'regen-consent-explainer'];

const widget = async (tag: string, properties: Partial<RegenElement> = {}): Promise<RegenElement> => {
  const element = await fixture<RegenElement>(`<${tag} lang="en" modality="gel" as-of=${AS_OF}></${tag}>`);
  Object.assign(element, { ruleSet: ruleSet(), ...properties });
  await element.updateComplete;
  return element;
};

const focused = (element: RegenElement): Element | null => element.shadowRoot?.activeElement ?? null;

for (const tag of WIDGETS) {
  describe(tag, () => {
    it('ST3: says an urgent sign at once, and takes no focus from elsewhere on the page', async () => {
      const element = await widget(tag);
      element.facts = { emergency: true };
      await element.updateComplete;
      await element.updateComplete;
      expect(find(element, '[aria-live="assertive"]')?.textContent).to.match(/Get help now/);
      expect(find(element, '.call')).to.exist;
      expect(focused(element)).to.equal(null);
    });

    it('ST3: moves the focus to an urgent sign when the person is in the widget', async () => {
      const element = await widget(tag);
      all(element, 'button, input')[0]?.focus();
      element.facts = { emergency: true };
      await element.updateComplete;
      expect(focused(element)?.textContent).to.match(/Get help now/);
    });

    for (const origin of ['manual', 'auto-server'] as const) {
      it(`ST3: what makes it urgent can be corrected where it came from ${origin}, and the focus stays inside`, async () => {
        const emergency = { value: true, origin, observed: AS_OF };
        const element = await widget(tag, { facts: origin === 'manual' ? {} : { emergency } });
        if (origin === 'manual') element.activeSession?.answer('emergency', true);
        await element.updateComplete;
        const way = button(element, 'I answered that by mistake');
        way.focus();
        way.click();
        await element.updateComplete;
        expect(find(element, '.call')).to.equal(null);
        expect(textOf(element)).not.to.match(/Get help now/);
        expect(focused(element)).to.exist;
      });
    }
  });
}
