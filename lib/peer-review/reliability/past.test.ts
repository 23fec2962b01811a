import { describe, expect, it } from 'vitest';
import { UNKNOWN } from './dawid-skene';
import { numberPast, type PastReview } from './past';

const review = (more: Partial<PastReview>): PastReview => ({
  reviewerId: 'reviewer',
  commentId: 'comment',
  revision: 1,
  calibrationItemId: null,
  accepts: true,
  believed: null,
  settled: false,
  ...more,
});

describe('R9: the past as the nightly fit takes it', () => {
  it('knows of a text what any verdict on it says, not only the newest, which may have come after the decision', () => {
    const late = review({ reviewerId: 'late' });
    const { truth, open } = numberPast([late, review({ believed: 0, settled: true })]);
    expect([...truth]).toEqual([0]);
    expect(open).toEqual([]);
  });

  it('lets the fit move what is only believed of a text, once a text', () => {
    const open = { believed: 0.8, settled: false };
    const past = numberPast([
      review({}),
      review({ reviewerId: 'a', ...open }),
      review({ reviewerId: 'b', ...open }),
    ]);
    expect([...past.truth]).toEqual([UNKNOWN]);
    expect(past.open).toEqual([{ item: 0, commentId: 'comment', revision: 1, believed: 0.8 }]);
  });

  it('counts each revision, and each calibration item, as a text of its own', () => {
    const item = { commentId: null, revision: null, calibrationItemId: 'item', believed: 1, settled: true };
    const past = numberPast([review({}), review({ revision: 2 }), review(item), review({})]);
    expect([...past.answers.item]).toEqual([0, 1, 2, 0]);
    expect([...past.truth]).toEqual([UNKNOWN, UNKNOWN, 1]);
  });
});
