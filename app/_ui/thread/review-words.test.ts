import { describe, expect, it } from 'vitest';
import { commentStates } from '@/lib/comments/schemas';
import { requestInWords, standingInWords } from './review-words';

describe('what a review panel is headed with', () => {
  it('asks for as many comments as there are', () => {
    expect(requestInWords(3)).toBe(
      'Please peer review 3 community comments before your comment can be posted',
    );
    expect(requestInWords(1)).toBe(
      'Please peer review 1 community comment before your comment can be posted',
    );
  });

  it('speaks of reviewers only while there are some', () => {
    const withReviewers = commentStates.filter((state) => /with its reviewers/.test(standingInWords[state]));
    expect(withReviewers).toEqual(['IN_REVIEW']);
  });
});
