/** What is said when no guidance can be given: data, so that every code has its words. */
import type { Decision } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { RuleSetState } from '../controllers/rule-set.js';
import { icon, type IconName } from '../icons.js';
import type { Reader } from './parts.js';
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

/** Why there is no guidance: code and message for the event, and the title that is announced. */
export interface Fault {
  code: string;
  message: string;
  title: string;
}

/** What stands in the way of guidance; null when nothing does. */
export const faultOf = (
  state: RuleSetState,
  withheld: Decision['withheld'],
  { messages, isPatient }: Reader,
): Fault | null => {
  if (state.kind === 'failed') {
    const { code, message } = state;
    return { code, message, title: refusalOf(code, isPatient, messages).title };
  }
  if (state.kind === 'loading' && state.slow)
    return {
      code: 'rule-set-timeout',
      message: 'The rule set has not arrived for 10 seconds. It is shown as soon as it does.',
      title: messages.slow,
    };
  if (!withheld) return null;
  const { code, criterion } = withheld;
  return {
    code,
    message: `Two evaluations of ${criterion} disagree. Report it with the version and the facts.`,
    title: withheldOf(code, criterion, isPatient, messages).title,
  };
};
