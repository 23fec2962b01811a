import { describe, expect, it } from 'vitest';
import { numbersAsCsv } from './numbers-as-csv';
import { daysOf, periodBefore, periodFrom } from './periods';
import type { NumbersView, PeriodQuery, Totals } from './schemas';

const TODAY = '2026-12-01';
const ask = (query: Partial<PeriodQuery>) => periodFrom({ period: 'own', from: '', to: '', ...query }, TODAY);

describe('a period', () => {
  it('ends today, and has one before of as many days', () => {
    expect(ask({ period: 'day' })).toEqual({ from: TODAY, to: TODAY });
    expect(ask({ period: 'month' })).toEqual({ from: '2026-11-02', to: TODAY });
    const week = { from: '2026-11-25', to: TODAY };
    expect(ask({ period: 'week' })).toEqual(week);
    expect(periodBefore(week)).toEqual({ from: '2026-11-18', to: '2026-11-24' });
    expect(daysOf(week)).toHaveLength(7);
  });

  it.each<[Partial<PeriodQuery>, unknown]>([
    [
      { from: '2026-01-01', to: TODAY },
      { from: '2026-01-01', to: TODAY },
    ],
    [
      { from: '2025-12-01', to: TODAY },
      { from: '2025-12-01', to: TODAY },
    ],
    [{ from: '2025-11-30', to: TODAY }, [{ field: 'from', code: 'long' }]],
    [{ from: '2026-11-02', to: '2026-11-01' }, [{ field: 'to', code: 'order' }]],
    [
      { from: '2026-02-30', to: '2026-12-02' },
      [
        { field: 'from', code: 'day' },
        { field: 'to', code: 'day' },
      ],
    ],
    [
      { from: '1999-12-31', to: 'soon' },
      [
        { field: 'from', code: 'day' },
        { field: 'to', code: 'day' },
      ],
    ],
  ])('%j is %j', (query, outcome) => expect(ask(query)).toEqual(outcome));
});

describe('the file of a table', () => {
  const totals = { submitted: 3, median: null } as Totals;
  const view: NumbersView = {
    days: { from: TODAY, to: TODAY },
    before: { from: '2026-11-30', to: '2026-11-30' },
    totals: { now: totals, before: totals },
    byDay: [{ day: TODAY, submitted: 3, posted: 2, decided: 1 }],
    rules: [{ of: 'civility', now: 2, before: 0 }],
    articles: [{ slug: 'sums', headline: '=HYPERLINK("x")', submitted: 3, posted: 2, before: 0 }],
    moderators: ['+1', '-1', '@sum', '\tcell', '=1'].map((displayName) => ({
      of: 'id',
      displayName,
      now: 1,
      before: 0,
    })),
  };

  it('has the numbers of the page', () => {
    expect(numbersAsCsv(view, 'days')).toBe('\uFEFFday,submitted,posted,decided\r\n2026-12-01,3,2,1\r\n');
    expect(numbersAsCsv(view, 'rules')).toContain('civility,2,0');
    expect(numbersAsCsv(view, 'totals')).toContain('\r\nmedian,,\r\n');
  });

  it('calculates nothing in a spreadsheet', () => {
    expect(numbersAsCsv(view, 'articles')).toContain(`sums,"'=HYPERLINK(""x"")",3`);
    for (const name of ["'+1", "'-1", "'@sum", "'\tcell", "'=1"])
      expect(numbersAsCsv(view, 'moderators')).toContain(name);
  });
});
