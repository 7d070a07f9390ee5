/** Which options are compared: checkboxes in a row where there is room, in a dialog where there is none (UX, KB2). */
import { html, nothing, type TemplateResult } from 'lit';
import { choice } from '../../elements/choice.js';
import type { CompareWords } from '../../i18n/compare.en.js';

export interface Picking {
  words: CompareWords;
  /** Every option that can be picked; the one that is always there is not among them. */
  options: readonly { id: string; name: string }[];
  picked: readonly string[];
  /** Options in columns or cards, and in all. */
  shown: number;
  all: number;
  /** Names of what is picked and has no place. */
  left: string;
  pick: (id: string, on: boolean) => void;
}

const box = ({ id, name }: { id: string; name: string }, { picked, pick }: Picking): TemplateResult =>
  choice({ type: 'checkbox', name: id, label: name, checked: picked.includes(id), pick: (on) => pick(id, on) });

const count = ({ words, shown, all, left }: Picking): TemplateResult =>
  html`<span class="small">${words.showing(shown, all)}</span
    >${left === '' ? nothing : html`<span class="small">${words.notShown(left)}</span>`}`;

export const pickerRow = (picking: Picking): TemplateResult =>
  html`<fieldset class="pick row">
      <legend class="hidden">${picking.words.options}</legend>
      ${picking.options.map((option) => box(option, picking))}
    </fieldset>
    ${count(picking)}`;

const handleOpen = (event: Event): void => {
  const { nextElementSibling: dialog } = event.currentTarget as Element;
  if (dialog instanceof HTMLDialogElement) dialog.showModal();
};

export const pickerDialog = (picking: Picking): TemplateResult => {
  const { words, options } = picking;
  return html`${count(picking)}
    <button aria-haspopup="dialog" @click=${handleOpen}>${words.choose}</button>
    <dialog aria-label=${words.choose}>
      <form method="dialog">
        <fieldset>
          <legend>${words.choose}</legend>
          ${options.map((option) => box(option, picking))}
        </fieldset>
        <div class="row acts"><button class="primary">${words.done}</button></div>
      </form>
    </dialog>`;
};
