/** `host.js` as a classic script: the global `RegenCDS`, and one frame beside the tag itself when it names a widget. */
import { mount, type MountOptions } from './host.js';

export { mount };

const FLAGS = ['allowDraft', 'resize'];

/** `data-rule-set` → `ruleSet`, as the DOM does it. */
const optionsOf = ({ dataset, src }: HTMLScriptElement): MountOptions => {
  const { frame = '../frame/index.html', ...given } = dataset;
  const options = Object.entries(given).map(
    ([name, text = '']) => [name, FLAGS.includes(name) ? text !== 'false' : text] as const,
  );
  return { ...Object.fromEntries(options), src: new URL(frame, src) } as unknown as MountOptions;
};

const mountBeside = (script: HTMLScriptElement): void => {
  const container = document.createElement('div');
  if (document.body.contains(script)) script.after(container);
  else document.body.append(container);
  mount(container, optionsOf(script));
};

const script = document.currentScript;

if (script instanceof HTMLScriptElement && script.dataset['widget'] !== undefined) {
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', () => mountBeside(script), { once: true });
  else mountBeside(script);
}
