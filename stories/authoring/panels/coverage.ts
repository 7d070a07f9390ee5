/** What the cases beside a rule set try: every criterion met, not met and unknown; what they leave out; which do not hold. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../packages/widgets/src/icons.js';
import type { Tried } from '../worker/tasks.js';
import { counted } from './words.js';

type Part = TemplateResult | typeof nothing;

export interface CoverageActions {
  onCase: (id: string) => void;
  onShow: (criterion: string) => void;
}

const number = (count: number): TemplateResult =>
  html`<td class=${count === 0 ? 'tone-stop' : 'tone-go'}>
    ${count === 0 ? html`0<span class="hidden">, not tried</span>` : count}
  </td>`;

const failing = ({ failing: cases }: Tried, { onCase }: CoverageActions): Part =>
  cases.length === 0
    ? nothing
    : html`<h3 class="tone-stop">${counted(cases.length, 'case does', 'cases do')} not hold</h3>
        <ul class="words">
          ${cases.map(
            ({ id, title, failures }) =>
              html`<li>
                <button class="link" title=${title} @click=${() => onCase(id)}>${id}</button> ${failures.join('; ')}
              </li>`,
          )}
        </ul>`;

const gaps = ({ gaps: left }: Tried): Part =>
  left.length === 0
    ? nothing
    : html`<details>
        <summary>${counted(left.length, 'gap')}</summary>
        <ul class="words">
          ${left.map(({ about, text }) => html`<li><b>${about}</b> ${text}</li>`)}
        </ul>
      </details>`;

const counts = (tried: Tried, actions: CoverageActions): TemplateResult =>
  html`<table class="counts">
    <thead>
      <tr>
        <th scope="col">Criterion</th>
        <th scope="col">met</th>
        <th scope="col">not</th>
        <th scope="col">unknown</th>
      </tr>
    </thead>
    <tbody>
      ${tried.criteria.map(
        ({ id, met, notMet, unknown }) =>
          html`<tr>
            <th scope="row"><button class="link" @click=${() => actions.onShow(id)}>${id}</button></th>
            ${[met, notMet, unknown].map(number)}
          </tr>`,
      )}
    </tbody>
  </table>`;

export const coveragePanel = (tried: Tried, actions: CoverageActions): TemplateResult =>
  html`<div class="changes">
    ${failing(tried, actions)}${gaps(tried)}
    ${tried.proposed === 0 ? nothing : html`<p class="note">${icon('info')} ${counted(tried.proposed, 'case waits', 'cases wait')} for a reviewer and counts for nothing.</p>`}
    ${tried.criteria.length === 0 ? html`<p class="note">There is no criterion to cover.</p>` : counts(tried, actions)}
  </div>`;
