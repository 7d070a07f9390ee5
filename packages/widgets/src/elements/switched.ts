/** The chart changed: nothing of the previous patient is left, and nothing of the next is shown before it is asked for. */
import { html, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/messages.js';

export const switchedBlock = (messages: Messages, start: () => void): TemplateResult => html`
  <div class="pad stack">
    <h2>${messages.subjectChanged}</h2>
    <p>${messages.subjectChangedText}</p>
    <div class="row"><button class="primary" @click=${start}>${messages.startWithChart}</button></div>
  </div>
`;
