import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { launchIn } from './launch.js';

const HOSTS = ['https://ehr.example'];
const launch = (parameters: Record<string, string>) =>
  launchIn(`?${new URLSearchParams({ widget: 'regen-eligibility-assessor', ...parameters }).toString()}`, HOSTS);
const SMART = { messaging_handle: 'h1', messaging_origin: 'https://ehr.example' };

describe('the launch in an address', () => {
  it('is none without a handle and an origin: then a page with host.js is expected', () => {
    assert.equal(launch({ lang: 'es' }), null);
    assert.equal(launchIn('', HOSTS), null);
  });

  it('gives handle, origin, element and its settings', () => {
    assert.deepEqual(launch({ ...SMART, 'rule-set': 'a.json', lang: 'es', 'as-of': '2026-11-22', 'allow-draft': '' }), {
      handle: 'h1',
      origin: 'https://ehr.example',
      widget: 'regen-eligibility-assessor',
      properties: { ruleSet: 'a.json', lang: 'es', asOf: '2026-11-22', allowDraft: true },
      styleUrl: null,
    });
  });

  it('gives the address of the looks of the EHR', () => {
    assert.equal(launch({ ...SMART, smart_style_url: '/style/1.json' })?.styleUrl, '/style/1.json');
  });

  it('never gives a patient fact, whatever the address holds', () => {
    const found = launch({ ...SMART, facts: '{"patientAgeYears":58}', subject: 'Patient/1', session: 'x' });
    assert.deepEqual(found?.properties, {});
  });

  const refused: [string, Record<string, string>, string][] = [
    ['only a handle', { messaging_handle: 'h1' }, 'launch-invalid'],
    ['only an origin', { messaging_origin: 'https://ehr.example' }, 'launch-invalid'],
    ['an empty handle', { ...SMART, messaging_handle: '' }, 'launch-invalid'],
    ['no element', { ...SMART, widget: 'script' }, 'launch-invalid'],
    ['an origin that is not deployed for', { ...SMART, messaging_origin: 'https://evil.example' }, 'host-not-allowed'],
    ['any origin', { ...SMART, messaging_origin: '*' }, 'host-not-allowed'],
    ['no origin of its own', { ...SMART, messaging_origin: 'null' }, 'host-not-allowed'],
    ['the start of an allowed one', { ...SMART, messaging_origin: 'https://ehr.example.evil' }, 'host-not-allowed'],
  ];
  for (const [what, parameters, code] of refused) {
    it(`is refused with ${code}: ${what}`, () => {
      assert.throws(() => launch(parameters), { code });
    });
  }
});
