/** One question as a form: native radios, checkboxes and text fields, "I don't know" always among them (UX, FA1 and FA6). */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { choice, type Choice } from '../../elements/choice.js';
import type { Reader } from '../../elements/parts.js';
import { icon } from '../../icons.js';
import type { Draft, Reading, SaidReason } from '../../view-models/draft.js';
import type { QuestionView } from '../../view-models/question.js';

export interface Asking extends Reader {
  view: QuestionView;
  draft: Draft;
  error: Extract<Reading, { kind: 'error' }> | null;
  keep: (draft: Draft) => void;
  useOffer: (text: string) => void;
}

type Part = TemplateResult | typeof nothing;

const answer = (type: Choice['type'], label: unknown, checked: boolean, pick: (on: boolean) => void): TemplateResult =>
  choice({ type, name: 'answer', label, checked, pick });

const REASONS: readonly SaidReason[] = ['not-known', 'declined'];

/** "I don't know" is second to last, "I would rather not say" last and for patients only. */
const unknownChoices = ({ draft, keep, messages, isPatient }: Asking): TemplateResult[] =>
  REASONS.slice(0, isPatient ? 2 : 1).map((reason) => {
    const label =
      reason === 'declined'
        ? messages.declined
        : html`${messages.notKnown[isPatient ? 'patient' : 'clinician']}${
            isPatient && draft.unknown === reason ? html`<small>${messages.thatIsFine}</small>` : nothing
          }`;
    return answer('radio', label, draft.unknown === reason, () =>
      keep({ ...draft, picked: [], none: false, unknown: reason }),
    );
  });

const choices = ({ view, draft, keep }: Asking): TemplateResult[] =>
  view.options.map(({ code, label }) =>
    answer('radio', label, draft.picked.includes(code), () => keep({ ...draft, picked: [code], unknown: null })),
  );

const list = ({ view, draft, keep, messages }: Asking): TemplateResult[] => [
  ...view.options.map(({ code, label }) =>
    answer('checkbox', label, draft.picked.includes(code), (on) => {
      const others = draft.picked.filter((one) => one !== code);
      keep({ ...draft, picked: on ? [...others, code] : others, none: false, unknown: null });
    }),
  ),
  html`<p class="or">${messages.or}</p>`,
  answer('radio', messages.none, draft.none, () => keep({ ...draft, picked: [], none: true, unknown: null })),
];

const described = ({ view, error }: Asking): string =>
  [view.help && 'help', error && 'error'].filter(Boolean).join(' ');

const field = (
  asking: Asking,
  label: string,
  value: string,
  type: (text: string) => void,
  labelled: 'small' | 'hidden' = 'small',
): TemplateResult => html`
  <label class="field">
    <span class=${labelled}>${label}</span>
    <input
      type="text"
      inputmode="decimal"
      autocomplete="off"
      aria-invalid=${asking.error ? 'true' : 'false'}
      aria-describedby=${described(asking)}
      .value=${live(value)}
      @input=${(event: Event) => type((event.target as HTMLInputElement).value)}
    />
  </label>
`;

const number = (asking: Asking): TemplateResult[] => {
  const { view, draft, keep, messages, error, useOffer } = asking;
  const label = [view.legend, view.unitLabel].filter(Boolean).join(', ');
  return [
    html`<div class="row entry">
      ${field(asking, label, draft.text, (text) => keep({ ...draft, text, unknown: null }), 'hidden')}<bdi
        >${view.unitLabel}</bdi
      >
      ${error?.offer ? html`<button type="button" @click=${() => useOffer(error.offer?.value ?? '')}>${messages.use(error.offer.text)}</button>` : nothing}
    </div>`,
    html`<p class="or">${messages.or}</p>`,
  ];
};

const day = (asking: Asking): TemplateResult[] => {
  const { draft, keep, messages } = asking;
  const labels = [messages.day, messages.month, messages.year];
  const parts = labels.map((label, i) =>
    field(asking, label, draft.day[i] ?? '', (text) =>
      keep({
        ...draft,
        day: draft.day.map((part, j) => (i === j ? text : part)) as unknown as Draft['day'],
        unknown: null,
      }),
    ),
  );
  return [html`<div class="row entry">${parts}</div>`, html`<p class="or">${messages.or}</p>`];
};

const CONTROLS = { choice: choices, list, number, day };

const errorLine = ({ error }: Asking): Part =>
  error ? html`<p class="error row" id="error">${icon('caution')}<span>${error.message}</span></p>` : nothing;

/** How to find out, once a person has said that they do not know. */
const obtainStrip = ({ view, draft, messages }: Asking): Part =>
  draft.unknown === 'not-known' && view.obtain !== ''
    ? html`<p class="strip tone-open small">
        ${icon('info')}<span><b>${messages.obtain}</b> ${view.obtain}</span>
      </p>`
    : nothing;

export const question = (asking: Asking): TemplateResult => {
  const { view, error, messages } = asking;
  const before = view.control === 'choice' || view.control === 'list';
  return html`
    <fieldset part="question" aria-describedby=${described(asking)} aria-invalid=${error ? 'true' : 'false'}>
      <legend tabindex="-1">${view.legend}</legend>
      ${view.help === '' ? nothing : html`<p class="soft" id="help">${view.help}</p>`}
      ${view.found.length === 0 ? nothing : html`<p class="small soft row">${icon('chart')}<span>${view.found.join('; ')}</span></p>`}
      ${before ? errorLine(asking) : nothing}${CONTROLS[view.control](asking)}${before ? nothing : errorLine(asking)}${unknownChoices(asking)}
    </fieldset>
    <div class="notes stack">
      ${obtainStrip(asking)}${view.isMedicine ? html`<p class="small">${messages.keepMedicine}</p>` : nothing}
      ${
        view.why === ''
          ? nothing
          : html`<details>
              <summary>${messages.why}</summary>
              <p>${view.why}</p>
            </details>`
      }
    </div>
  `;
};
