/** `mount()` and the tag, on a page with a strict policy, across origins, in every engine that is here. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Decision } from '@regen-cds/engine';
import { engines, type Engine } from './frame-engines.js';
import { FRAME, HostPage, RULES, until, WIDGET } from './frame-page.js';
import { openFrameSite } from './frame-site.js';

const SANDBOX_OF_ATHENAHEALTH =
  'allow-forms allow-modals allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts allow-downloads';
const SUBJECT = 'Patient/marked-7319';
const AGE = { patientAgeYears: { value: 58, origin: 'auto-client', observed: '2026-11-01' } };

const site = await openFrameSite();
after(() => site.close());

/** Page and frame page under different names of the same machine. */
const ELSEWHERE = site.frameFor('localhost', site.at('127.0.0.1'));

for (const { name, start } of engines()) {
  describe(`the frame on a page, in ${name}`, { concurrency: false }, () => {
    let engine: Engine;
    let page: HostPage;
    before(async () => {
      engine = await start();
      console.log(`${name} is version ${engine.version}`);
    });
    after(() => engine.close());
    afterEach(() => page.close());

    const open = async (path = '/host', host: Parameters<typeof site.at>[0] = '127.0.0.1'): Promise<void> => {
      page = await HostPage.open(engine, site.at(host, path));
    };

    const pairs = [
      ['127.0.0.1', '127.0.0.1', 'its own origin'],
      ['127.0.0.1', 'localhost', 'another site'],
      ['a.localhost', 'b.localhost', 'another site'],
      ['localhost', 'a.localhost', 'another site'],
    ] as const;
    for (const [top, inner, what] of pairs) {
      it(`shows the element from ${what}: ${inner} on ${top}`, async () => {
        await open('/host', top);
        assert.equal(await page.mount({ src: site.frameFor(inner, site.at(top)) }), 'ready');
        const { ruleSet } = await page.event('regen-ready');
        assert.deepEqual((ruleSet as { id: string }).id, 'knee-osteoarthritis');
        await page.visible();
        await page.shows('Question 1.');
        assert.deepEqual(await page.faults(), []);
      });
    }

    it('is as high as what it shows', async () => {
      await open();
      await page.mount({ src: ELSEWHERE });
      await page.event('regen-ready');
      const [frame, content] = await Promise.all([
        page.tab.run(async () => {
          const height = (): number => document.querySelector('iframe')!.getBoundingClientRect().height;
          while (height() < 300) await new Promise((resolve) => setTimeout(resolve, 20));
          return height();
        }),
        page.tab.runIn(FRAME, () => document.body.getBoundingClientRect().height),
      ]);
      assert.ok(Math.abs(frame - content) <= 1, `${frame} around ${content}`);
    });

    it('gives the events of the element again, with the same names and fields', async () => {
      await open();
      await page.mount({ src: ELSEWHERE, subject: SUBJECT, facts: AGE });
      const { subject, facts } = (await page.event('regen-decision'))['decision'] as Decision;
      assert.equal(subject, SUBJECT);
      assert.deepEqual(facts['patientAgeYears'], {
        ...AGE.patientAgeYears,
        unit: 'a',
      });
      const isEvent = await page.tab.run(
        () =>
          new Promise((resolve) => {
            document
              .querySelector('#box')!
              .addEventListener('regen-decision', (event) =>
                resolve([event.bubbles, event.composed, 'decision' in event]),
              );
            mounted[0]!.update({ facts: { kneeSymptomatic: true } });
          }),
      );
      assert.deepEqual(isEvent, [true, true, true]);
    });

    /** How the frame looks, once the element's button has this colour. */
    const looks = (accent: string): Promise<{ accent: string; scheme: string; tokens: string[] }> =>
      page.tab.runIn(
        FRAME,
        async (wanted) => {
          const colour = (): string => {
            const button = document.querySelector('main > *')?.shadowRoot?.querySelector('.primary');
            return button ? getComputedStyle(button).backgroundColor : '';
          };
          for (let turn = 0; turn < 200 && colour() !== wanted; turn++)
            await new Promise((resolve) => setTimeout(resolve, 20));
          const { style } = document.documentElement;
          return {
            accent: colour(),
            scheme: style.colorScheme,
            tokens: [...style].filter((property) => property.startsWith('--')).sort(),
          };
        },
        accent,
      );
    const OWN = 'rgb(11, 107, 99)';

    it('looks as the SMART Style of the page says: from the start, after an update, after a reload', async () => {
      await open();
      const brown = { accent: 'rgb(122, 59, 18)', scheme: 'light', tokens: ['--regen-accent', '--regen-surface'] };
      await page.mount({ src: ELSEWHERE, smartStyle: { color_background: '#fff', color_highlight: '#7a3b12' } });
      assert.deepEqual(await looks(brown.accent), brown);
      const yellow = { accent: 'rgb(255, 224, 102)', scheme: 'dark', tokens: ['--regen-accent', '--regen-surface'] };
      await page.update({ smartStyle: { color_background: '#14191d', color_highlight: '#ffe066' } });
      assert.deepEqual(await looks(yellow.accent), yellow);
      const from = (await page.events()).length;
      await page.tab.runIn(FRAME, () => void setTimeout(() => location.reload()));
      await page.event('regen-ready', from);
      assert.deepEqual(await looks(yellow.accent), yellow);
      await page.update({ smartStyle: null });
      assert.deepEqual(await looks(OWN), { accent: OWN, scheme: '', tokens: [] });
      assert.deepEqual(await page.faults(), []);
    });

    it('keeps its own colour where that of the SMART Style cannot be read, or is none', async () => {
      await open();
      await page.mount({ src: ELSEWHERE, smartStyle: { color_highlight: '#ffe066', color_text: 'url(x)' } });
      await page.visible();
      assert.deepEqual(await looks(OWN), { accent: OWN, scheme: '', tokens: ['--regen-accent'] });
    });

    it('puts no patient fact into an address', async () => {
      await open();
      await page.mount({ src: ELSEWHERE, subject: SUBJECT, facts: AGE });
      await page.event('regen-decision');
      const addresses = await page.tab.runIn(FRAME, () => [
        location.href,
        ...performance.getEntriesByType('resource').map((entry) => entry.name),
      ]);
      for (const address of addresses) assert.ok(!/marked-7319|patientAge/.test(address), address);
    });

    it('blanks one patient in the same task, and shows nothing of them with the next', async () => {
      await open();
      await page.mount({ src: ELSEWHERE, subject: SUBJECT, facts: AGE });
      await page.event('regen-decision');
      await page.visible();
      await page.shows('58');
      assert.equal(await page.update({ subject: 'Patient/2' }), true);
      await page.visible();
      assert.doesNotMatch(await page.shown(), /\b58\b|marked-7319/);
      const from = (await page.events()).length;
      await page.press('Start with the open chart');
      const { subject, facts } = (await page.event('regen-decision', from))['decision'] as Decision;
      assert.deepEqual([subject, facts], ['Patient/2', {}]);
    });

    it('passes no event of the patient before on to the page', async () => {
      await open();
      await page.mount({ src: ELSEWHERE, subject: SUBJECT, facts: AGE });
      await page.event('regen-decision');
      await page.visible();
      const late = await page.tab.run(async () => {
        const from = log.length;
        // Both on their way to the frame at once: its answer to the first comes back after the second was said.
        mounted[0]!.update({ facts: { kneeSymptomatic: true } });
        mounted[0]!.update({ subject: 'Patient/2' });
        await new Promise((resolve) => setTimeout(resolve, 300));
        return JSON.stringify(log.slice(from));
      });
      assert.ok(!late.includes('marked-7319'), late);
    });

    it('shakes hands again after a reload, with all that was set', async () => {
      await open();
      await page.mount({ src: ELSEWHERE, subject: SUBJECT, facts: AGE });
      await page.event('regen-decision');
      await page.update({ lang: 'es', facts: { kneeSymptomatic: true } });
      const from = (await page.events()).length;
      await page.tab.runIn(FRAME, () => void setTimeout(() => location.reload()));
      const { subject, facts } = (await page.event('regen-decision', from))['decision'] as Decision;
      assert.deepEqual([subject, Object.keys(facts).sort()], [SUBJECT, ['kneeSymptomatic', 'patientAgeYears']]);
      await page.visible();
      await page.shows('Imprimir');
    });

    it('goes on when its container moves in the page', async () => {
      await open();
      await page.mount({ src: ELSEWHERE });
      await page.event('regen-ready');
      const from = (await page.events()).length;
      await page.tab.run(() => {
        const aside = document.createElement('aside');
        document.body.append(aside);
        aside.append(document.querySelector('#box')!);
      });
      await page.event('regen-ready', from);
      await page.visible();
    });

    it('can be destroyed at any time, twice', async () => {
      await open();
      const left = await page.tab.run(
        async ({ src, settings }) => {
          const box = document.querySelector<HTMLElement>('#box')!;
          const codes: string[] = [];
          for (const wait of [0, 1, 30, Infinity]) {
            const frame = RegenCDS.mount(box, { src, ...settings } as never);
            if (wait === Infinity) await frame.ready;
            else if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
            frame.destroy();
            frame.destroy();
            frame.update({ lang: 'es' });
            codes.push(
              await frame.ready.then(
                () => 'ready',
                (error: unknown) => (error as { code: string }).code,
              ),
            );
          }
          await new Promise((resolve) => setTimeout(resolve, 200));
          return { codes: [codes[0], codes.at(-1)], children: box.childNodes.length };
        },
        { src: ELSEWHERE, settings: { widget: WIDGET, ruleSet: RULES } },
      );
      assert.deepEqual(left, { codes: ['frame-destroyed', 'ready'], children: 0 });
      assert.deepEqual(await page.faults(), []);
    });

    it('leaves nothing behind after a hundred mounts and unmounts', async () => {
      await open();
      const rounds = (count: number): Promise<number> =>
        page.tab.run(
          async ({ src, settings, times }) => {
            const box = document.querySelector<HTMLElement>('#box')!;
            for (let i = 0; i < times; i++) {
              const frame = RegenCDS.mount(box, { src, ...settings } as never);
              if (i % 10 === 0) await frame.ready;
              frame.destroy();
            }
            await new Promise((resolve) => setTimeout(resolve, 500));
            return document.querySelectorAll('*').length;
          },
          { src: ELSEWHERE, settings: { widget: WIDGET, ruleSet: RULES }, times: count },
        );
      const cdp = await page.tab.cdp?.().catch(() => null);
      const counters = async (): Promise<{ nodes: number; jsEventListeners: number }> => {
        await cdp?.send('HeapProfiler.collectGarbage');
        return (await cdp?.send('Memory.getDOMCounters')) ?? { nodes: 0, jsEventListeners: 0 };
      };
      const elements = await rounds(10);
      const before = await counters();
      assert.equal(await rounds(100), elements);
      const afterwards = await counters();
      assert.ok(afterwards.nodes <= before.nodes, `${before.nodes} nodes became ${afterwards.nodes}`);
      assert.ok(
        afterwards.jsEventListeners <= before.jsEventListeners,
        `${before.jsEventListeners} listeners became ${afterwards.jsEventListeners}`,
      );
      assert.deepEqual(await page.faults(), []);
    });

    it('works in the sandbox that athenahealth gives its apps', async () => {
      await open();
      assert.equal(await page.mount({ src: ELSEWHERE, sandbox: SANDBOX_OF_ATHENAHEALTH }), 'ready');
      await page.event('regen-ready');
      await page.shows('Question 1.');
    });

    it('refuses a sandbox that takes the origin away, in words', async () => {
      await open();
      assert.equal(await page.mount({ src: ELSEWHERE, sandbox: 'allow-scripts' }), 'opaque-origin');
      const { code, message } = await page.event('regen-error');
      assert.equal(code, 'opaque-origin');
      assert.match(String(message), /allow-same-origin/);
      assert.match(await page.boxText(), /cannot help right now \(opaque-origin\)[^]*Try again/);
    });

    it('refuses a policy of the frame page that takes its origin away, in words', async () => {
      await open();
      const code = await page.mount({ src: `${ELSEWHERE}sandboxed/` });
      // WebKit runs no script of such a page: there the page around it can only name the likely causes.
      assert.equal(code, name === 'webkit' ? 'frame-timeout' : 'opaque-origin');
      assert.match(String((await page.event('regen-error'))['message']), /allow-same-origin/);
    });

    it('says in the frame itself that somebody else’s sandbox takes its origin away', async () => {
      await open('/bare');
      await page.tab.run((src) => {
        const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', 'allow-scripts');
        frame.src = src;
        document.querySelector('#box')!.append(frame);
      }, ELSEWHERE);
      await page.shows('Not connected to the chart');
      const whole = await until('the cause', async () => {
        const text = await page.tab.runIn(FRAME, () => document.body.textContent);
        return text.includes('opaque-origin') ? text : null;
      });
      assert.match(whole, /allow-same-origin/);
    });

    it('is mounted by a tag as well, beside the tag', async () => {
      await open(`/tag?frame=${encodeURIComponent(ELSEWHERE)}`);
      await page.event('regen-ready');
      await page.shows('Pregunta 1.', 'p + script + div iframe');
      assert.deepEqual(await page.faults(), []);
    });

    it('shows all elements with one session when it is asked for the wrapper', async () => {
      await open();
      await page.mount({ src: ELSEWHERE, widget: 'regen-guidance', density: 'compact', subject: SUBJECT, facts: AGE });
      await page.event('regen-decision');
      const inside = await until('three elements', () =>
        page.tab.runIn(FRAME, () => {
          const widgets = [...document.querySelectorAll<HTMLElement>('main > regen-guidance > *')];
          const isDrawn = widgets.every((widget) => (widget.shadowRoot?.textContent ?? '').length > 200);
          return isDrawn
            ? widgets.map((widget) => `${widget.localName} ${widget.getAttribute('density') ?? ''}`)
            : null;
        }),
      );
      assert.deepEqual(inside, [
        'regen-eligibility-assessor compact',
        'regen-modality-comparator compact',
        'regen-consent-explainer compact',
      ]);
      assert.deepEqual(await page.faults(), []);
    });

    it('throws at once for wrong arguments, and leaves the page as it was', async () => {
      await open();
      const thrown = await page.tab.run((src) => {
        const box = document.querySelector<HTMLElement>('#box')!;
        return [
          { src, widget: 'script' },
          { src: 'javascript:alert(1)', widget: 'regen-guidance' },
          { src: 'data:text/html,x', widget: 'regen-guidance' },
          { src, widget: 'regen-guidance', ruleset: 'typo.json' },
          { src, widget: 'regen-guidance', ruleSet: { document: {} } },
          { src, widget: 'regen-guidance', facts: [1] },
        ].map((options) => {
          try {
            RegenCDS.mount(box, options as never);
            return 'nothing';
          } catch (error) {
            return `${(error as Error).name} ${box.childNodes.length}`;
          }
        });
      }, ELSEWHERE);
      assert.deepEqual(thrown, Array(6).fill('TypeError 0'));
    });
  });
}
