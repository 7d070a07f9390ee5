/** The steps a clinician can take from a result into the chart: write a draft, take it back, be done. */
import type { FrameError } from './protocol.js';
import type { QuestionnaireResponse } from './messengers/sdc.js';
import type { SmartCalls } from './messengers/smart-calls.js';

export interface ChartActions {
  readonly element: HTMLElement;
  /** Another patient: what was written before is no longer in reach of these buttons. */
  reset(): void;
}

export interface ChartActionsOptions {
  calls: SmartCalls;
  response: () => QuestionnaireResponse | null;
  lang?: string | undefined;
}

const EN = {
  write: 'Write to chart',
  rewrite: 'Update the draft',
  remove: 'Take it back',
  done: 'Done',
  written: 'In the chart as a draft.',
  removed: 'Taken back.',
  nothing: 'There is nothing to write yet.',
  'ehr-timeout': 'The chart did not answer. Look in the chart whether it arrived.',
  'ehr-unsupported': 'This chart cannot do that from here. Print or copy the result instead.',
  'ehr-refused': 'The chart did not take it:',
};

const ES: typeof EN = {
  write: 'Escribir en la historia',
  rewrite: 'Actualizar el borrador',
  remove: 'Retirarlo',
  done: 'Terminar',
  written: 'En la historia, como borrador.',
  removed: 'Retirado.',
  nothing: 'Todavía no hay nada que escribir.',
  'ehr-timeout': 'La historia no respondió. Mire en ella si llegó.',
  'ehr-unsupported': 'Esta historia no puede hacerlo desde aquí. Imprima o copie el resultado.',
  'ehr-refused': 'La historia no lo aceptó:',
};

const button = (text: string, act: () => void): HTMLButtonElement => {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', act);
  return element;
};

export const chartActions = ({ calls, response, lang = '' }: ChartActionsOptions): ChartActions => {
  const words = lang.startsWith('es') ? ES : EN;
  const element = document.createElement('div');
  element.className = 'chart-actions';
  const note = document.createElement('span');
  note.setAttribute('role', 'status');
  let location: string | null = null;
  let turn = 0;

  const show = (text: string): void => {
    note.textContent = text;
    write.textContent = location === null ? words.write : words.rewrite;
    remove.hidden = location === null;
  };

  const explain = ({ code, message }: FrameError): string => {
    const text = Object.hasOwn(words, code) ? words[code as keyof typeof words] : words['ehr-timeout'];
    return code === 'ehr-refused' ? `${text} ${message}` : text;
  };

  /** One call at a time; an answer that comes after the patient has changed is not shown. */
  const attempt = async (act: () => Promise<string>): Promise<void> => {
    const mine = ++turn;
    for (const one of buttons) one.disabled = true;
    const text = await act().catch((error: unknown) => explain(error as FrameError));
    if (mine !== turn) return;
    for (const one of buttons) one.disabled = false;
    show(text);
  };

  const save = async (): Promise<string> => {
    const resource = response();
    if (!resource) return words.nothing;
    const mine = turn;
    if (location !== null) await calls.update(location, { ...resource });
    else {
      const created = await calls.create({ ...resource });
      if (mine === turn) location = created;
    }
    return words.written;
  };

  const takeBack = async (): Promise<string> => {
    if (location !== null) await calls.remove(location);
    location = null;
    return words.removed;
  };

  const finish = async (): Promise<string> => {
    await calls.done();
    return '';
  };

  const write = button(words.write, () => void attempt(save));
  const remove = button(words.remove, () => void attempt(takeBack));
  const buttons = [write, remove, button(words.done, () => void attempt(finish))];
  element.append(...buttons, note);
  show('');

  return {
    element,
    reset: () => {
      turn++;
      location = null;
      for (const one of buttons) one.disabled = false;
      show('');
    },
  };
};
