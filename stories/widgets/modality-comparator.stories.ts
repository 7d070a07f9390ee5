import '@regen-cds/widgets/define/modality-comparator';
import type { Facts } from '@regen-cds/engine';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { candidate, emergency, mixedChart } from './patients.js';

interface Args {
  ruleSet: string;
  modality: string;
  audience: 'patient' | 'clinician';
  lang: string;
  density: 'comfortable' | 'compact';
  jurisdiction: string;
  asOf: string;
  facts: Facts;
}

const meta: Meta<Args> = {
  title: 'Widgets/Modality comparator',
  component: 'regen-modality-comparator',
  args: {
    ruleSet: 'rules/knee-osteoarthritis/1.1.0.json',
    modality: 'prp bmac',
    audience: 'patient',
    lang: 'en',
    density: 'comfortable',
    jurisdiction: 'US',
    asOf: '2026-11-25',
    facts: {},
  },
  argTypes: {
    audience: { control: 'inline-radio', options: ['patient', 'clinician'] },
    lang: { control: 'inline-radio', options: ['en', 'es'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
    facts: { control: 'object' },
  },
  render: ({ ruleSet, modality, audience, lang, density, jurisdiction, asOf, facts }) => html`
    <regen-modality-comparator
      rule-set=${ruleSet}
      modality=${modality}
      audience=${audience}
      lang=${lang}
      density=${density}
      jurisdiction=${jurisdiction}
      as-of=${asOf}
      .facts=${facts}
    >
      <p>The comparison could not be loaded. Please ask at your visit.</p>
    </regen-modality-comparator>
  `,
};

export default meta;
type Story = StoryObj<Args>;

const ready = async (canvas: HTMLElement): Promise<ShadowRoot> => {
  const element = canvas.querySelector('regen-modality-comparator');
  if (!element) throw new Error('The comparator is not there.');
  if (!element.activeSession)
    await new Promise((resolve) => element.addEventListener('regen-ready', resolve, { once: true }));
  await element.updateComplete;
  if (!element.shadowRoot) throw new Error('The comparator is not drawn.');
  return element.shadowRoot;
};

/** In a place of this width, whatever the window has. */
const within =
  (width: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    canvasElement.style.maxWidth = width;
    await ready(canvasElement);
  };

/** No answers yet: what is known of each option, and nothing about this person. */
export const Patient: Story = {};

export const PatientInSpanish: Story = { args: { lang: 'es', jurisdiction: '' } };

/** Questions as cards where columns do not fit. */
export const PatientNarrow: Story = { play: within('22.5rem') };

/** Five options: cards, laid out side by side in a wide place. */
export const FiveOptions: Story = { args: { modality: 'corticosteroidInjection prp bmac exosome' } };

/** What matters to the person, set against what is known. */
export const PatientValues: Story = {
  play: async ({ canvasElement }) => {
    const root = await ready(canvasElement);
    const rate = (point: string, step: number): void =>
      root.querySelectorAll<HTMLInputElement>(`input[name="${point}"]`)[step]?.click();
    rate('harm', 2);
    rate('proof', 1);
    rate('cost', 0);
  },
};

/** Statuses from a chart: what stands so far, and what is open. */
export const ClinicianFromChart: Story = { args: { audience: 'clinician', facts: mixedChart } };

export const ClinicianCompact: Story = { args: { audience: 'clinician', density: 'compact', facts: candidate } };

/** Only what differs: harm, cost, law and what is not known stay. */
export const OnlyDifferences: Story = {
  args: { modality: 'birthTissueProduct exosome' },
  play: async ({ canvasElement }) => {
    const root = await ready(canvasElement);
    root.querySelector<HTMLInputElement>('.tools > .choice input')?.click();
  },
};

/** Nothing is chosen that the rule set knows. */
export const NothingChosen: Story = { args: { modality: 'none' } };

/** An urgent sign withholds everything else. */
export const PatientUrgent: Story = { args: { facts: emergency } };

/** A rule set without figures: what studies found in words. */
export const WithoutFigures: Story = { args: { ruleSet: 'rules/knee-osteoarthritis/1.0.0.json' } };

export const Refused: Story = { args: { audience: 'clinician', ruleSet: 'rules/nowhere.json' } };
