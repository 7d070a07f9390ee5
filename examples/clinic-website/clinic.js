/** The clinic's own script: what the visitor chooses above the guide is passed on to it. It reads no answer and keeps nothing. */
import { texts } from './texts.js';

const guide = document.querySelector('regen-guidance');
const reader = document.querySelector('.reader');
const sections = [...guide.querySelectorAll('section')];
const steps = [...guide.querySelectorAll('.steps a')];

/** The clinic's own words; the guide brings its own. */
function say(lang) {
  const words = texts[lang];
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = words[element.dataset.text];
  for (const element of document.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', words[element.dataset.label]);
  document.title = `${words.title} · ${words.name}`;
  document.documentElement.lang = lang;
}

reader.addEventListener('change', ({ target }) => {
  guide.setAttribute(target.name, target.value);
  if (target.name === 'lang') say(target.value);
});

document.querySelector('.topics').addEventListener('change', ({ target }) => {
  guide.setAttribute('rule-set', `../../dist/rules/${target.value}.json`);
});

/** One section at a time. Without this script all of them are there, one below the other. */
function show(id) {
  for (const section of sections) section.hidden = section.id !== id;
  for (const step of steps)
    if (step.hash === `#${id}`) step.setAttribute('aria-current', 'step');
    else step.removeAttribute('aria-current');
}

const asked = () => sections.find(({ id }) => `#${id}` === location.hash);

addEventListener('hashchange', () => {
  const section = asked();
  if (!section) return;
  show(section.id);
  section.focus({ preventScroll: true });
});

/** A rule set that asks nothing is only for reading. */
guide.addEventListener('regen-ready', () => {
  const asks = Object.keys(guide.activeSession?.ruleSet.document.facts ?? {}).length > 0;
  if (asks !== guide.classList.contains('only-to-read')) return;
  guide.classList.toggle('only-to-read', !asks);
  show(asks ? 'answer' : 'understand');
});

/** In an emergency the call comes first, and nothing is booked. */
guide.addEventListener('regen-decision', ({ decision }) => {
  guide.classList.toggle(
    'is-urgent',
    decision.modalities.some(({ status }) => status === 'urgent'),
  );
});

document.querySelector('.switch input').addEventListener('change', ({ target }) => {
  document.querySelector('#old-theme').disabled = !target.checked;
});

show(asked()?.id ?? 'answer');
