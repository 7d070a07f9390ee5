import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRuleSet } from '@regen-cds/engine';
import { toQuestionnaire } from '@regen-cds/fhir';
import { AS_OF, document } from '../../../engine/src/testing/document.js';
import { WIDGETS } from '../protocol.js';
import { createFrame } from '../testing/fake-frame.js';
import { messengerSuite, type Host } from '../testing/messenger-suite.js';
import { createWindows, HOST_ORIGIN, settled, type Windows } from '../testing/windows.js';
import { EVENT_MESSAGE, EVENTS_EXTENSION, smartMessenger, type SmartMessengerOptions } from './smart.js';
import type { Payload } from './smart-channel.js';

const HANDLE = 'handle-of-this-launch';
const ruleSet = parseRuleSet(document());
const LAUNCH = {
  handle: HANDLE,
  origin: HOST_ORIGIN,
  widget: WIDGETS[0],
  properties: { lang: 'en' },
  styleUrl: null,
};

const noButtons: NonNullable<SmartMessengerOptions['actions']> = () => ({
  element: {} as HTMLElement,
  reset: () => undefined,
});

const create = ({ self, host }: Windows, patience?: number, more: Partial<SmartMessengerOptions> = {}) =>
  smartMessenger({ self, host, launch: LAUNCH, actions: noButtons, patience, ...more });

type Message = Record<string, unknown> & { payload: Payload };
const messageOf = ({ data }: { data: unknown }): Message => data as Message;

let count = 0;
const request = (messageType: string, payload: unknown, more: object = {}) => ({
  messageId: `ehr-${String(++count)}`,
  messagingHandle: HANDLE,
  messageType,
  payload,
  ...more,
});

interface Ehr extends Host {
  /** Sends a request and resolves with the payload of its response. */
  ask(messageType: string, payload: unknown): Promise<Payload>;
  /** Resolves with the next request of this type, already answered with `reply`. */
  answer(messageType: string, reply: Payload): Promise<Payload>;
}

/** An EHR that speaks SMART Web Messaging. */
const ehrOf = (windows: Windows): Ehr => {
  let heard = 0;
  const post = windows.host.postMessage.bind(windows.host);
  windows.host.postMessage = (...sent) => {
    heard++;
    post(...sent);
  };
  const ehr: Ehr = {
    greeting: request('status.handshake', {}),
    ask: async (messageType, payload) => {
      const asked = request(messageType, payload);
      windows.post(asked);
      const reply = await windows.next((message) => messageOf(message)['responseToMessageId'] === asked.messageId);
      return messageOf(reply).payload;
    },
    answer: async (messageType, reply) => {
      const asked = messageOf(await windows.next((message) => messageOf(message)['messageType'] === messageType));
      assert.equal(asked['messagingHandle'], HANDLE);
      windows.post({ messageId: `ehr-${String(++count)}`, responseToMessageId: asked['messageId'], payload: reply });
      return asked.payload;
    },
    connect: async () => {
      await ehr.answer('status.handshake', {});
      await settled();
    },
    setSubject: async (reference) => {
      const { status } = await ehr.ask('sdc.configureContext', { context: { subject: { reference } } });
      assert.equal(status, 'success');
    },
    nextEvent: async () => {
      await ehr.answer('sdc.ui.changedQuestionnaireResponse', { status: 'success' });
      return 'regen-decision';
    },
    heard: () => heard,
  };
  return ehr;
};

messengerSuite({ name: 'SMART Web Messaging', create, host: ehrOf, speaksFirst: true });

