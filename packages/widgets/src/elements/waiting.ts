/** What is on screen before there are rules, and when none can be had: UX, section 4. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RuleSetState } from '../controllers/rule-set.js';
import type { Reader } from './parts.js';
import { refusalBlock, refusalOf } from './refusal.js';

export const waitingBlock = (state: RuleSetState, reader: Reader, retry: () => void): TemplateResult => {
  const { messages, isPatient } = reader;
  if (state.kind === 'failed')
    return html`${refusalBlock(refusalOf(state.code, isPatient, messages))}
      <div class="row retry"><button @click=${retry}>${messages.retry}</button></div>
      <slot></slot>`;
  if (state.kind !== 'loading') return html`<slot></slot>`;
  if (state.slow)
    return html`<div class="pad stack">
      <h2>${messages.slow}</h2>
      <p>${messages.slowText}</p>
      <div class="row"><button class="primary" @click=${retry}>${messages.retry}</button></div>
      <p class="code">rule-set-timeout</p>
      <slot></slot>
    </div>`;
  return html`<slot></slot>${
      state.shown
        ? html`<div class="pad" aria-busy="true">
            <b>${messages.loading}</b>
            <div class="bone"></div>
            <div class="bone"></div>
            <div class="bone tall"></div>
            <div class="bone tall"></div>
          </div>`
        : nothing
    }`;
};
