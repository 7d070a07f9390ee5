import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { toQuestionnaire } from '@regen-cds/fhir';
import { AS_OF } from '../../../engine/src/testing/document.js';
import { runs } from '../../../engine/src/testing/runs.js';
import { beginSmart, ruleSet } from '../testing/ehr.js';
import { settled } from '../testing/windows.js';
import type { Payload } from './smart-channel.js';

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

describe('what an EHR says in SDC messages', () => {
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
      const { frame, messenger, ehr } = beginSmart();
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
        const { frame, messenger, ehr } = beginSmart();
        await ehr.setSubject('Patient/1');
        assert.equal(codeOf(await ehr.ask(type, { ...more, context })), 'structure');
        assert.deepEqual(frame.log.at(-1), { update: { subject: null, facts: {} } }, JSON.stringify(context));
        messenger.destroy();
      }
  });

  it('answers every message with any payload, and shows nobody whom the payload does not name', async () => {
    const types = [
      'sdc.configureContext',
      'sdc.displayQuestionnaire',
      'sdc.displayQuestionnaireResponse',
      'sdc.configure',
    ];
    const words = fc.constantFrom('subject', 'reference', 'launchContext', 'name', 'patient', 'resourceType', 'item');
    const nested = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, fc.constantFrom<unknown>(null, 0, '', 'patient', [], {}), words, tie('object')),
      object: fc.dictionary(fc.oneof(words, fc.constantFrom('context', 'questionnaireResponse')), tie('value')),
    }));
    const { frame, messenger, ehr } = beginSmart();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...types), nested.object, async (type, payload) => {
        await ehr.setSubject('Patient/1');
        assert.equal(typeof (await ehr.ask(type, payload)), 'object');
        const subject = frame.session?.subject;
        assert.ok(
          subject === null || subject === 'Patient/1' || JSON.stringify(payload).includes(`"${String(subject)}"`),
        );
      }),
      { numRuns: runs(200, 2_000) },
    );
    messenger.destroy();
  });

  it('keeps the patient who is there when a form comes with a context that names nobody', async () => {
    const { frame, messenger, ehr } = beginSmart();
    await ehr.setSubject('Patient/1');
    const context = { launchContext: [{ name: 'encounter', contentReference: { reference: 'Encounter/3' } }] };
    await ehr.ask('sdc.displayQuestionnaire', { questionnaire: toQuestionnaire(ruleSet), context });
    assert.equal(frame.session?.subject, 'Patient/1');
    messenger.destroy();
  });

  it('takes all facts away with the context', async () => {
    const { frame, messenger, ehr } = beginSmart();
    await ehr.setSubject('Patient/1');
    await ehr.ask('sdc.displayQuestionnaireResponse', { questionnaireResponse: response('Patient/1', [PAIN]) });
    await ehr.ask('sdc.configureContext', {});
    assert.deepEqual(frame.log.at(-1), { update: { subject: null, facts: {} } });
    messenger.destroy();
  });

  it('reads the answers of the patient in the open chart', async () => {
    const { frame, messenger, ehr } = beginSmart();
    await ehr.setSubject('Patient/1');
    const reply = await ehr.ask('sdc.displayQuestionnaireResponse', {
      questionnaireResponse: response('Patient/1', [PAIN]),
    });
    assert.deepEqual(reply, { status: 'success' });
    assert.equal(frame.session?.decision.facts['pain']?.value, true);
    messenger.destroy();
  });

  it('takes back what a second response no longer says, and keeps what a person answered', async () => {
    const { frame, messenger, ehr } = beginSmart();
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
    const { frame, messenger, ehr } = beginSmart();
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
    const { frame, messenger, ehr } = beginSmart();
    const reply = await ehr.ask('sdc.displayQuestionnaire', {
      questionnaire: toQuestionnaire(ruleSet, { base: 'https://ehr.example/fhir' }),
      questionnaireResponse: response('Patient/1', [PAIN]),
      context: { subject: { reference: 'Patient/1' } },
    });
    assert.deepEqual([reply, frame.session?.subject], [{ status: 'success' }, 'Patient/1']);
    messenger.destroy();
  });

  it('uses nothing that was read for a patient who has left meanwhile', async () => {
    const { frame, messenger, ehr } = beginSmart();
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
    const { frame, messenger, ehr } = beginSmart();
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

  it('says that it does not support what it does not, and what is malformed', async () => {
    const { messenger, ehr } = beginSmart();
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
