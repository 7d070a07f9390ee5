import '@regen-cds/widgets/define/consent-explainer';
import type { Facts } from '@regen-cds/engine';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { emergency } from './patients.js';

interface Args {
  ruleSet: string;
  modality: string;
  audience: 'patient' | 'clinician';
  lang: string;
  jurisdiction: string;
  asOf: string;
  facts: Facts;
}

const meta: Meta<Args> = {
  title: 'Widgets/Consent explainer',
  component: 'regen-consent-explainer',
  args: {
    ruleSet: 'rules/knee-osteoarthritis/1.1.0.json',
    modality: 'prp',
    audience: 'patient',
    lang: 'en',
    jurisdiction: 'UK',
    asOf: '2026-11-25',
    facts: {},
  },
  argTypes: {
    audience: { control: 'inline-radio', options: ['patient', 'clinician'] },
    lang: { control: 'inline-radio', options: ['en', 'es'] },
    facts: { control: 'object' },
  },
  render: ({ ruleSet, modality, audience, lang, jurisdiction, asOf, facts }) => html`
    <regen-consent-explainer
      rule-set=${ruleSet}
      modality=${modality}
      audience=${audience}
      lang=${lang}
      jurisdiction=${jurisdiction}
      as-of=${asOf}
      .facts=${facts}
    >
      <p>The explanation could not be loaded. Please ask at your visit.</p>
    </regen-consent-explainer>
  `,
};

export default meta;
type Story = StoryObj<Args>;

const goTo =
  (step: number): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const element = canvasElement.querySelector('regen-consent-explainer');
    if (!element) throw new Error('The explainer is not there.');
    await new Promise((resolve) => element.addEventListener('regen-ready', resolve, { once: true }));
    await element.updateComplete;
    element.shadowRoot?.querySelectorAll<HTMLElement>('.wide .step')[step]?.click();
    await element.updateComplete;
  };

/** The first section: what it is. */
export const WhatItIs: Story = {};
export const InSpanish: Story = { args: { lang: 'es' } };

/** Asked before any result is in the page. */
export const Expectation: Story = { play: goTo(2) };

/** What can go wrong. */
export const Risks: Story = { play: goTo(3) };

/** Did we explain it well? */
export const TeachBack: Story = { play: goTo(8) };

/** What is due when, and the record. */
export const Record: Story = { play: goTo(9) };

/** No option is named: the person chooses which one to go through. */
export const ChooseAnOption: Story = { args: { ruleSet: 'rules/knee-osteoarthritis/1.0.0.json', modality: '' } };

/** An urgent sign withholds everything here too. */
export const Urgent: Story = { args: { facts: emergency } };
