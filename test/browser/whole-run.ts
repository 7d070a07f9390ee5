/**
 * A whole assessment, comparison and explanation, as functions that run in a page: each gets one argument, uses nothing of this
 * module but what `in-page.ts` puts into every page, and works the element as a person does, through its controls.
 */
import type { LitElement } from 'lit';
import type {} from './in-page.js';

/** What a person types where a number is asked for, in turn until one is taken; and in every free text. */
export interface Marks {
  /** Words of the questions that are answered with "Yes"; the others with "No". */
  yes: readonly string[];
  numbers: readonly string[];
  words: string;
}

/** Answers every question of the assessor; resolves with how many, and with the title of the result. */
export const assess = async ({ yes, numbers }: Marks): Promise<{ questions: number; title: string }> => {
  const element = document.querySelector<LitElement>('regen-eligibility-assessor')!;
  const root = element.shadowRoot!;
  const type = (input: HTMLInputElement, text: string): void => {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const proceed = async (): Promise<boolean> => {
    const legend = root.querySelector('legend')?.textContent;
    root.querySelector<HTMLButtonElement>('form .primary')!.click();
    await element.updateComplete;
    return root.querySelector('.error') === null || root.querySelector('legend')?.textContent !== legend;
  };
  await waitFor('the first question', () => root.querySelector('form fieldset'));
  let questions = 0;
  for (; root.querySelector('form fieldset'); questions++) {
    if (questions > 150) throw new Error('The questions do not end.');
    const texts = [...root.querySelectorAll<HTMLInputElement>('fieldset input[type=text]')];
    const choices = [...root.querySelectorAll<HTMLInputElement>('fieldset :is([type=radio], [type=checkbox])')];
    if (texts.length === 3) {
      for (const [i, text] of ['9', '6', '2026'].entries()) type(texts[i]!, text);
      if (await proceed()) continue;
    } else if (texts[0]) {
      let isTaken = false;
      for (const number of numbers) {
        type(texts[0], number);
        if ((isTaken = await proceed())) break;
      }
      if (isTaken) continue;
    }
    // Where a field took nothing: "I don't know".
    const legend = root.querySelector('legend')!.textContent;
    const said = yes.some((words) => legend.includes(words)) ? 'Yes' : 'No';
    const labelled = choices.find((input) => input.closest('label')?.textContent.trim() === said);
    (labelled ?? (texts.length > 0 ? choices.at(-2) : choices[0]))!.click();
    await element.updateComplete;
    if (!(await proceed())) throw new Error(`Not taken: ${root.querySelector('fieldset')?.textContent}`);
  }
  const title = await waitFor('the title of the result', () => root.querySelector('h2')?.textContent.trim());
  return { questions, title };
};

/** Picks every option of the comparator, asks for differences, and says what matters; resolves with what is shown. */
export const compare = async ({ words }: Marks): Promise<{ options: number; cells: number; known: string }> => {
  const element = document.querySelector<LitElement>('regen-modality-comparator')!;
  const root = element.shadowRoot!;
  const options = await waitFor('the options', () => {
    const boxes = [...root.querySelectorAll<HTMLInputElement>('fieldset input[type=checkbox]')];
    return boxes.length > 0 && boxes;
  });
  for (const box of options) {
    if (!box.checked) box.click();
    await element.updateComplete;
  }
  const cells = root.querySelectorAll('[part~=cell]').length;
  const differences = root.querySelector<HTMLInputElement>('.tools > .choice input')!;
  for (let turn = 0; turn < 2; turn++) {
    differences.click();
    await element.updateComplete;
  }
  const own = root.querySelector<HTMLInputElement>('.values input[type=text]')!;
  own.value = words;
  for (const event of ['input', 'change']) own.dispatchEvent(new Event(event, { bubbles: true }));
  for (const group of root.querySelectorAll('.value')) {
    group.querySelector<HTMLInputElement>('input[type=radio]')!.click();
    await element.updateComplete;
  }
  const known = root.querySelector('.known')?.textContent ?? '';
  return { options: options.length, cells, known };
};

/** Goes through every section of the explainer; resolves with their number and with the record that it hands over. */
export const explain = async ({ words }: Marks): Promise<{ sections: number; record: string }> => {
  const element = document.querySelector<LitElement>('regen-consent-explainer')!;
  const root = element.shadowRoot!;
  const press = async (button: HTMLElement | null | undefined): Promise<void> => {
    button!.click();
    await element.updateComplete;
  };
  let record = '';
  element.addEventListener('regen-consent-record', (event) => (record = JSON.stringify(event.record)));
  await waitFor('the first section', () => root.querySelector('[part~=section]'));
  if (root.querySelector('.pick')) await press(root.querySelector<HTMLElement>('.pick'));
  const sections = root.querySelectorAll('.steps.wide li').length;
  for (let section = 0; section < sections; section++) {
    for (const text of root.querySelectorAll('textarea')) {
      text.value = words;
      text.dispatchEvent(new Event('input', { bubbles: true }));
    }
    for (const day of root.querySelectorAll<HTMLInputElement>('input[type=date]')) {
      day.value = '2026-12-24';
      day.dispatchEvent(new Event('change', { bubbles: true }));
    }
    // The expectation first, then the questions that check what was explained.
    for (let turn = 0; turn < 12; turn++) {
      const choice = root.querySelector<HTMLInputElement>('fieldset input[type=radio]');
      if (!choice) break;
      await press(choice);
      const next = root.querySelector<HTMLElement>('form .primary, [part~=section] .acts > button:only-child');
      if (!next || next.closest('.section > .acts')) break;
      await press(next);
    }
    for (const box of root.querySelectorAll<HTMLInputElement>('.unclear input')) await press(box);
    if (section < sections - 1) await press(root.querySelector<HTMLElement>('.section > .acts .primary'));
  }
  await press(root.querySelector<HTMLElement>('.acts.no-print > .primary'));
  return { sections, record };
};
