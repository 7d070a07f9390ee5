import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WIDGETS } from '../protocol.js';
import { beginSmart, createMessenger, ehrOf, LAUNCH, messageOf, request } from '../testing/ehr.js';
import { messengerSuite } from '../testing/messenger-suite.js';
import { settled } from '../testing/windows.js';
import { EVENT_MESSAGE, EVENTS_EXTENSION } from './smart.js';

messengerSuite({ name: 'SMART Web Messaging', create: createMessenger, host: ehrOf, speaksFirst: true });

describe('the SMART messenger', () => {
  it('introduces itself and the version of FHIR it speaks', async () => {
    const { messenger, ehr } = beginSmart();
    const payload = await ehr.answer('status.handshake', {});
    assert.deepEqual(payload, { protocolVersion: '1.0', fhirVersion: 'R4' });
    const reply = await ehr.ask('status.handshake', { protocolVersion: '1.0' });
    assert.equal((reply['application'] as { name: string }).name, 'Regen CDS');
    assert.deepEqual(reply['capabilities'], { extraction: false, focusChangeNotifications: false });
    messenger.destroy();
  });

  it('ignores a request with the handle of another launch', async () => {
    const { windows, frame, messenger, ehr } = beginSmart();
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
    const { frame, messenger, ehr } = beginSmart({ launch: { ...LAUNCH, styleUrl: '/style.json' }, fetchStyle });
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
    const { frame, messenger, ehr } = beginSmart();
    await ehr.setSubject('Patient/1');
    await settled();
    assert.deepEqual(frame.log, [{ mount: WIDGETS[0], properties: { lang: 'en', subject: 'Patient/1' } }]);
    messenger.destroy();
  });

  it('says which answers changed', async () => {
    const { frame, messenger, ehr } = beginSmart();
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
      const { windows, messenger, ehr } = beginSmart();
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
});
