/** The lower half of the screen: the messages as they pass, and the FHIR that came back. */

const list = document.querySelector('#message-list');
const text = document.querySelector('#message-text');
const count = document.querySelector('#message-count');
const answers = document.querySelector('#answers-text');
const tabs = [...document.querySelectorAll('[role="tab"]')];

const json = (value) => JSON.stringify(value, null, 2);

const select = (button, content) => {
  for (const other of list.querySelectorAll('[aria-current]')) other.removeAttribute('aria-current');
  button.setAttribute('aria-current', 'true');
  text.textContent = json(content);
  text.scrollTop = 0;
};

/** The newest message is shown until somebody picks another. */
let isPicked = false;

const ARROWS = { app: ['←', 'from the frame'], chart: ['→', 'from the chart'], page: ['→', 'from the page'] };

/** One line per message; pressing it shows the whole. */
export const log = ({ from, type, content }) => {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  const [arrow, words] = ARROWS[from];
  const direction = document.createElement('span');
  direction.className = `from-${from}`;
  direction.textContent = arrow;
  direction.setAttribute('aria-label', words);
  direction.setAttribute('role', 'img');
  const [name, answer] = type.split(', ');
  const label = document.createElement('span');
  label.textContent = name;
  if (answer) label.append(Object.assign(document.createElement('i'), { textContent: ` ${answer}` }));
  button.append(direction, label);
  button.addEventListener('click', () => {
    isPicked = true;
    select(button, content);
  });
  item.append(button);
  list.append(item);
  count.textContent = String(list.childElementCount);
  list.scrollTop = list.scrollHeight;
  if (!isPicked) select(button, content);
};

/** Another patient, or another way of connecting: nothing of the one before stays on screen. */
export const clearWire = () => {
  isPicked = false;
  list.replaceChildren();
  count.textContent = '0';
  text.textContent = '';
  answers.textContent = '';
};

export const showAnswers = (response) => {
  answers.textContent = json(response);
};

const choose = (tab) => {
  for (const one of tabs) {
    one.setAttribute('aria-selected', String(one === tab));
    one.tabIndex = one === tab ? 0 : -1;
    document.getElementById(one.getAttribute('aria-controls')).hidden = one !== tab;
  }
};

for (const [i, tab] of tabs.entries()) {
  tab.addEventListener('click', () => choose(tab));
  tab.addEventListener('keydown', ({ key }) => {
    if (key !== 'ArrowRight' && key !== 'ArrowLeft') return;
    const next = tabs[(i + 1) % tabs.length];
    choose(next);
    next.focus();
  });
}
