/** The elements keep their looks on any page, and take a host's colours as far as they can be read. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LitElement } from 'lit';
import { engines, type Engine, type Tab } from './engines.js';
import { file, openPageSite, page } from './page-site.js';

const SCRIPT = '/dist/cdn/regen-cds.js';
const RULES = '/dist/rules/knee-osteoarthritis/1.1.0.json';
const CLINIC = '/examples/clinic-website/index.html';
/** Accent of a host, and the defaults on a light and a dark page. */
const BROWN = 'rgb(122, 59, 18)';
const GREEN = 'rgb(11, 107, 99)';
const LIGHT_GREEN = 'rgb(92, 199, 185)';
const STEPS = ['answer', 'compare', 'understand'];

const site = await openPageSite();
after(() => site.close());
// The page of the example with the recorder, which its own policy lets in.
site.replies.set(CLINIC, {
  body: file(CLINIC.slice(1)).replace('<head>', '<head><script src="/recorder.js"></script>'),
});
site.replies.set(
  '/brand',
  page(
    [SCRIPT],
    `<regen-eligibility-assessor rule-set="${RULES}" as-of="2026-12-01" lang="en" audience="clinician"></regen-eligibility-assessor>
     <regen-eligibility-assessor rule-set="${RULES}" as-of="2026-12-01" lang="en"></regen-eligibility-assessor>`,
  ),
);

