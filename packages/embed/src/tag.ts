/** `host.js` as a classic script: the global `RegenCDS`, and one frame beside the tag itself when it names a widget. */
import { mount, type MountOptions } from './host.js';
import { isProperties } from './protocol.js';

export { mount };

const FLAGS = ['allowDraft', 'resize'];
/** Options of `mount` that are no property of the element. */
const OF_THE_FRAME = ['widget', 'title', 'sandbox', 'resize'];

/**
 * `data-rule-set` → `ruleSet`, as the DOM does it. Other attributes are there for somebody else: proxies and page builders put
 * `data-cfasync` and the like on every script.
 */
const optionsOf = ({ dataset, src }: HTMLScriptElement): MountOptions => {
  const { frame = '../frame/index.html', ...given } = dataset;
  const options = Object.entries(given)
    .map(([name, text = '']) => [name, FLAGS.includes(name) ? text !== 'false' : text] as const)
    .filter(([name, value]) => OF_THE_FRAME.includes(name) || isProperties({ [name]: value }));
  return { ...Object.fromEntries(options), src: new URL(frame, src) } as unknown as MountOptions;
};

const mountBeside = (script: HTMLScriptElement): void => {
  const options = optionsOf(script);
  // Nothing can set it later, and without it the frame stays empty.
  if (options.ruleSet === undefined) throw new TypeError('data-rule-set must hold the address of a rule set.');
  const container = document.createElement('div');
  if (document.body.contains(script)) script.after(container);
  else document.body.append(container);
  mount(container, options);
};

const script = document.currentScript;

if (script instanceof HTMLScriptElement && script.dataset['widget'] !== undefined) {
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', () => mountBeside(script), { once: true });
  else mountBeside(script);
}
