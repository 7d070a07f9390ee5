/** What the frame says when it cannot show its element: words for the person, a code and a message for the integrator. */
import type { FrameError } from './protocol.js';

const EN = {
  title: 'Not connected to the chart',
  again: 'Try again',
  forIntegrators: 'For whoever runs this page',
  default: 'No guidance is shown. Go back to the page you came from and open this again.',
  'host-not-allowed': 'The page around this one is not on its list, so nothing is exchanged with it.',
  'opaque-origin': 'The page around this one hides where it comes from, so nothing is exchanged with it.',
  'no-host': 'This page works only inside another one: a chart, or the website of a clinic.',
};

const ES: typeof EN = {
  title: 'Sin conexión con la historia clínica',
  again: 'Volver a intentarlo',
  forIntegrators: 'Para quien mantiene esta página',
  default: 'No se muestra ninguna orientación. Vuelva a la página de la que viene y abra esto de nuevo.',
  'host-not-allowed': 'La página que contiene a esta no está en su lista, así que no se intercambia nada con ella.',
  'opaque-origin': 'La página que contiene a esta oculta de dónde viene, así que no se intercambia nada con ella.',
  'no-host': 'Esta página solo funciona dentro de otra: una historia clínica o la web de una clínica.',
};

const make = <K extends keyof HTMLElementTagNameMap>(tag: K, text: string): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
};

/** The whole screen for a frame that failed. */
export const notice = ({ code, message }: FrameError, lang: string, again: () => void): HTMLElement => {
  const words = lang.startsWith('es') ? ES : EN;
  const known = code as keyof typeof words;
  const section = document.createElement('section');
  section.className = 'notice';
  section.lang = lang.startsWith('es') ? 'es' : 'en';
  const heading = make('h1', words.title);
  heading.setAttribute('role', 'alert');
  const button = make('button', words.again);
  button.type = 'button';
  button.addEventListener('click', again);
  const details = make('details', '');
  const technical = make('p', message);
  technical.lang = 'en';
  details.append(make('summary', words.forIntegrators), technical);
  const codeLine = make('p', code);
  codeLine.className = 'code';
  section.append(
    heading,
    make('p', Object.hasOwn(words, code) ? words[known] : words.default),
    button,
    codeLine,
    details,
  );
  return section;
};
