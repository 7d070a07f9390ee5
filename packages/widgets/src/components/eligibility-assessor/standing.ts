/** Where each option stands while the clinician answers. A patient never sees it (UX, ST4). */
import type { ModalityExplanation } from '@regen-cds/engine';
import { html, nothing, type TemplateResult } from 'lit';
import { pill, type Reader } from '../../elements/parts.js';

/** The deciding reason with the value it rests on: "Platelets below 100 (92 ×10⁹/L, 12 Oct 2026)"; empty where no fact decides. */
export const decidingText = ({ decisive, soFar }: ModalityExplanation, { messages }: Reader): string => {
  if (soFar === 'not-indicated') return messages.noneListed(decisive.length);
  const [reason] = decisive;
  const fact = reason?.facts.find(({ value }) => value !== null);
  if (!reason || !fact) return '';
  const isAnswer = fact.value === messages.yes || fact.value === messages.no;
  const said = [isAnswer ? null : fact.value, fact.origin === 'manual' ? null : fact.date];
  const value = said.filter(Boolean).join(', ');
  return value === '' ? reason.title : `${reason.title} (${value})`;
};

const NAMED = 3;

/** The facts that still matter, by name; the first few, and how many more. */
export const openText = ({ open }: ModalityExplanation, { messages }: Reader): string => {
  const names = open
    .slice(0, NAMED)
    .map(({ label }) => label)
    .join(', ');
  const more = open.length - NAMED;
  return more > 0 ? `${names}, ${messages.andMore(more)}` : names;
};

const option = (modality: ModalityExplanation, reader: Reader): TemplateResult => {
  const { soFarText, open } = modality;
  const said = [soFarText, decidingText(modality, reader)].filter(Boolean).join(': ');
  return html`<li class="option">
    <h4>${modality.name}</h4>
    ${pill(modality, reader)}
    <div class="small soft">
      ${said === '' ? nothing : html`${said}. `}${
        open.length === 0
          ? nothing
          : html`<details class="inline">
              <summary>${reader.messages.stillMatter(open.length)}</summary>
              ${open.map(({ label }) => label).join(', ')}
            </details>`
      }
    </div>
  </li>`;
};

export const standing = (modalities: readonly ModalityExplanation[], reader: Reader): TemplateResult => html`
  <aside class="standing" part="standing">
    <h3>${reader.messages.standing}</h3>
    <p class="small soft">${reader.messages.standingNote}</p>
    <ul class="options">
      ${modalities.filter(({ comparator }) => !comparator).map((one) => option(one, reader))}
    </ul>
  </aside>
`;
