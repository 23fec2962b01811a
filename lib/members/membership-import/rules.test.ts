import { describe, expect, it } from 'vitest';
import { DAY_MS } from '@/lib/platform/durations';
import type { Membership } from '../memberships/rules';
import { writeRows } from '@/lib/platform/text/write-lines';
import { readRows } from './read-rows';
import { MAX_LINES, planLine, readLines, textOfPlan, toRow, type Known, type Line } from './rules';

const now = new Date('2026-11-30T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);
const plans = [{ key: 'yearly', name: 'Every year' }];
const terms = {
  plans,
  now,
  addressIn: (text: string) => (/^[^\s@]+@\S+$/.test(text) ? text : null),
  fold: (email: string) => email.toLowerCase(),
};
const read = (csv: string) => readLines(readRows(csv), terms);
const flawsOf = (csv: string) => read(csv).errors.map(({ line, flaw }) => [line, flaw]);

describe('the lines of a file', () => {
  it('are told apart by commas, semicolons or tabs, with or without a mark at the beginning, in any order of columns', () => {
    const line = { email: 'ada@example.org', name: 'Ada', plan: 'yearly', from: null, until: null };
    for (const csv of [
      '\uFEFFemail,name,plan\nada@example.org,Ada,yearly\n',
      'Plan;Name;EMAIL\r\nevery YEAR;"Ada";ada@example.org',
      'email\tname\tplan\rada@example.org\t Ada \tyearly',
    ])
      expect(read(csv), csv).toEqual({ lines: [{ line: 2, ...line, state: null }], errors: [] });
  });

  it('are counted as an editor counts them, also where a cell is of several and lines are empty', () => {
    const csv = 'email,name\n\na@example.org,"A\nB"\n,\nnot an address,\nb@example.org,';
    expect(read(csv).lines.map(({ line }) => line)).toEqual([3, 7]);
    expect(flawsOf(csv)).toEqual([[6, 'address']]);
  });

  it('say days and states, or leave them open', () => {
    const { lines } = read(
      [
        'email,from,until,state',
        'a@x.org,2026-01-01,2027-11-30,',
        'b@x.org,,2026-10-31,',
        'c@x.org,,,Revoked',
        'd@x.org,2026-01-01T10:00:00.000Z,2026-12-24T18:30:00Z,grace',
      ].join('\n'),
    );
    expect(lines).toMatchObject([
      {
        from: new Date('2026-01-01T00:00:00Z'),
        until: new Date('2027-11-30T23:59:59.000Z'),
        state: null,
      },
      { from: null, until: new Date('2026-10-31T23:59:59.000Z'), state: null },
      { until: null, state: 'REVOKED' },
      { from: new Date('2026-01-01T10:00:00Z'), until: new Date('2026-12-24T18:30:00Z'), state: 'ACTIVE' },
    ]);
  });

  it.each([
    ['', [[1, 'no-columns']]],
    [' \n\n', [[1, 'no-columns']]],
    ['ada@example.org\nbob@example.org', [[1, 'no-columns']]],
    ['email,iban\na@x.org,1', [[1, 'unknown-column']]],
    ['email,plan,plan\na@x.org,1,2', [[1, 'unknown-column']]],
    ['email,name\na@x.org,"Ada', [[2, 'quotes']]],
    ['email\nnowhere', [[2, 'address']]],
    ['email\na@x.org\nb@x.org\nA@X.org', [[4, 'twice']]],
    ['email,until\na@x.org,31/12/2027\nb@x.org,2027-02-30', [2, 3].map((line) => [line, 'day'])],
    ['email,from\na@x.org,2026-12-01', [[2, 'begins-later']]],
    ['email,state\na@x.org,paid', [[2, 'state']]],
    [`email,name\na@x.org,${'x'.repeat(300)}`, [[2, 'too-long']]],
    [`email\n${'a@x.org\n'.repeat(MAX_LINES + 1)}`, [[MAX_LINES + 2, 'too-many-lines']]],
  ])('%j: the line and what is the matter with it', (csv, flaws) => {
    expect(flawsOf(csv)).toEqual(flaws);
  });

  it('are written so that no spreadsheet calculates with them, and read as they were', () => {
    const membership: Membership = {
      state: 'GRACE',
      source: 'STAFF',
      plan: 'yearly',
      from: inDays(-400),
      until: new Date('2026-11-28T23:59:59.000Z'),
      graceUntil: inDays(4),
    };
    const names = [
      '=HYPERLINK("http://evil.example")',
      '+27 82',
      '-Ada-',
      '@ada',
      '=1\nx',
      'Ada "the", first',
    ];
    const rows = names.map((displayName, at) => toRow({ email: `+${at}@x.org`, displayName, membership }));
    const csv = writeRows([['email', 'name', 'plan', 'from', 'until', 'state'], ...rows]);
    expect(csv).toMatch(/^\uFEFFemail,name,plan,from,until,state\r\n/);
    for (const [, cells] of readRows(csv).entries())
      for (const cell of cells.cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    const { lines, errors } = read(csv);
    expect(errors).toEqual([]);
    expect(lines.map(({ name }) => name)).toEqual(names);
    expect(lines[0]).toMatchObject({ email: '+0@x.org', until: membership.until, from: membership.from });
  });
});

const line: Line = {
  line: 2,
  email: 'a@x.org',
  name: 'Ada',
  plan: null,
  from: null,
  until: null,
  state: null,
};
const running: Membership = {
  state: 'ACTIVE',
  source: 'SIGN_UP',
  plan: 'yearly',
  from: inDays(-100),
  until: inDays(20),
  graceUntil: inDays(30),
};
const member = (membership: Membership | null): Known => ({
  memberId: 'm',
  displayName: 'Ada',
  membership,
});
const stranger: Known = { memberId: null, offer: null, isOffice: false };
const plan = (wish: Partial<Line>, known: Known) =>
  planLine({ ...line, ...wish }, known, { plans: ['yearly'], graceDays: 7, now });

describe('what an import would do', () => {
  it('is nothing where all stands so already, and for who has nothing to lose', () => {
    const grace = { ...running, state: 'GRACE', until: inDays(-2) } as const;
    const lapsed = { ...running, state: 'LAPSED', until: inDays(-90), plan: 'gone' } as const;
    for (const [wish, known] of [
      [{}, member(running)],
      [{ plan: 'yearly', until: inDays(20), from: inDays(-100) }, member(running)],
      [{}, member(grace)],
      [{ until: grace.until, state: 'ACTIVE' }, member(grace)],
      [{ state: 'LAPSED', plan: 'gone', until: lapsed.until }, member(lapsed)],
      [{ state: 'REVOKED' }, member(null)],
      [{ state: 'LAPSED' }, stranger],
      [{}, { ...stranger, isOffice: true }],
      [{ until: inDays(5) }, { ...stranger, offer: { id: 'o', plan: null, from: null, until: inDays(5) } }],
    ] as [Partial<Line>, Known][])
      expect(plan(wish, known), JSON.stringify(wish)).toMatchObject({ kind: 'none' });
  });

  it('grants, extends and ends for who has an account', () => {
    expect(plan({ plan: 'yearly', from: inDays(-5) }, member(null))).toMatchObject({
      kind: 'change',
      before: null,
      after: { state: 'ACTIVE', source: 'IMPORT', plan: 'yearly', from: inDays(-5), until: null },
    });
    expect(plan({ until: inDays(400) }, member(running))).toMatchObject({
      after: { ...running, until: inDays(400), graceUntil: inDays(407) },
    });
    expect(plan({ state: 'REVOKED' }, member(running))).toMatchObject({
      after: { ...running, state: 'REVOKED' },
    });
  });

  it('has lapsed whoever’s last day has passed, where the line does not say', () => {
    expect(plan({ until: inDays(-1) }, member(running))).toMatchObject({ after: { state: 'LAPSED' } });
    expect(plan({ until: inDays(-1) }, stranger)).toMatchObject({ kind: 'none' });
  });

  it('brings back what was revoked only where the line says active', () => {
    const revoked = member({ ...running, state: 'REVOKED' });
    for (const wish of [{}, { plan: 'yearly', until: inDays(400) }, { until: inDays(-1) }])
      expect(plan(wish, revoked)).toMatchObject({ kind: 'stays-revoked', memberId: 'm' });
    expect(plan({ state: 'ACTIVE' }, revoked)).toMatchObject({ after: { state: 'ACTIVE' } });
    expect(plan({ state: 'LAPSED' }, revoked)).toMatchObject({ after: { state: 'LAPSED' } });
  });

  it('invites who has none, for thirty days or until it ends, and takes an invitation back', () => {
    expect(plan({ plan: 'yearly' }, stranger)).toMatchObject({ kind: 'invite', expiresAt: inDays(30) });
    expect(plan({ until: inDays(5) }, stranger)).toMatchObject({ kind: 'invite', expiresAt: inDays(5) });
    const offer = { id: 'o', plan: null, from: null, until: null };
    expect(plan({ plan: 'yearly' }, { ...stranger, offer })).toMatchObject({ kind: 'invite' });
    expect(plan({ state: 'REVOKED' }, { ...stranger, offer })).toMatchObject({
      kind: 'uninvite',
      offerId: 'o',
    });
  });

  it.each<[Partial<Line>, Known, string]>([
    [{ plan: 'weekly' }, stranger, 'plan'],
    [{ plan: 'weekly' }, member(running), 'plan'],
    [{ until: inDays(-1), state: 'ACTIVE' }, member(running), 'past'],
    [{ until: inDays(-1), state: 'ACTIVE' }, stranger, 'past'],
    [{ until: inDays(60 * 366) }, member(null), 'far'],
  ])('refuses %j', (wish, known, flaw) => {
    expect(plan(wish, known)).toMatchObject({ line: 2, flaw });
  });

  it('is another text where anything in it is another', () => {
    const text = (wish: Partial<Line>, known: Known) => textOfPlan([plan(wish, known) as never]);
    const texts = [
      text({}, stranger),
      text({ plan: 'yearly' }, stranger),
      text({ until: inDays(9) }, stranger),
      text({}, member(null)),
      text({ state: 'REVOKED' }, member(running)),
      text({ state: 'REVOKED' }, member({ ...running, plan: null })),
      text({ state: 'LAPSED' }, member(running)),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });
});
