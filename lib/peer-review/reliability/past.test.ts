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
  weight: 1,
  ...more,
});

describe('R9: the past as the nightly fit takes it', () => {
  it('knows of a text what any verdict on it says, not only the newest, which may have come after the decision', () => {
    const late = review({ reviewerId: 'late' });
    const { truth, open } = numberPast([late, review({ believed: 0, settled: true })]);
    expect([...truth]).toEqual([0]);
    expect(open).toEqual([]);
  });

  it('lets the fit move what is only believed of a text, once a text, from whatever its reviewers’ records have', () => {
    const past = numberPast([
      review({}),
      review({ reviewerId: 'a', believed: 0.8 }),
      review({ reviewerId: 'b', believed: 0.7 }),
      review({ reviewerId: 'c', believed: 0.9 }),
    ]);
    expect([...past.truth]).toEqual([UNKNOWN]);
    expect(past.open).toEqual([{ item: 0, commentId: 'comment', revision: 1, least: 0.7, most: 0.9 }]);
  });

  it('has each verdict weigh what is left of it', () => {
    const past = numberPast([review({ weight: 0.5 }), review({ reviewerId: 'other', weight: 0.25 })]);
    expect([...past.weights]).toEqual([0.5, 0.25]);
  });

  it('tells practice texts from comments', () => {
    const item = { commentId: null, revision: null, calibrationItemId: 'item', believed: 1, settled: true };
    const past = numberPast([review({}), review(item), review({ commentId: 'other' })]);
    expect([...past.practice]).toEqual([0, 1, 0]);
  });

  it('numbers who said what, in the order in which they first come up', () => {
    const past = numberPast([
      review({ reviewerId: 'a' }),
      review({ reviewerId: 'b', accepts: false }),
      review({ reviewerId: 'a', commentId: 'other' }),
    ]);
    expect(past.reviewerIds).toEqual(['a', 'b']);
    expect(past.answers).toEqual({
      items: 2,
      workers: 2,
      item: Int32Array.of(0, 0, 1),
      worker: Int32Array.of(0, 1, 0),
      accepts: Uint8Array.of(1, 0, 1),
    });
  });

  it('takes a calibration item for no text whose standing the fit could move', () => {
    const item = { commentId: null, revision: null, calibrationItemId: 'item', believed: 0.6 };
    expect(numberPast([review(item)])).toMatchObject({ open: [], truth: Int8Array.of(UNKNOWN) });
  });

  it('counts each revision, and each calibration item, as a text of its own', () => {
    const item = { commentId: null, revision: null, calibrationItemId: 'item', believed: 1, settled: true };
    const past = numberPast([review({}), review({ revision: 2 }), review(item), review({})]);
    expect([...past.answers.item]).toEqual([0, 1, 2, 0]);
    expect([...past.truth]).toEqual([UNKNOWN, UNKNOWN, 1]);
  });
});
