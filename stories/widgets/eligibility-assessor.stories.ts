import '@regen-cds/widgets/define/eligibility-assessor';
import type { Facts } from '@regen-cds/engine';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { candidate, emergency, mixedChart } from './patients.js';

interface Args {
  ruleSet: string;
  audience: 'patient' | 'clinician';
  lang: string;
  density: 'comfortable' | 'compact';
  jurisdiction: string;
  asOf: string;
  facts: Facts;
  subject: string | null;
}

const meta: Meta<Args> = {
  title: 'Widgets/Eligibility assessor',
  component: 'regen-eligibility-assessor',
  args: {
    ruleSet: 'rules/knee-osteoarthritis/1.0.0.json',
    audience: 'patient',
    lang: 'en',
    density: 'comfortable',
    jurisdiction: '',
    asOf: '2026-11-25',
    facts: {},
    subject: null,
  },
  argTypes: {
    audience: { control: 'inline-radio', options: ['patient', 'clinician'] },
    lang: { control: 'inline-radio', options: ['en', 'es'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
    facts: { control: 'object' },
  },
  render: ({ ruleSet, audience, lang, density, jurisdiction, asOf, facts, subject }) => html`
    <regen-eligibility-assessor
      rule-set=${ruleSet}
      audience=${audience}
      lang=${lang}
      density=${density}
      jurisdiction=${jurisdiction}
      as-of=${asOf}
      .subject=${subject}
      .facts=${facts}
    >
      <p>The guide could not be loaded. Please ask at your visit.</p>
    </regen-eligibility-assessor>
  `,
};

export default meta;
type Story = StoryObj<Args>;

/** Nothing is known: the first question, and no running verdict. */
export const PatientQuestion: Story = {};

/** The page to take to an appointment, with questions still open. */
export const PatientInSpanish: Story = { args: { lang: 'es' } };

/** A question with where each option stands beside it. */
export const ClinicianQuestion: Story = { args: { audience: 'clinician' } };

/** Facts from a chart: one too old, one in conflict, one near a limit. */
export const ClinicianFromChart: Story = { args: { audience: 'clinician', facts: mixedChart, subject: 'example-1' } };

/** The same in an EHR's narrow column. */
export const ClinicianCompact: Story = {
  args: { audience: 'clinician', density: 'compact', facts: mixedChart, subject: 'example-1' },
};

/** Everything is known and speaks for an assessment. */
export const ClinicianCandidate: Story = { args: { audience: 'clinician', facts: candidate, jurisdiction: 'US' } };

/** An urgent sign stops everything, for both audiences. */
export const PatientUrgent: Story = { args: { facts: emergency } };
export const ClinicianUrgent: Story = { args: { audience: 'clinician', facts: emergency } };

/** The file is not there: plain words, a code for the integrator, the host's own fallback. */
export const Refused: Story = { args: { audience: 'clinician', ruleSet: 'rules/nowhere.json' } };
export const RefusedForPatient: Story = { args: { ruleSet: 'rules/nowhere.json' } };

/** The rules are out of date on the day of use. */
export const Expired: Story = { args: { audience: 'clinician', asOf: '2030-01-01' } };
