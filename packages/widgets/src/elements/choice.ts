import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

export interface Choice {
  type: 'radio' | 'checkbox';
  /** Radios of one name are one group: arrows move in it. */
  name: string;
  label: unknown;
  checked: boolean;
  /** Called with whether it is chosen now. */
  pick: (on: boolean) => void;
}

/** One choice of a question: the native control in its label, as large as a finger. */
export const choice = ({ type, name, label, checked, pick }: Choice): TemplateResult => html`
  <label class="choice" part="choice">
    <input
      type=${type}
      name=${name}
      .checked=${live(checked)}
      @change=${(event: Event) => pick((event.target as HTMLInputElement).checked)}
    />
    <span>${label}</span>
  </label>
`;