describe('the SMART messenger', () => {
  const begin = (more: Partial<SmartMessengerOptions> = {}) => {
    const windows = createWindows();
    const frame = createFrame(ruleSet, AS_OF);
    const messenger = create(windows, undefined, more);
    const ehr = ehrOf(windows);
    messenger.connect(frame).catch(() => undefined);
    return { windows, frame, messenger, ehr };
  };
  const response = (subject: string, item: unknown[]) => ({
    resourceType: 'QuestionnaireResponse',
    status: 'in-progress',
    questionnaire: 'https://ehr.example/fhir/Questionnaire/test-set|1.2.3',
    subject: { reference: subject },
    authored: AS_OF,
    item,
  });
  const PAIN = { linkId: 'pain', answer: [{ valueBoolean: true }] };
  const codeOf = ({ outcome }: Payload): string =>
    (outcome as { issue: { code: string }[] } | undefined)?.issue[0]?.code ?? '';

  it('introduces itself and the version of FHIR it speaks', async () => {
    const { messenger, ehr } = begin();
    const payload = await ehr.answer('status.handshake', {});
    assert.deepEqual(payload, { protocolVersion: '1.0', fhirVersion: 'R4' });
    const reply = await ehr.ask('status.handshake', { protocolVersion: '1.0' });
    assert.equal((reply['application'] as { name: string }).name, 'Regen CDS');
    assert.deepEqual(reply['capabilities'], { extraction: false, focusChangeNotifications: false });
    messenger.destroy();
  });

  it('ignores a request with the handle of another launch', async () => {
    const { windows, frame, messenger, ehr } = begin();
    await ehr.connect();
    const before = frame.log.length;
    windows.post(request('sdc.configureContext', {}, { messagingHandle: 'another' }));
    await settled();
    assert.equal(frame.log.length, before);
    messenger.destroy();
  });

  it('looks as the launch says, once it has heard from the EHR, and also with the next element', async () => {
    const smartStyle = { color_text: '#303030' };
    const asked: string[] = [];
    const fetchStyle = (address: string) => {
      asked.push(address);
      return Promise.resolve(smartStyle);
    };
    const { frame, messenger, ehr } = begin({ launch: { ...LAUNCH, styleUrl: '/style.json' }, fetchStyle });
    await settled();
    assert.deepEqual(asked, []);
    await ehr.connect();
    assert.deepEqual(
      [asked, frame.log.filter((entry) => 'update' in entry)],
      [['/style.json'], [{ update: { smartStyle } }]],
    );
    await ehr.setSubject('Patient/1');
    assert.deepEqual(frame.log.at(-1), {
      mount: WIDGETS[0],
      properties: { lang: 'en', smartStyle, subject: 'Patient/1' },
    });
    messenger.destroy();
  });

  it('begins with the patient that an EHR names at once, with one element', async () => {
    const { frame, messenger, ehr } = begin();
    await ehr.setSubject('Patient/1');
    await settled();
    assert.deepEqual(frame.log, [{ mount: WIDGETS[0], properties: { lang: 'en', subject: 'Patient/1' } }]);
    messenger.destroy();
  });

  it('knows the patient however SDC lets an EHR name them', async () => {
    const patient = (more: object) => ({ launchContext: [{ name: 'user' }, { name: 'patient', ...more }] });
    for (const [context, subject] of [
      [{ subject: { identifier: { system: 'urn:mrn', value: '7' } } }, '7'],
      [patient({ contentReference: { reference: 'Patient/7' } }), 'Patient/7'],
      [patient({ contentResource: { resourceType: 'Patient', id: '7', active: true } }), 'Patient/7'],
      [
        { ...patient({ contentReference: { reference: 'Patient/8' } }), subject: { reference: 'Patient/7' } },
        'Patient/7',
      ],
    ] as const) {
      const { frame, messenger, ehr } = begin();
      assert.deepEqual(await ehr.ask('sdc.configureContext', { context }), { status: 'success' });
      assert.equal(frame.session?.subject, subject);
      messenger.destroy();
    }
  });

  it('leaves nobody on screen when it cannot read whose chart was opened', async () => {
    for (const context of [
      'Patient/2',
      { subject: 'Patient/2' },
      { subject: { display: 'somebody' } },
      { launchContext: [{ name: 'patient', contentResource: { resourceType: 'Group', id: '2' } }] },
      { launchContext: [{ name: 'patient' }] },
    ])
      for (const [type, more] of [
        ['sdc.configureContext', {}],
        ['sdc.displayQuestionnaire', { questionnaire: toQuestionnaire(ruleSet) }],
      ] as const) {
        const { frame, messenger, ehr } = begin();
        await ehr.setSubject('Patient/1');
        assert.equal(codeOf(await ehr.ask(type, { ...more, context })), 'structure');
        assert.deepEqual(frame.log.at(-1), { update: { subject: null, facts: {} } }, JSON.stringify(context));
        messenger.destroy();
      }
  });

  it('keeps the patient who is there when a form comes with a context that names nobody', async () => {
    const { frame, messenger, ehr } = begin();
    await ehr.setSubject('Patient/1');
    const context = { launchContext: [{ name: 'encounter', contentReference: { reference: 'Encounter/3' } }] };
    await ehr.ask('sdc.displayQuestionnaire', { questionnaire: toQuestionnaire(ruleSet), context });
    assert.equal(frame.session?.subject, 'Patient/1');
    messenger.destroy();
  });

  it('takes all facts away with the context', async () => {
    const { frame, messenger, ehr } = begin();
    await ehr.setSubject('Patient/1');
    await ehr.ask('sdc.displayQuestionnaireResponse', { questionnaireResponse: response('Patient/1', [PAIN]) });
    await ehr.ask('sdc.configureContext', {});
    assert.deepEqual(frame.log.at(-1), { update: { subject: null, facts: {} } });
    messenger.destroy();
  });

  it('reads the answers of the patient in the open chart', async () => {
    const { frame, messenger, ehr } = begin();
    await ehr.setSubject('Patient/1');
    const reply = await ehr.ask('sdc.displayQuestionnaireResponse', {
      questionnaireResponse: response('Patient/1', [PAIN]),
    });
    assert.deepEqual(reply, { status: 'success' });
    assert.equal(frame.session?.decision.facts['pain']?.value, true);
    messenger.destroy();
  });

  it('takes back what a second response no longer says, and keeps what a person answered', async () => {
    const { frame, messenger, ehr } = begin();
    const show = (item: unknown[]) =>
      ehr.ask('sdc.displayQuestionnaireResponse', { questionnaireResponse: response('Patient/1', item) });
    await show([PAIN, { linkId: 'smoker', answer: [{ valueBoolean: true }] }]);
    frame.session?.answer('grade', 3);
    await show([PAIN]);
    const { facts, unknown } = frame.session!.decision;
    assert.deepEqual([Object.keys(facts), unknown['smoker']?.reason], [['pain', 'grade'], 'not-asked']);
    messenger.destroy();
  });

  it('refuses the answers of anybody else, and another form', async () => {
    const { frame, messenger, ehr } = begin();
    await ehr.setSubject('Patient/1');
    const other = await ehr.ask('sdc.displayQuestionnaireResponse', {
      questionnaireResponse: response('Patient/2', [PAIN]),
    });
    assert.deepEqual([other['status'], codeOf(other)], ['error', 'conflict']);
    const form = await ehr.ask('sdc.displayQuestionnaire', {
      questionnaire: { resourceType: 'Questionnaire', url: 'urn:other', status: 'active' },
    });
    assert.deepEqual([form['status'], codeOf(form)], ['error', 'not-supported']);
    assert.deepEqual(frame.session?.decision.facts, {});
    messenger.destroy();
  });

  it('displays its own form, with answers', async () => {
    const { frame, messenger, ehr } = begin();
    const reply = await ehr.ask('sdc.displayQuestionnaire', {
      questionnaire: toQuestionnaire(ruleSet, { base: 'https://ehr.example/fhir' }),
      questionnaireResponse: response('Patient/1', [PAIN]),
      context: { subject: { reference: 'Patient/1' } },
    });
    assert.deepEqual([reply, frame.session?.subject], [{ status: 'success' }, 'Patient/1']);
    messenger.destroy();
  });

  it('uses nothing that was read for a patient who has left meanwhile', async () => {
    const { frame, messenger, ehr } = begin();
    await ehr.setSubject('Patient/1');
    const ready = frame.ready;
    frame.rules = () => null;
    let open: () => void = () => undefined;
    frame.ready = () => new Promise((resolve) => (open = resolve));
    const shown = ehr.ask('sdc.displayQuestionnaireResponse', {
      questionnaireResponse: response('Patient/1', [PAIN]),
    });
    await settled();
    await ehr.setSubject('Patient/2');
    frame.rules = () => ({ ruleSet, asOf: AS_OF });
    open();
    frame.ready = ready;
    assert.equal((await shown)['status'], 'error');
    assert.deepEqual([frame.session?.subject, frame.session?.decision.facts], ['Patient/2', {}]);
    messenger.destroy();
  });

  it('gives the answers as they stand, with those who cannot be given', async () => {
    const { frame, messenger, ehr } = begin();
    await ehr.setSubject('Patient/1');
    frame.session?.answer('pain', true);
    frame.session?.markUnknown('smoker', 'declined');
    const { questionnaireResponse } = await ehr.ask('sdc.requestCurrentQuestionnaireResponse', {});
    const { subject, item } = questionnaireResponse as { subject: object; item: { linkId: string }[] };
    assert.deepEqual(subject, { reference: 'Patient/1' });
    assert.deepEqual(
      item.map(({ linkId }) => linkId),
      ['pain', 'smoker'],
    );
    messenger.destroy();
  });

  it('says which answers changed', async () => {
    const { frame, messenger, ehr } = begin();
    await ehr.setSubject('Patient/1');
    const change = async (answer: () => void): Promise<unknown> => {
      answer();
      messenger.report({ type: 'event', name: 'regen-decision', fields: {} });
      const { changedLinkIds } = await ehr.answer('sdc.ui.changedQuestionnaireResponse', { status: 'success' });
      return changedLinkIds;
    };
    assert.deepEqual(await change(() => frame.session?.answer('pain', true)), ['pain']);
    assert.deepEqual(await change(() => frame.session?.answer('smoker', false)), ['smoker']);
    assert.deepEqual(await change(() => frame.session?.clear()), ['pain', 'smoker']);
    messenger.destroy();
  });

  it('sends the events of the element to an EHR that asks for them, and to no other', async () => {
    const report = { type: 'event', name: 'regen-ready', fields: { ruleSet: { id: 'test-set' } } } as const;
    for (const extension of [undefined, [{ url: EVENTS_EXTENSION, valueBoolean: true }]]) {
      const { windows, messenger, ehr } = begin();
      await ehr.answer('status.handshake', extension ? { extension } : {});
      await settled();
      messenger.report(report);
      await settled();
      const events = windows.received.map(messageOf).filter(({ messageType }) => messageType === EVENT_MESSAGE);
      assert.deepEqual(
        events.map(({ payload }) => payload),
        extension ? [{ name: 'regen-ready', fields: report.fields }] : [],
      );
      messenger.destroy();
    }
  });

  it('says that it does not support what it does not, and what is malformed', async () => {
    const { messenger, ehr } = begin();
    for (const type of ['sdc.requestExtract', 'sdc.other', 'scratchpad.read', 'constructor', '__proto__'])
      assert.equal(codeOf(await ehr.ask(type, {})), 'not-supported', type);
    for (const [type, payload] of [
      ['sdc.configureContext', { context: { subject: 'Patient/1' } }],
      ['sdc.displayQuestionnaireResponse', {}],
      ['sdc.displayQuestionnaireResponse', { questionnaireResponse: { resourceType: 'Patient' } }],
      ['sdc.displayQuestionnaire', { questionnaire: null }],
    ] as const)
      assert.equal(codeOf(await ehr.ask(type, payload)), 'structure', type);
    messenger.destroy();
  });
});
