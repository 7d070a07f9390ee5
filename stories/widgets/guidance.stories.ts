import '@regen-cds/widgets/define/guidance';
import '@regen-cds/widgets/define/eligibility-assessor';
import '@regen-cds/widgets/define/modality-comparator';
import '@regen-cds/widgets/define/consent-explainer';
import type { Facts } from '@regen-cds/engine';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { emergency, mixedChart } from './patients.js';

interface Args {
  ruleSet: string;
  audience: 'patient' | 'clinician';
  lang: string;
  jurisdiction: string;
  asOf: string;
  facts: Facts;
  subject: string | null;
}

const meta: Meta<Args> = {
  title: 'Widgets/Guidance',
  component: 'regen-guidance',
  args: {
    ruleSet: 'rules/knee-osteoarthritis/1.1.0.json',
    audience: 'patient',
    lang: 'en',
    jurisdiction: 'US',
    asOf: '2026-11-25',
    facts: {},
    subject: null,
  },
  argTypes: {
    audience: { control: 'inline-radio', options: ['patient', 'clinician'] },
    lang: { control: 'inline-radio', options: ['en', 'es'] },
    facts: { control: 'object' },
  },
  render: ({ ruleSet, audience, lang, jurisdiction, asOf, facts, subject }) => html`
    <regen-guidance
      rule-set=${ruleSet}
      audience=${audience}
      lang=${lang}
      jurisdiction=${jurisdiction}
      as-of=${asOf}
      .subject=${subject}
      .facts=${facts}
    >
      <regen-eligibility-assessor></regen-eligibility-assessor>
      <regen-modality-comparator modality="prp bmac"></regen-modality-comparator>
      <regen-consent-explainer modality="prp"></regen-consent-explainer>
    </regen-guidance>
  `,
};

export default meta;
type Story = StoryObj<Args>;

/** Three widgets, one rule set, one session: an answer given in one changes the others. */
export const Patient: Story = {};

export const Clinician: Story = { args: { audience: 'clinician', facts: mixedChart, subject: 'example-1' } };

/** An urgent sign stops all three. */
export const Urgent: Story = { args: { facts: emergency } };

/** Another chart was opened: one notice, and nothing of the previous patient in any widget. */
export const AnotherSubject: Story = {
  args: { audience: 'clinician', facts: mixedChart, subject: 'example-1' },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('regen-guidance');
    if (!element) throw new Error('The wrapper is not there.');
    if (!element.activeSession)
      await new Promise((resolve) => element.addEventListener('regen-ready', resolve, { once: true }));
    element.subject = 'example-2';
  },
};
