import assert from 'node:assert/strict';
import { afterEach, describe, it, mock } from 'node:test';
import fc from 'fast-check';
import { fetchSmartStyle, smartStyle } from './smart-style.js';

/** The example of SMART App Launch, "Styling". */
const EXAMPLE = {
  color_background: '#edeae3',
  color_error: '#9e2d2d',
  color_highlight: '#69b5ce',
  color_modal_backdrop: '',
  color_success: '#498e49',
  color_text: '#303030',
  dim_border_radius: '6px',
  dim_font_size: '13px',
  dim_spacing_size: '20px',
  font_family_body: "Georgia, Times, 'Times New Roman', serif",
  font_family_heading: "'HelveticaNeue-Light', Helvetica, Arial, 'Lucida Grande', sans-serif;",
};
const KEYS = Object.keys(EXAMPLE);

describe('SMART Style JSON', () => {
  it('becomes tokens', () => {
    assert.deepEqual(smartStyle(EXAMPLE), {
      tokens: {
        '--regen-surface': '#edeae3',
        '--regen-ink': '#303030',
        '--regen-accent': '#69b5ce',
        '--regen-stop': '#9e2d2d',
        '--regen-go': '#498e49',
        '--regen-font': "Georgia, Times, 'Times New Roman', serif",
        '--regen-font-heading': "'HelveticaNeue-Light', Helvetica, Arial, 'Lucida Grande', sans-serif",
        '--regen-radius': '6px',
        '--regen-radius-s': '6px',
        '--regen-text-m': 'max(13px, 14px)',
        '--regen-space-1': 'calc(max(20px, 12px) * 0.1667)',
        '--regen-space-2': 'calc(max(20px, 12px) * 0.3333)',
        '--regen-space-3': 'calc(max(20px, 12px) * 0.5000)',
        '--regen-space-4': 'calc(max(20px, 12px) * 0.6667)',
        '--regen-space-5': 'calc(max(20px, 12px) * 1.0000)',
      },
      colorScheme: 'light',
    });
  });

  it('says which defaults go with the background', () => {
    assert.equal(smartStyle({ color_background: '#111' }).colorScheme, 'dark');
    assert.equal(smartStyle({ color_background: '#fff' }).colorScheme, 'light');
    assert.equal(smartStyle({ color_background: 'rebeccapurple' }).colorScheme, null);
    assert.equal(smartStyle({}).colorScheme, null);
  });

  it('leaves out what is no plain value', () => {
    for (const value of ['url(https://x.example)', 'red; background: url(x)', 'var(--x)', '#12', '}', 7, null, {}, ''])
      for (const key of KEYS)
        assert.deepEqual(smartStyle({ [key]: value }).tokens, {}, `${key}: ${JSON.stringify(value)}`);
    assert.deepEqual(smartStyle({ font_family_body: `"open, serif` }).tokens, {});
  });

  it('gives nothing for what is no object, and never throws', () => {
    fc.assert(fc.property(fc.anything(), (json) => void smartStyle(json)));
    for (const json of [null, undefined, 'text', 1, []]) assert.deepEqual(smartStyle(json).tokens, {});
  });

  it('lets no value load anything or end its declaration', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('url(', ')', ';', '{', '}', '/*', '*/', '\\', '"', "'", '#fff', 'red', '1px', ' ', ','))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...KEYS), hostile), (json) => {
        for (const value of Object.values(smartStyle(json).tokens)) {
          assert.doesNotMatch(value, /[;{}\\@<>!]|\/\*|\b(?!rgba?|hsla?|max|calc)\w+\(/i);
          for (const quote of [`'`, `"`]) assert.equal(value.split(quote).length % 2, 1, value);
        }
      }),
    );
  });
});

describe('the SMART Style document at an address', () => {
  afterEach(() => mock.restoreAll());
  const answer = (reply: () => Promise<Response>) => mock.method(globalThis, 'fetch', reply);

  it('is fetched without cookies', async () => {
    const asked = answer(() => Promise.resolve(Response.json(EXAMPLE)));
    assert.deepEqual(await fetchSmartStyle('/style.json'), EXAMPLE);
    const [address, options] = asked.mock.calls[0]!.arguments as unknown as [string, RequestInit];
    assert.deepEqual([address, options.credentials], ['/style.json', 'omit']);
  });

  const nothing: [what: string, reply: () => Promise<Response>][] = [
    ['an address where nothing is', () => Promise.resolve(Response.json(EXAMPLE, { status: 404 }))],
    ['a page instead', () => Promise.resolve(new Response('<!doctype html>'))],
    ['a list', () => Promise.resolve(Response.json([EXAMPLE]))],
    ['a server that does not answer, or a policy that forbids it', () => Promise.reject(new TypeError('Failed'))],
  ];
  for (const [what, reply] of nothing)
    it(`is nothing: ${what}`, async () => {
      answer(reply);
      assert.equal(await fetchSmartStyle('/style.json'), null);
    });
});
