import { expect, it } from 'vitest';
import { inShort } from './in-short';

type Period = Parameters<typeof inShort>[0]['all'];

const none = { cases: 0, share: null };
const nothing: Period = {
  from: null,
  submitted: 0,
  published: 0,
  held: 0,
  referred: 0,
  rejected: 0,
  removed: 0,
  expired: 0,
  timeToPublish: null,
  timeInLine: null,
  agreement: { comments: 0, alpha: null },
  referrals: none,
  overturned: { referrals: none, publications: none },
  audits: { ...none, low: null, high: null },
  calibration: none,
  withoutModerator: none,
  reviewsPerComment: { comments: 0, mean: null },
  volunteers: { members: 0, reviews: 0 },
  appeals: { filed: 0, decided: 0, reversed: 0 },
};
const much: Period = {
  ...nothing,
  submitted: 240,
  published: 200,
  timeToPublish: { median: 3_600, p90: 7_200 },
  agreement: { comments: 90, alpha: 0.7 },
  audits: { cases: 50, share: 0.016, low: 0, high: 0.1 },
  withoutModerator: { cases: 200, share: 0.914 },
  appeals: { filed: 9, decided: 8, reversed: 3 },
};

it('says what a month comes to, where it had enough comments, and otherwise all', () => {
  expect(inShort({ last30Days: much, all: nothing })).toEqual({
    period: 'month',
    findings: [
      { says: 'posted', posted: 200, submitted: 240 },
      { says: 'time', half: 3_600, nineInTen: 7_200 },
      { says: 'alone', of100: 91 },
      { says: 'agreement', how: 'mostly' },
      { says: 'wrong', of100: 2 },
      { says: 'reversed', reversed: 3, decided: 8 },
    ],
  });
  expect(inShort({ last30Days: { ...much, submitted: 19 }, all: much }).period).toBe('all');
});

it('leaves out what too few cases say nothing of', () => {
  expect(inShort({ last30Days: nothing, all: nothing })).toEqual({ period: 'all', findings: [] });
  const few = { ...much, appeals: { filed: 4, decided: 4, reversed: 4 } };
  expect(inShort({ last30Days: few, all: few }).findings.map(({ says }) => says)).not.toContain('reversed');
});

it.each([
  [1, 'always'],
  [0.8, 'always'],
  [0.79, 'mostly'],
  [0.5, 'often'],
  [0.1, 'seldom'],
  [-0.4, 'seldom'],
])('an alpha of %s is agreeing “%s”', (alpha, how) => {
  const { findings } = inShort({
    last30Days: nothing,
    all: { ...nothing, agreement: { comments: 9, alpha } },
  });
  expect(findings).toEqual([{ says: 'agreement', how }]);
});
