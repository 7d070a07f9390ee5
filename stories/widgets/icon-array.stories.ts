import '@regen-cds/widgets/define/icon-array';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

interface Args {
  label: string;
  count: number;
  of: number;
  upperLimit: string;
  about: boolean;
  exact: boolean;
  bare: boolean;
  denominator: number;
  lang: string;
}

const meta: Meta<Args> = {
  title: 'Widgets/Icon array',
  component: 'regen-icon-array',
  // Invented numbers.
  args: {
    label: 'Group',
    count: 12,
    of: 100,
    upperLimit: '',
    about: false,
    exact: false,
    bare: false,
    denominator: 0,
    lang: 'en',
  },
  argTypes: {
    lang: { control: 'inline-radio', options: ['en', 'es'] },
    denominator: { control: 'inline-radio', options: [0, 100, 1000] },
  },
  render: ({ label, count, of, upperLimit, about, exact, bare, denominator, lang }) => html`
    <regen-icon-array
      label=${label}
      count=${count}
      of=${of}
      upper-limit=${upperLimit}
      denominator=${denominator}
      lang=${lang}
      ?about=${about}
      ?exact=${exact}
      ?bare=${bare}
    ></regen-icon-array>
  `,
};

export default meta;
type Story = StoryObj<Args>;

export const OfAHundred: Story = {};

/** Rounded to whole people; the raw numbers stay beside it. */
export const Rounded: Story = { args: { count: 5, of: 38, exact: true } };

export const OfAThousand: Story = { args: { count: 3, of: 523 } };

/** Nobody was counted: dashed rings for what is not ruled out. */
export const NotRuledOut: Story = { args: { count: 0, of: 923, upperLimit: '3/1000' } };

/** Under 1 of 1,000: each square is 1,000 people. */
export const OneOfTenThousand: Story = { args: { count: 1, of: 10_000 } };

/** Nobody, and no limit given: words only. */
export const NoPicture: Story = { args: { count: 0, of: 50 } };

/** Two groups on one denominator. */
export const TwoGroups: Story = {
  render: ({ lang }) => html`
    <regen-icon-array
      lang=${lang}
      .arms=${[
        { label: 'Treated', count: 45, of: 100 },
        { label: 'Salt water', count: 35, of: 100 },
      ]}
    ></regen-icon-array>
  `,
};

export const InSpanish: Story = { args: { lang: 'es', count: 0, of: 923, upperLimit: '3/1000' } };
