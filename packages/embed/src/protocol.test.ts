import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { runs } from '../../engine/src/testing/runs.js';
import {
  EVENTS,
  heightFollower,
  isAnswer,
  isFrameMessage,
  isGreeting,
  isPageMessage,
  isProperties,
  PROTOCOL,
  WIDGETS,
} from './protocol.js';

const widget = WIDGETS[0];
/** One good message of every type, with the guard that takes it. */
const MESSAGES: [string, (value: unknown) => boolean, Record<string, unknown>][] = [
  ['syn', isGreeting, { regen: PROTOCOL, type: 'syn' }],
  ['ack', isAnswer, { regen: PROTOCOL, type: 'ack' }],
  ['refused', isAnswer, { regen: PROTOCOL, type: 'refused', code: 'opaque-origin' }],
  ['mount', isPageMessage, { type: 'mount', id: 1, widget, properties: { facts: { age: 3 }, subject: null } }],
  ['update', isPageMessage, { type: 'update', id: 2, properties: { lang: 'es', facts: undefined } }],
  ['applied', isFrameMessage, { type: 'applied', id: 2 }],
  ['drawn', isFrameMessage, { type: 'drawn', id: 2 }],
  ['event', isFrameMessage, { type: 'event', name: EVENTS[0], fields: { decision: {} } }],
  ['resize', isFrameMessage, { type: 'resize', height: 480 }],
];
const GUARDS = [isGreeting, isAnswer, isPageMessage, isFrameMessage];

/** What reading it throws. */
const trap = new Proxy(
  {},
  {
    get: () => {
      throw new Error('trap');
    },
    ownKeys: () => {
      throw new Error('trap');
    },
    getPrototypeOf: () => {
      throw new Error('trap');
    },
  },
);

describe('a message', () => {
  for (const [type, guard, message] of MESSAGES) {
    it(`is known by its shape, and by one side only: ${type}`, () => {
      assert.ok(guard(message));
      for (const other of GUARDS) if (other !== guard) assert.ok(!other(message));
    });

    it(`is none with a field too many, too few or of another type: ${type}`, () => {
      assert.ok(!guard({ ...message, extra: 1 }));
      for (const key of Object.keys(message)) {
        const { [key]: _, ...without } = message;
        assert.ok(!guard(without), `without ${key}`);
        for (const value of [null, undefined, Symbol('x'), [], () => 1, -1, 1.5, NaN, new Date(), trap])
          assert.ok(!guard({ ...message, [key]: value }), `${key}: ${typeof value}`);
      }
    });

    it(`is none when it only inherits its fields: ${type}`, () => {
      assert.ok(!guard(Object.create(message)));
    });
  }

  it('of hostile making is never accepted and never throws', () => {
    const types = MESSAGES.map(([type]) => type);
    const words = [
      ...types,
      'regen',
      'type',
      'id',
      'code',
      'name',
      'fields',
      'height',
      'widget',
      'properties',
      '__proto__',
    ];
    const almost = fc.dictionary(
      fc.constantFrom(...words),
      fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(...types, PROTOCOL)),
    );
    const good = new Set(MESSAGES.map(([, , message]) => JSON.stringify(message)));
    const hostile = fc.oneof(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
        withNullPrototype: true,
      }),
      almost,
      fc
        .constantFrom(...MESSAGES)
        .chain(([, , message]) =>
          fc
            .tuple(fc.constantFrom(...Object.keys(message)), fc.anything())
            .map(([key, value]) => ({ ...message, [key]: value, x: 1 })),
        ),
      fc.constant(trap),
    );
    fc.assert(
      fc.property(hostile, (value) => {
        for (const guard of GUARDS)
          if (guard(value)) assert.ok(good.has(JSON.stringify(value)) || isWellFormed(value), JSON.stringify(value));
      }),
      { numRuns: runs(2_000, 100_000) },
    );
  });
});

/** The few random values that happen to be messages: written out, so that the guard is not its own judge. */
const isWellFormed = (value: unknown): boolean => {
  const { type, regen, id, height, code } = value as Record<string, unknown>;
  const keys = Object.keys(value as object)
    .sort()
    .join();
  const isCount = (n: unknown) => typeof n === 'number' && Number.isInteger(n) && n >= 0;
  return (
    (keys === 'regen,type' && isCount(regen) && ['syn', 'ack'].includes(String(type))) ||
    (keys === 'code,regen,type' && isCount(regen) && ['opaque-origin', 'protocol-version'].includes(String(code))) ||
    (keys === 'id,type' && isCount(id) && ['applied', 'drawn'].includes(String(type))) ||
    (keys === 'height,type' && isCount(height) && type === 'resize')
  );
};

describe('the properties of the element', () => {
  it('are those of the DOM, by their own types', () => {
    assert.ok(isProperties({ ruleSet: 'a.json', allowDraft: true, subject: 'Patient/1', facts: {}, lang: undefined }));
    for (const smartStyle of [null, {}, { color_text: '#303030', later_key: 1 }])
      assert.ok(isProperties({ smartStyle }));
    for (const wrong of [
      { ruleset: 'a.json' },
      { session: {} },
      { ruleSet: { document: {} } },
      { facts: [] },
      { facts: null },
      { subject: 1 },
      { allowDraft: 'yes' },
      { smartStyle: '{"color_text":"#303030"}' },
      { smartStyle: [] },
      { innerHTML: '<img>' },
      { onclick: 'x' },
    ])
      assert.ok(!isProperties(wrong), JSON.stringify(wrong));
  });
});

describe('the height of the frame', () => {
  it('is followed up and down, once per change, and clamped', () => {
    const follow = heightFollower();
    assert.deepEqual(
      [480, 480, 300, 1e9].map((height, i) => follow(height, i * 1000)),
      [480, null, 300, 20_000],
    );
  });

  it('is no longer followed when it grows by itself, until the content is smaller again', () => {
    const follow = heightFollower();
    const followed = Array.from({ length: 500 }, (_, i) => follow(100 + i, i * 16)).filter((height) => height !== null);
    assert.ok(followed.length < 60, `${followed.length}`);
    assert.equal(follow(5_000, 60_000), null);
    assert.equal(follow(90, 61_000), 90);
    assert.equal(follow(200, 62_000), 200);
  });

  it('is followed however often a person opens something', () => {
    const follow = heightFollower();
    for (let i = 1; i <= 200; i++) assert.equal(follow(100 + i, i * 400), 100 + i);
  });
});
