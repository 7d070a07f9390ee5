import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DATE_FUNCTION, dayOf, isDay, isOlderThan } from './calendar.js';

describe('a day', () => {
  it('exists or not', () => {
    const days = ['2024-02-29', '2000-02-29', '9999-12-31', '0001-01-01'];
    const none = [
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-6-1',
      '20260601',
      ' 2026-06-01',
      '2026-06-01T00:00',
    ];
    assert.deepEqual([days.filter(isDay), none.filter(isDay)], [days, []]);
  });

  it('is taken from an instant', () => {
    assert.deepEqual(['2026-06-15T23:59:59Z', '2026-06-15', '2026-02-30T10:00Z', 20260615, null].map(dayOf), [
      '2026-06-15',
      '2026-06-15',
      null,
      null,
      null,
    ]);
  });
});

describe('completed units', () => {
  const { ageYears, monthsSince, weeksSince, daysSince } = DATE_FUNCTION;

  it('of years turn on the birthday, and for 29 February on 1 March', () => {
    assert.deepEqual([ageYears('1960-06-16', '2026-06-15'), ageYears('1960-06-15', '2026-06-15')], [65, 66]);
    assert.deepEqual([ageYears('2004-02-29', '2026-02-28'), ageYears('2004-02-29', '2026-03-01')], [21, 22]);
    assert.equal(ageYears('2004-02-29', '2028-02-29'), 24);
    assert.equal(ageYears('2026-06-16', '2026-06-15'), -1);
  });

  it('of months turn on the day, or on the first of the next month where there is none', () => {
    assert.deepEqual([monthsSince('2026-01-31', '2026-02-28'), monthsSince('2026-01-31', '2026-03-01')], [0, 1]);
    assert.deepEqual([monthsSince('2025-06-15', '2026-06-14'), monthsSince('2025-06-15', '2026-06-15')], [11, 12]);
  });

  it('of weeks and days count over leap days and ends of centuries', () => {
    assert.deepEqual([daysSince('2024-02-28', '2024-03-01'), daysSince('1999-12-31', '2000-01-01')], [2, 1]);
    assert.deepEqual([weeksSince('2026-06-02', '2026-06-15'), weeksSince('2026-06-01', '2026-06-15')], [1, 2]);
    assert.equal(daysSince('0050-01-01', '2026-01-01'), 721_719);
  });

  it('count the same days as the calendar of the platform', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [from, to] = [a, b].map((date) => date.toISOString().slice(0, 10)) as [string, string];
        assert.equal(daysSince(from, to), (Date.parse(to) - Date.parse(from)) / 86_400_000);
      }),
    );
  });
});

describe('the age of an observation', () => {
  const older = (observed: string, duration: string, asOf = '2026-06-15') => isOlderThan(observed, duration, asOf);

  it('has passed on the day after', () => {
    assert.deepEqual([older('2026-03-15', 'P3M'), older('2026-03-14', 'P3M')], [false, true]);
    assert.deepEqual([older('2024-06-15', 'P2Y'), older('2024-06-14', 'P2Y')], [false, true]);
    assert.deepEqual([older('2026-06-01', 'P2W'), older('2026-05-31', 'P2W')], [false, true]);
    assert.deepEqual([older('2026-06-14', 'P1D'), older('2026-06-13', 'P1D')], [false, true]);
    assert.deepEqual([older('2026-05-11', 'P1M4D'), older('2026-05-10', 'P1M4D')], [false, true]);
  });

  it('ends with the month where the month is too short', () => {
    assert.deepEqual(
      [older('2026-01-31', 'P1M', '2026-02-28'), older('2026-01-31', 'P1M', '2026-03-01')],
      [false, true],
    );
    assert.deepEqual(
      [older('2024-02-29', 'P1Y', '2025-02-28'), older('2024-02-29', 'P1Y', '2025-03-01')],
      [false, true],
    );
  });
});
