/* global RegenCDS */
/** An invented EHR: opens a chart, launches the frame for it, and keeps one patient's screen from the next. */
import { showChart, showDrafts } from './chart.js';
import { factsFor, PATIENTS, referenceTo, responseFor } from './patients.js';
import { openMessaging } from './smart-host.js';
import { clearWire, log, showAnswers } from './wire.js';

const FRAME_PAGE = new URL('../../dist/frame/index.html', document.baseURI);
const RULES = new URL('../../dist/rules/knee-osteoarthritis/1.1.0.json', document.baseURI).pathname;
/** Under this address the EHR would publish the Questionnaire of the rule set. */
const QUESTIONNAIRE = `${location.origin}/fhir/Questionnaire/knee-osteoarthritis|1.1.0`;
const TODAY = '2026-12-01';
/** How this EHR looks, as SMART Style JSON: the frame takes its colours, its corners and its font from it. */
const STYLE = new URL('style.json', document.baseURI);
const smartStyle = await (await fetch(STYLE)).json();

const place = document.querySelector('#frame');
const state = document.querySelector('#app-state');
const ask = document.querySelector('#ask');
const note = document.querySelector('#answers-note');

let patient = PATIENTS[0];
/** Drafts of the open chart, by location. */
let drafts = new Map();
/** The frame as it is connected now. */
let connection = null;

const say = (text) => (state.textContent = text);

const drawDrafts = () =>
  showDrafts(drafts, (location) => {
    drafts.delete(location);
    drawDrafts();
  });

// ------------------------------------------------------------------------------------------- SMART Web Messaging

/** What this EHR does for each message of the app. Another type gets no answer. */
const answersFor = (connected) => ({
  'status.handshake': () => {
    connected();
    return {
      application: { name: 'Training chart (invented)' },
      extension: [{ url: 'urn:regen-cds:events', valueBoolean: true }],
    };
  },
  'sdc.ui.changedQuestionnaireResponse': ({ questionnaireResponse }) => {
    showAnswers(questionnaireResponse);
    return { status: 'success' };
  },
  'urn:regen-cds:event': ({ name, fields }) => {
    if (name === 'regen-error') say(`No guidance: ${fields.code}`);
    return { status: 'success' };
  },
  'scratchpad.create': ({ resource }) => {
    const location = `${resource.resourceType}/draft-${drafts.size + 1}`;
    drafts.set(location, resource);
    drawDrafts();
    return { status: '201 Created', location };
  },
  'scratchpad.update': ({ location, resource }) => {
    if (!drafts.has(location)) return { status: '404 Not Found' };
    drafts.set(location, resource);
    drawDrafts();
    return { status: '200 OK', location };
  },
  'scratchpad.delete': ({ location }) => {
    const status = drafts.delete(location) ? '204 No Content' : '404 Not Found';
    drawDrafts();
    return { status };
  },
  'ui.launchActivity': () => ({
    status: 'failure',
    statusDetail: { text: 'The training chart has no other activities.' },
  }),
  'ui.done': () => {
    say('Done. Choose a patient to open it again.');
    connection?.close();
    connection = null;
    return { status: 'success' };
  },
});

