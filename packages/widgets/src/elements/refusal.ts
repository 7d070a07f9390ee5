/** What is said when no guidance can be given: data, so that every code has its words. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from '../icons.js';
import type { Messages } from '../i18n/messages.js';

export interface Refusal {
  icon: IconName;
  title: string;
  text: string;
  /** For the integrator; null for a patient. */
  code: string | null;
}

type Reason = keyof Messages['refused'];

const REASONS: Readonly<Record<string, Reason>> = {
  'rule-set-expired': 'expired',
  'rule-set-not-effective': 'early',
  'rule-set-recalled': 'recalled',
  'rule-set-format': 'format',
  'rule-set-integrity': 'unverified',
  'rules-lock-invalid': 'unverified',
  'insecure-context': 'unverified',
  'rule-set-draft': 'draft',
  'rule-set-network': 'missing',
  'rule-set-not-found': 'missing',
};

/** Why there is no guidance, with the code for whoever runs the page. */
export const refusalBlock = ({ icon: name, title, text, code }: Refusal): TemplateResult =>
  html`<div class="strip bare ${code === null ? 'tone-plain' : 'tone-stop'}">
    ${icon(name)}
    <h2>${title}</h2>
    <p>${text}</p>
    ${code === null ? nothing : html`<p class="code">${code}</p>`}
  </div>`;

/** The words for a rule set that was refused with `code`. */
export const refusalOf = (code: string, isPatient: boolean, messages: Messages): Refusal =>
  isPatient
    ? { icon: 'info', title: messages.refusedPatient, text: messages.refusedPatientText, code: null }
    : { icon: 'lock', title: messages.refused[REASONS[code] ?? 'invalid'], text: messages.refusedText, code };

/** The words for a decision that was withheld because the two evaluations disagree. */
export const withheldOf = (code: string, criterion: string, isPatient: boolean, messages: Messages): Refusal =>
  isPatient
    ? refusalOf(code, true, messages)
    : { icon: 'unsuitable', title: messages.withheld, text: messages.withheldText, code: `${code} · ${criterion}` };
