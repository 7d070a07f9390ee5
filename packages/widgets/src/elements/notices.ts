/** What stands before everything else on every screen and on every printed page: UX, OR3 and PR1. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.js';
import type { Scene } from './scene.js';

/** Rules that are a draft or were not reviewed are not for use. */
const warningOf = ({ explanation: { ruleSet, experimental }, messages }: Scene): string | null =>
  ruleSet.status === 'draft' ? messages.draft(ruleSet.version) : experimental;

/** Title, day, rules and warning in one line, for each printed page. */
export const runningText = (scene: Scene): string => {
  const { title, asOf, ruleSet } = scene.explanation;
  return [title, asOf, scene.messages.rules(ruleSet.version), warningOf(scene)].filter(Boolean).join(' · ');
};

/** The notices the law asks for, and the warning. */
export const noticeBlock = (scene: Scene): TemplateResult => {
  const warning = warningOf(scene);
  return html`${scene.explanation.notices.map(
    ({ title, text }) =>
      html`<div class="notice" role="note" part="notice">
        <b>${title}</b>
        <p class="small">${text}</p>
      </div>`,
  )}
  ${warning === null ? nothing : html`<div class="draft" role="note">${icon('caution')}<span>${warning}</span></div>`}`;
};