const connectSmart = () => {
  const handle = crypto.randomUUID();
  const frame = document.createElement('iframe');
  frame.title = 'Decision support for the open chart';
  frame.allow = 'clipboard-write';
  const launch = new URL(FRAME_PAGE);
  for (const [name, value] of Object.entries({
    messaging_handle: handle,
    messaging_origin: location.origin,
    widget: 'regen-eligibility-assessor',
    'rule-set': RULES,
    audience: 'clinician',
    density: 'compact',
    lang: 'en',
    'as-of': TODAY,
    smart_style_url: STYLE.href,
  }))
    launch.searchParams.set(name, value);

  const messaging = openMessaging({
    frame,
    origin: FRAME_PAGE.origin,
    handle,
    answers: answersFor(() => void open(patient)),
    log,
  });

  /** The frame is out of sight until it has said that it has left the patient before. */
  const open = async (chosen) => {
    frame.style.visibility = 'hidden';
    say('Opening the chart in the frame…');
    try {
      await messaging.ask('sdc.configureContext', { context: { subject: { reference: referenceTo(chosen) } } });
      if (chosen !== patient) return;
      frame.style.visibility = '';
      const { status } = await messaging.ask('sdc.displayQuestionnaireResponse', {
        questionnaireResponse: responseFor(chosen, QUESTIONNAIRE),
      });
      if (chosen === patient) say(status === 'success' ? 'Connected' : 'The chart’s values were not taken over');
    } catch (error) {
      if (chosen === patient) say(error.message);
    }
  };

  frame.src = launch.href;
  place.replaceChildren(frame);
  say('Waiting for the frame…');
  ask.disabled = false;
  note.textContent = 'As they stand in the frame, whether the clinician has written them or not.';
  return {
    open,
    current: () => messaging.ask('sdc.requestCurrentQuestionnaireResponse', {}),
    close: () => {
      messaging.close();
      place.replaceChildren();
    },
  };
};

// ------------------------------------------------------------------------------------------------------- host.js

const connectPort = () => {
  const properties = { subject: referenceTo(patient), facts: factsFor(patient) };
  const settings = { widget: 'regen-eligibility-assessor', ruleSet: RULES, audience: 'clinician', density: 'compact' };
  const mounted = RegenCDS.mount(place, {
    src: FRAME_PAGE,
    ...settings,
    lang: 'en',
    asOf: TODAY,
    resize: false,
    smartStyle,
    title: 'Decision support for the open chart',
    ...properties,
  });
  log({ from: 'page', type: 'mount', content: { ...settings, ...properties } });
  mounted.ready.then(
    () => say('Connected'),
    ({ code }) => say(code),
  );
  ask.disabled = true;
  note.textContent = 'host.js gives decisions, in its events. FHIR is what a launched frame speaks.';
  return {
    open: (chosen) => {
      const next = { subject: referenceTo(chosen), facts: factsFor(chosen) };
      log({ from: 'page', type: 'update', content: next });
      mounted.update(next);
    },
    current: () => Promise.resolve({}),
    close: () => mounted.destroy(),
  };
};

for (const name of ['regen-ready', 'regen-decision', 'regen-eligibility-answer', 'regen-error'])
  place.addEventListener(name, (event) => {
    const fields = Object.fromEntries(Object.entries(event).filter(([key]) => key !== 'isTrusted'));
    log({ from: 'app', type: name, content: fields });
  });

// ------------------------------------------------------------------------------------------------------ the screen

const CONNECT = { smart: connectSmart, port: connectPort };

const way = () => document.querySelector('[name="way"]:checked').value;

const start = () => {
  connection?.close();
  clearWire();
  connection = CONNECT[way()]();
};

/** Everything of the patient before goes at once, on every part of the screen. */
const choosePatient = (chosen, button) => {
  patient = chosen;
  drafts = new Map();
  clearWire();
  showChart(chosen);
  drawDrafts();
  for (const other of document.querySelectorAll('#patients [aria-current]')) other.removeAttribute('aria-current');
  button.setAttribute('aria-current', 'true');
  if (connection) void connection.open(chosen);
  else start();
};

const buttonFor = (one) => {
  const button = document.createElement('button');
  button.type = 'button';
  const name = document.createElement('b');
  name.textContent = one.name;
  const about = document.createElement('span');
  about.textContent = one.about;
  button.append(name, about);
  button.addEventListener('click', () => choosePatient(one, button));
  return button;
};

const buttons = PATIENTS.map(buttonFor);
document.querySelector('#patients').append(
  ...buttons.map((button) => {
    const item = document.createElement('li');
    item.append(button);
    return item;
  }),
);
for (const input of document.querySelectorAll('[name="way"]')) input.addEventListener('change', start);
ask.addEventListener('click', async () => {
  const { questionnaireResponse, outcome } = (await connection?.current()) ?? {};
  showAnswers(questionnaireResponse ?? outcome ?? {});
});

choosePatient(patient, buttons[0]);