for (const { name, start } of engines()) {
  describe(`on a page with a style of its own, in ${name}`, { concurrency: false }, () => {
    let engine: Engine;
    let tab: Tab;
    before(async () => {
      engine = await start();
      console.log(`${name} is version ${engine.version}`);
      tab = await engine.open();
      await tab.visit(site.origin + CLINIC);
      await tab.run(() => document.querySelector('regen-guidance')!.setAttribute('as-of', '2026-12-01'));
    });
    after(async () => {
      await tab.close();
      await engine.close();
    });

    /** Every element of the widget on screen: what it is, its computed sizes, and its place in the widget. */
    const measured = (): Promise<{ what: string; box: number[] }[]> =>
      tab.run(() => {
        const widget = document.querySelector('regen-guidance section:not([hidden]) > *')!.shadowRoot!;
        const all = (root: ParentNode): Element[] =>
          [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
        const origin = widget.querySelector('.widget')!.getBoundingClientRect();
        return all(widget).flatMap((one) => {
          const { left, top, width, height } = one.getBoundingClientRect();
          if (width === 0 && height === 0) return [];
          const { fontSize, lineHeight, boxSizing, textTransform, display, margin, padding, color, backgroundColor } =
            getComputedStyle(one);
          const box = [left - origin.left, top - origin.top, width, height];
          const style = [
            fontSize,
            lineHeight,
            boxSizing,
            textTransform,
            display,
            margin,
            padding,
            color,
            backgroundColor,
          ];
          const what = `${one.localName}.${one.getAttribute('class') ?? ''}: ${style.join(' / ')}`;
          return [{ what, box }];
        });
      });
    const oldTheme = (on: boolean): Promise<string> =>
      tab.run(async (isOn) => {
        const input = document.querySelector<HTMLInputElement>('[name=old-theme]')!;
        if (input.checked !== isOn) input.click();
        const size = (): string => getComputedStyle(document.querySelector('h1')!).fontSize;
        for (let turn = 0; turn < 200 && (size() === '9px') !== isOn; turn++)
          await new Promise((resolve) => setTimeout(resolve, 10));
        return size();
      }, on);

    for (const reader of ['patient', 'clinician'])
      for (const step of STEPS)
        it(`the clinic's old theme changes nothing in "${step}" for a ${reader}`, async () => {
          await tab.run(
            async ({ audience, hash }) => {
              const select = document.querySelector<HTMLSelectElement>('[name=audience]')!;
              select.value = audience;
              select.dispatchEvent(new Event('change', { bubbles: true }));
              location.hash = hash;
              const element = document.querySelector<LitElement>(`#${hash} > *`)!;
              for (let turn = 0; turn < 500 && !element.shadowRoot!.querySelector('h2'); turn++)
                await new Promise((resolve) => setTimeout(resolve, 10));
              element.shadowRoot!.querySelector<HTMLElement>('.pick')?.click();
              await element.updateComplete;
              // The comparator learns its width in one frame and draws for it in the next.
              for (let frame = 0; frame < 4; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
              await element.updateComplete;
            },
            { audience: reader, hash: step },
          );
          const before = await measured();
          assert.ok(before.length > 50);
          assert.equal(await oldTheme(true), '9px');
          const after = await measured();
          assert.notEqual(await oldTheme(false), '9px');
          assert.equal(after.length, before.length);
          for (const [i, { what, box }] of after.entries()) {
            assert.equal(what, before[i]!.what);
            // Firefox lays out on sixtieths of a pixel of the page.
            for (const [side, length] of box.entries())
              assert.ok(
                Math.abs(length - before[i]!.box[side]!) < 0.1,
                `${what}: ${String(box)} and ${String(before[i]!.box)}`,
              );
          }
        });

    describe("TH1: a host's colours", { concurrency: false }, () => {
      before(async () => {
        await tab.visit(`${site.origin}/brand`);
        await tab.run(async () => {
          for (let turn = 0; turn < 500 && events.filter((one) => one.name === 'regen-ready').length < 2; turn++)
            await new Promise((resolve) => setTimeout(resolve, 10));
        });
      });

      /** Sets properties of the page's root, as a style sheet does: without a word to the elements. Waits for a colour of the button. */
      const set = (properties: Record<string, string>, colour: string): Promise<{ button: string; notes: string[] }> =>
        tab.run(
          async (given) => {
            lines.length = 0;
            for (const [property, value] of Object.entries(given.properties))
              document.documentElement.style.setProperty(property, value);
            const root = document.querySelector('regen-eligibility-assessor')!.shadowRoot!;
            const button = (): string => getComputedStyle(root.querySelector('.primary')!).backgroundColor;
            for (let turn = 0; turn < 200 && button() !== given.colour; turn++)
              await new Promise((resolve) => setTimeout(resolve, 20));
            // So that a second note would have been written, too.
            await new Promise((resolve) => setTimeout(resolve, 100));
            return { button: button(), notes: lines };
          },
          { properties, colour },
        );

      it('a brand colour that can be read is used, without a note', async () => {
        assert.deepEqual(await set({ '--regen-accent': '#7a3b12' }, BROWN), { button: BROWN, notes: [] });
      });

      it('one that cannot gives way to the default, with one note that names both, for all elements', async () => {
        const { button, notes } = await set({ '--regen-accent': '#ffe066' }, GREEN);
        assert.equal(button, GREEN);
        assert.equal(notes.length, 1);
        assert.match(notes[0]!, /--regen-accent: #ffe066 is not used.*rgb\(11, 107, 99\) is used instead/);
      });

      it('one that can be read takes its place again, later', async () => {
        const blue = 'oklch(0.45 0.12 250)';
        assert.deepEqual(await set({ '--regen-accent': blue }, blue), { button: blue, notes: [] });
        assert.deepEqual(await set({ '--regen-accent': '#7a3b12' }, BROWN), { button: BROWN, notes: [] });
      });

      it('follows the color-scheme: a colour that is read on white gives way on a dark page', async () => {
        const { button, notes } = await set({ 'color-scheme': 'dark' }, LIGHT_GREEN);
        assert.equal(button, LIGHT_GREEN);
        assert.equal(notes.length, 1);
        assert.equal((await set({ 'color-scheme': 'light' }, BROWN)).button, BROWN);
      });

      it('is held to it also when the colour changed while the element was hidden', async () => {
        await tab.run(() => (document.querySelector('regen-eligibility-assessor')!.hidden = true));
        await set({ '--regen-accent': '#ffe167' }, 'rgb(255, 225, 103)');
        await tab.run(() => (document.querySelector('regen-eligibility-assessor')!.hidden = false));
        assert.equal((await set({}, GREEN)).button, GREEN);
      });

      it('what is no colour is not used', async () => {
        assert.equal((await set({ '--regen-accent': 'url(x)' }, GREEN)).button, GREEN);
      });

      it('spaces, sizes, corners and fonts are taken as they are', async () => {
        const given = {
          '--regen-text-m': '20px',
          '--regen-space-5': '40px',
          '--regen-radius': '0',
          '--regen-font': 'monospace',
        };
        await set({ '--regen-accent': '', ...given }, GREEN);
        const found = await tab.run(() => {
          const root = document.querySelector('regen-eligibility-assessor')!.shadowRoot!;
          const { fontSize, borderRadius, fontFamily } = getComputedStyle(root.querySelector('.widget')!);
          return [fontSize, borderRadius, fontFamily, getComputedStyle(root.querySelector('.top')!).paddingTop];
        });
        assert.deepEqual(found, ['20px', '0px', 'monospace', '40px']);
      });
    });
  });
}
