/** What a section can show after its own words, by the name the rule set uses for it. */
import type { ModalityDefinition } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { basisLine } from '../../elements/parts.js';
import { icon } from '../../icons.js';
import type { SectionContent, Told } from '../../view-models/consent.js';
import { dayAfter, durationText } from '../../view-models/follow-up.js';
import { expectation } from './expectation.js';
import type { Explaining } from './explaining.js';
import { record } from './record.js';
import { risks } from './risks.js';
import { teachBack } from './teach-back.js';

type Part = TemplateResult | typeof nothing;
type Content = (explaining: Explaining) => Part;
type Statement = NonNullable<ModalityDefinition['visits']>;

/** A statement and its basis. */
export const told = ({ text, basis }: Told, explaining: Explaining): TemplateResult =>
  html`<div class="told">
    <p>${text}</p>
    ${basisLine(basis, explaining)}
  </div>`;

const toldList = (title: string, list: readonly Told[], explaining: Explaining): Part =>
  list.length === 0
    ? nothing
    : html`<section class="part">
        <h3>${title}</h3>
        <ul>
          ${list.map((one) => html`<li>${told(one, explaining)}</li>`)}
        </ul>
      </section>`;

const field = (title: string, statement: Statement | undefined, explaining: Explaining): Part => {
  const { narrator, words } = explaining;
  return html`<div>
    <dt>${title}</dt>
    <dd>${statement ? told(narrator.told(statement), explaining) : words.notKnown}</dd>
  </div>`;
};

const steps: Content = (explaining) => {
  const { view, narrator, words } = explaining;
  const { modality } = view;
  if (!modality) return nothing;

  return html`
    ${
      modality.steps
        ? html`<section class="part">
            <h3>${words.whatHappens}</h3>
            <ol class="path">
              ${modality.steps.map((one) => html`<li>${told(narrator.told(one), explaining)}</li>`)}
            </ol>
          </section>`
        : nothing
    }
    <dl class="fields part">
      ${field(words.visits, modality.visits, explaining)}${field(words.recovery, modality.recovery, explaining)}${field(words.whenItHelps, modality.timeToEffect, explaining)}
    </dl>
  `;
};

const timeline: Content = (explaining) => {
  const { view, words } = explaining;
  return view.timeline.length === 0
    ? nothing
    : html`<section class="part">
        <h3>${words.timeline}</h3>
        <ol class="timeline">
          ${view.timeline.map((one) => html`<li><b>${one.at}</b>${told(one, explaining)}</li>`)}
        </ol>
      </section>`;
};

const unknowns: Content = (explaining) => toldList(explaining.words.unknowns, explaining.view.unknowns, explaining);

/** Everything else that can be done, usual care and doing nothing first. */
const choices: Content = (explaining) => {
  const { explanation, view } = explaining;
  const others = explanation.modalities.filter(
    ({ comparator, modality }) => comparator && modality !== view.modality?.id,
  );
  return html`${others.map(
    ({ name, description, evidence }) =>
      html`<section class="part keep stack">
        <h3>${name}</h3>
        <p>${description}</p>
        ${evidence.map((one) => told(one, explaining))}
      </section>`,
  )}`;
};

const cost: Content = (explaining) => {
  const { view, narrator, words, decision } = explaining;
  const { modality } = view;
  if (!modality) return nothing;
  const place = decision.facts['jurisdiction']?.value;
  const rules = (modality.regulatory ?? []).filter(
    ({ jurisdiction }) => !Array.isArray(place) || place.includes(jurisdiction),
  );

  return html`
    <dl class="fields part">${field(words.cost, modality.costNote, explaining)}</dl>
    ${toldList(words.law, rules.map(narrator.told), explaining)}
    ${toldList(
      words.guidelines,
      (modality.guidelines ?? []).map((one) => {
        const { text, basis } = narrator.told(one);
        return { text: `${one.body} ${one.year}: ${text}`, basis };
      }),
      explaining,
    )}
  `;
};

const claims: Content = (explaining) => {
  const { view, messages, words } = explaining;
  return html`${view.claims.map(
    (one) =>
      html`<section class="card part keep">
        <p>${words.youMayHear} <q>${one.claim}</q></p>
        <div class="strip tone-open">
          ${icon('info')}<span><b>${messages.evidence}</b> ${one.text}</span>
        </div>
        ${basisLine(one.basis, explaining)}
      </section>`,
  )}`;
};

const questions: Content = ({ view, messages }) =>
  view.questions.length === 0
    ? nothing
    : html`<section class="card part keep">
        <h3>${messages.questions}</h3>
        <ol>
          ${view.questions.map(({ text }) => html`<li>${text}</li>`)}
        </ol>
      </section>`;

const plan = (explaining: Explaining): Part => {
  const { view, narrator, words, progress } = explaining;

  const due = view.modality?.followUp ?? [];
  if (due.length === 0) return nothing;
  return html`<section class="part">
    <h3>${words.plan}</h3>
    <label class="own no-print">
      <span>${words.procedureDay}</span>
      <input
        type="date"
        .value=${live(progress.procedureDay)}
        @change=${(event: Event) => progress.set('procedureDay', (event.target as HTMLInputElement).value)}
      />
    </label>
    <ol class="timeline">
      ${due.map((one) => {
        const day = dayAfter(progress.procedureDay, one.after);
        return html`<li>
          <b>${words.after(durationText(one.after, narrator.lang))}</b
          >${day === null ? nothing : html` <span class="small soft">${narrator.date(day)}</span>`}
          ${told(narrator.told(one), explaining)}
        </li>`;
      })}
    </ol>
  </section>`;
};

const followUp: Content = (explaining) => {
  const { view, words } = explaining;
  return html`${plan(explaining)}${toldList(words.watchFor, view.watchFor, explaining)}${toldList(
    words.documentation,
    view.documentation,
    explaining,
  )}`;
};

export const CONTENTS: Record<SectionContent, Content> = {
  steps,
  timeline,
  expectation,
  risks,
  unknowns,
  choices,
  cost,
  claims,
  questions,
  teachBack,
  followUp,
  record,
};
