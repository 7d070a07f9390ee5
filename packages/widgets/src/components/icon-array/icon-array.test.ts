import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { axeFindings } from '../../testing/mount.js';
import './define.js';
import { RegenIconArray } from './icon-array.js';

const shown = async (template: ReturnType<typeof html>): Promise<RegenIconArray> => {
  const element = await fixture<RegenIconArray>(template);
  await element.updateComplete;
  return element;
};
const root = (element: RegenIconArray): ShadowRoot => element.shadowRoot!;
const count = (element: RegenIconArray, selector: string): number => root(element).querySelectorAll(selector).length;
const pictures = (element: RegenIconArray): SVGElement[] => [
  ...root(element).querySelectorAll<SVGElement>('svg[role]'),
];
const text = (element: RegenIconArray): string => root(element).textContent.replace(/\s+/g, ' ').trim();

const prp = html`<regen-icon-array lang="en" label="PRP" count="5" of="38"></regen-icon-array>`;
const rare = html`<regen-icon-array lang="en" label="PRP" count="0" of="923" upper-limit="3/1000"></regen-icon-array>`;

describe('regen-icon-array', () => {
  describe('is accessible', () => {
    for (const [title, template] of [
      ['a hundred people', prp],
      ['a thousand people', rare],
      ['squares', html`<regen-icon-array lang="es" count="1" of="54890"></regen-icon-array>`],
    ] as const)
      it(title, async () => {
        expect(await axeFindings(await shown(template))).to.deep.equal([]);
      });

    it('IA6: each picture is an image whose label has both framings', async () => {
      const [picture] = pictures(await shown(prp));
      expect(picture?.getAttribute('role')).to.equal('img');
      expect(picture?.getAttribute('aria-label')).to.match(/13 full: it happened\. 87 empty: it did not happen\./);
    });

    it('IA4: three marks of different shape, all of one colour', async () => {
      const element = await shown(html`<regen-icon-array count="2" of="100" upper-limit="7/100"></regen-icon-array>`);
      const of = (selector: string): CSSStyleDeclaration => getComputedStyle(root(element).querySelector(selector)!);
      expect(count(element, '[role] .full')).to.equal(2);
      expect(count(element, '[role] .dashed')).to.equal(5);
      expect(of('.full').fill).to.equal(of('.dashed').stroke);
      expect(of('.dashed').strokeDasharray).not.to.equal('none');
      expect(of('.empty').strokeDasharray).to.equal('none');
    });
  });

  describe('renders', () => {
    it('IA2: a hundred people when that is enough', async () => {
      const element = await shown(prp);
      expect(count(element, '[role] .full')).to.equal(13);
      expect(pictures(element)[0]?.getAttribute('viewBox')).to.equal('0 0 100 100');
    });

    it('IA3: a thousand as 40 across and 25 high, filled from the bottom row', async () => {
      const element = await shown(rare);
      expect(pictures(element)[0]?.getAttribute('viewBox')).to.equal('0 0 400 250');
      const marks = [...root(element).querySelectorAll('[role] .dashed')];
      expect(marks.map((mark) => [mark.getAttribute('cx'), mark.getAttribute('cy')])).to.deep.equal([
        ['5', '245'],
        ['15', '245'],
        ['25', '245'],
      ]);
    });

    it('IA3: the corner enlarged beside the whole array only', async () => {
      expect(count(await shown(rare), '.corner')).to.equal(1);
      expect(count(await shown(prp), '.corner')).to.equal(0);
    });

    it('IA3: words only where an icon would have fewer than 6 pixels', async () => {
      const element = (await shown(html`<div class="narrow">${rare}</div>`)) as HTMLElement;
      element.style.width = '239px';
      const array = element.querySelector('regen-icon-array')!;
      await array.updateComplete;
      expect(pictures(array)[0]?.getBoundingClientRect().width).to.equal(0);
      expect(text(array)).to.match(/none of 923/);
      element.style.width = '240px';
      expect(pictures(array)[0]?.getBoundingClientRect().width).to.equal(240);
    });

    it('IA3: mirrored from right to left', async () => {
      const element = (await shown(html`<div dir="rtl">${prp}</div>`)) as HTMLElement;
      const array = element.querySelector('regen-icon-array')!;
      await array.updateComplete;
      expect(getComputedStyle(pictures(array)[0]!).transform).to.equal('matrix(-1, 0, 0, 1, 0, 0)');
    });

    it('IA4: groups as two arrays on one denominator', async () => {
      const element = await shown(html`<regen-icon-array lang="en"></regen-icon-array>`);
      element.arms = [
        { label: 'PRP', count: 5, of: 38 },
        { label: 'Salt water', count: 1, of: 900 },
      ];
      await element.updateComplete;
      expect(pictures(element).map((one) => one.getAttribute('viewBox'))).to.deep.equal(['0 0 400 250', '0 0 400 250']);
    });

    it('IA6: the empties of a picture as one pattern', async () => {
      const element = await shown(prp);
      expect(count(element, 'pattern')).to.equal(1);
      expect(count(element, '[role] > .empty')).to.equal(0);
    });

    it('IA2: fewer than 1 of 1,000 as squares of 1,000 people', async () => {
      const element = await shown(html`<regen-icon-array lang="en" count="1" of="10000"></regen-icon-array>`);
      expect(text(element)).to.match(/Fewer than 1 of 1,000 \(1 of 10,000\).+Each square is 1,000 people/);
      expect(count(element, '[role] .full')).to.equal(1);
    });

    it('IA2: no picture of nobody', async () => {
      const element = await shown(html`<regen-icon-array lang="en" count="0" of="50"></regen-icon-array>`);
      expect(pictures(element)).to.have.length(0);
      expect(text(element)).to.match(/None of 50\. What is not ruled out was not worked out/);
    });

    it('nothing at all from numbers that cannot be', async () => {
      for (const [n, of] of [
        ['70', '60'],
        ['x', '10'],
        ['1', ''],
      ])
        expect(text(await shown(html`<regen-icon-array count=${n!} of=${of!}></regen-icon-array>`))).to.equal('');
    });

    it('the pictures only, where the words stand beside it', async () => {
      const element = await shown(html`<regen-icon-array lang="en" count="5" of="100" bare></regen-icon-array>`);
      expect(pictures(element)).to.have.length(1);
      expect(text(element)).to.equal('Full: it happened.');
      expect(element.description).to.equal('5 of 100, 95 not.');
    });

    it('the group it is told to match', async () => {
      const element = await shown(html`<regen-icon-array count="5" of="38" denominator="1000"></regen-icon-array>`);
      expect(pictures(element)[0]?.getAttribute('viewBox')).to.equal('0 0 400 250');
    });
  });

  describe('reacts', () => {
    it('to a language tag that is none: English', async () => {
      const element = await shown(html`<regen-icon-array lang="en_US!" count="1500" of="2000"></regen-icon-array>`);
      expect(element.description).to.equal('75 of 100, 25 not (1,500 of 2,000).');
    });

    it('to the language of its place', async () => {
      const element = (await shown(
        html`<div lang="es"><regen-icon-array count="5" of="100"></regen-icon-array></div>`,
      )) as HTMLElement;
      const array = element.querySelector('regen-icon-array')!;
      await array.updateComplete;
      expect(array.description).to.equal('5 de 100, 95 no.');
    });
  });
});
