/** The end of every screen: which rules, which version, when reviewed, from which sources (UX, OR4). */
import type { Explanation, Source } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import type { Scene } from './scene.js';

/** Last characters of a digest: enough to compare by eye. */
const tail = (digest: string | null): string => (digest === null ? '' : ` · sha384 …${digest.slice(-6)}`);

const sourceItem = ({ id, full, url }: Source, i: number): TemplateResult =>
  html`<li value=${i + 1} data-listed=${id}>
    ${full} ${url === null ? nothing : html`<a href=${url} target="_blank" rel="noopener noreferrer">${url}</a>`}
  </li>`;

const sourceList = ({ sources }: Explanation): TemplateResult =>
  html`<ol>
    ${sources.map(sourceItem)}
  </ol>`;

export const footer = ({ explanation, ruleSet, narrator, messages, isPatient }: Scene): TemplateResult => {
  const { id, version, digest, reviewed } = explanation.ruleSet;
  const { intendedUse, intendedPopulation, outOfScope } = ruleSet.document;
  return html`<footer class="basis">
    <div class="row">
      ${isPatient ? nothing : html`<span><bdi>${id}</bdi>${tail(digest)}</span>`}
      <span>${messages.rules(version)}</span><span>${messages.reviewed(reviewed)}</span>
      ${isPatient ? nothing : html`<span>${messages.supports}</span>`}
    </div>
    <details>
      <summary>${messages.basis[isPatient ? 'patient' : 'clinician']}</summary>
      <p>${narrator.text(intendedUse)}</p>
      <p>${narrator.text(intendedPopulation)}</p>
      <p>${narrator.text(outOfScope)}</p>
      ${sourceList(explanation)}
    </details>
  </footer>`;
};
