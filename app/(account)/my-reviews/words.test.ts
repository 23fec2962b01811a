import { describe, expect, it } from 'vitest';
import type { ReviewerRecordView } from '@/lib/peer-review/records/schemas';
import { translator } from '@/lib/language/translator';
import { defaultSettings } from '@/lib/policy/rules';
import { judgedInWords, knownInWords, nextStepInWords, rateInWords, warningInWords } from './words';

const t = translator('en', 'review.record');

const { ladder } = defaultSettings.review;
const rate = { share: 0.78, lower: 0.61, upper: 0.9, verdicts: 12.3 };
const record: ReviewerRecordView = {
  standing: 'GOOD',
  since: null,
  reason: null,
  known: { right: 0, of: 0, expected: 0, accepted: { right: 0, of: 0 }, objected: { right: 0, of: 0 } },
  toImprove: null,
  accepts: rate,
  objects: rate,
  given: 0,
};

describe('R13: what a reviewer is told', () => {
  it('is what would improve their standing, to the number', () => {
    const suspended = {
      ...record,
      standing: 'SUSPENDED',
      toImprove: { rightInARow: 3, onCalibration: true },
    } as const;
    expect(nextStepInWords(t, suspended)).toMatch(/^Get 3 practice comments right in a row, and/);
    expect(nextStepInWords(t, { ...suspended, toImprove: { rightInARow: 1, onCalibration: true } })).toMatch(
      /^Get the next practice comment right, and/,
    );
    const warned = {
      ...record,
      standing: 'WARNED',
      toImprove: { rightInARow: 4, onCalibration: false },
    } as const;
    expect(nextStepInWords(t, warned)).toBe('Get the next 4 verdicts right, and the warning is lifted.');
    expect(nextStepInWords(t, record)).toBe('There is nothing to improve.');
    expect(warningInWords(t, ladder)).toMatch(/less than 60.% on ordinary ones/);
  });

  it('is how their rates are, and how sure that is', () => {
    expect(rateInWords(t, rate, 'accepts')).toBe(
      'Of ten comments that are fit to be posted, you would accept about 8. It is most likely between 6 and 9, going by 12 verdicts.',
    );
    expect(rateInWords(t, { share: 0.75, lower: 0.37, upper: 0.98, verdicts: 0 }, 'objects')).toMatch(
      /about 8\. It is most likely between 4 and 10, as of anybody about whom nothing is known yet\.$/,
    );
  });

  it('is first, in plain words, how they judged', () => {
    const judged = (accepted: [number, number], objected: [number, number]) => {
      const of = ([right, of]: [number, number]) => ({ right, of });
      const known = { ...record.known, accepted: of(accepted), objected: of(objected) };
      return judgedInWords(t, { known });
    };
    expect(judged([0, 0], [0, 0])).toEqual([expect.stringMatching(/^Nothing is known yet/)]);
    expect(judged([9, 10], [0, 0])).toEqual(['You accepted 9 of 10 good comments.']);
    expect(judged([0, 1], [3, 4])).toEqual([
      'You accepted 0 of one good comment.',
      'You objected to 3 of 4 comments that should not be posted.',
    ]);
  });

  it('is what is known of them', () => {
    expect(knownInWords(t, record)).toBeNull();
    expect(knownInWords(t, { known: { ...record.known, right: 0, of: 1, expected: 0.75 } })).toMatch(
      /yours was not\.$/,
    );
    expect(knownInWords(t, { known: { ...record.known, right: 5, of: 6, expected: 4.4 } })).toBe(
      'Of your last 6 reviews whose right verdict is known, 5 were right; on these very texts about 4.4 were to be expected.',
    );
  });
});
