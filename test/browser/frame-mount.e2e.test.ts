/** How a frame comes and goes on a page: mounted by a call or a tag, in sandboxes, with wrong arguments, destroyed at any time. */
import assert from 'node:assert/strict';
import { after, afterEach, it } from 'node:test';
import { everyEngine } from './engines.js';
import { FRAME, HostPage, RULES, WIDGET } from './frame-page.js';
import { openFrameSite } from './frame-site.js';
import { until } from './until.js';

const SANDBOX_OF_ATHENAHEALTH =
  'allow-forms allow-modals allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts allow-downloads';

const site = await openFrameSite();
after(() => site.close());

/** Page and frame page under different names of the same machine. */
const ELSEWHERE = site.frameFor('localhost', site.at('127.0.0.1'));

everyEngine('mounting a frame', (openTab, name) => {
  let page: HostPage;
  afterEach(() => page.close());

  const open = async (path = '/host', host: Parameters<typeof site.at>[0] = '127.0.0.1'): Promise<void> => {
    page = new HostPage(await openTab(site.at(host, path)));
  };

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
          return document.querySelectorAll('*').length;
        },
        { src: ELSEWHERE, settings: { widget: WIDGET, ruleSet: RULES }, times: count },
      );
    const elements = await rounds(10);
    const before = await page.tab.counters?.();
    assert.equal(await rounds(100), elements);
    const afterwards = await page.tab.counters?.();
    if (before && afterwards)
      for (const what of ['documents', 'nodes', 'jsEventListeners'] as const)
        assert.ok(afterwards[what] <= before[what], `${before[what]} ${what} became ${afterwards[what]}`);
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
    await open('/host?hurry');
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

  it('needs no attribute of its tag but its own, and says which one is missing', async () => {
    await open(`/tag?frame=${encodeURIComponent(ELSEWHERE)}&without=data-rule-set`);
    const fault = await until('the fault', async () => (await page.faults())[0]);
    assert.match(fault, /data-rule-set must hold the address of a rule set/);
    assert.equal(await page.tab.run(() => document.querySelector('iframe')), null);
  });

  it('throws at once for wrong arguments, names them, and leaves the page as it was', async () => {
    await open();
    const thrown = await page.tab.run((src) => {
      const box = document.querySelector<HTMLElement>('#box')!;
      const wrong: [HTMLElement | null, object][] = [
        [document.querySelector('#no-such-box'), { src, widget: 'regen-guidance' }],
        [box, { src, widget: 'script' }],
        [box, { src: 'javascript:alert(1)', widget: 'regen-guidance' }],
        [box, { src: 'data:text/html,x', widget: 'regen-guidance' }],
        [box, { src, widget: 'regen-guidance', ruleset: 'typo.json' }],
        [box, { src, widget: 'regen-guidance', ruleSet: { document: {} } }],
        [box, { src, widget: 'regen-guidance', facts: [1] }],
      ];
      return wrong.map(([container, options]) => {
        try {
          RegenCDS.mount(container!, options as never);
          return 'nothing';
        } catch (error) {
          return `${(error as Error).name} ${(error as Error).message.split(' ')[0]!} ${document.querySelectorAll('iframe').length}`;
        }
      });
    }, ELSEWHERE);
    assert.deepEqual(
      thrown,
      ['container', 'widget', 'The', 'The', 'ruleset', 'ruleSet', 'facts'].map((word) => `TypeError ${word} 0`),
    );
  });

  it('tells the page of a rule set that the frame cannot load, in a code, and the person in words', async () => {
    await open();
    await page.mount({ src: ELSEWHERE, ruleSet: '/dist/rules/no-such-rules/1.0.0.json', audience: 'patient' });
    assert.equal((await page.event('regen-error'))['code'], 'rule-set-not-found');
    await page.visible();
    await page.shows('This page cannot help right now');
    await page.update({ ruleSet: RULES });
    await page.event('regen-ready');
    await page.shows('Question 1.');
  });
});
