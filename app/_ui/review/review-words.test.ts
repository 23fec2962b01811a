import { describe, expect, it } from 'vitest';
import { commentStates } from '@/lib/comments/schemas';
import { translator } from '@/lib/language/translator';
import { verdicts } from '@/lib/peer-review/schemas';
import type { ThanksView } from '@/lib/peer-review/thanks/schemas';
import { missInWords, thanksInWords, waitInWords } from './review-words';

const t = translator('en', 'review.panel');

describe('what a review panel is headed with', () => {
  it('asks for as many comments as there are', () => {
    expect(t('request', { required: 3 })).toBe(
      'Please peer review 3 community comments before your comment can be posted',
    );
    expect(t('request', { required: 1 })).toBe(
      'Please peer review 1 community comment before your comment can be posted',
    );
  });

  it('speaks of reviewers only while there are some', () => {
    const withReviewers = commentStates.filter((state) => /with its reviewers/.test(t(`standing.${state}`)));
    expect(withReviewers).toEqual(['IN_REVIEW']);
  });
});

describe('how long to read', () => {
  it.each([
    [1, 'Take your time to read it. You can answer in 1 second.'],
    [90, 'Take your time to read it. You can answer in 90 seconds.'],
    [91, 'Take your time to read it. You can answer in 2 minutes.'],
    [300, 'Take your time to read it. You can answer in 5 minutes.'],
  ])('%i seconds: %s', (seconds, words) => expect(waitInWords(t, seconds)).toBe(words));
});

describe('the word on a miss', () => {
  it('is another one for each way to miss, and blames nobody', () => {
    const misses = verdicts.flatMap((given) =>
      verdicts.filter((verdict) => verdict !== given).map((verdict) => missInWords(t, { given, verdict })),
    );
    expect(new Set(misses).size).toBe(3);
    for (const words of misses) expect(words).not.toMatch(/wrong|fail|mistake/i);
  });
});

describe('the thank-you', () => {
  const none = { posted: 0, judged: 0, withModerators: 0, notPosted: 0, takenBack: 0 };
  const words = (
    comments: Partial<ThanksView['comments']>,
    practice = { judged: 0, right: 0 },
    waived = 0,
  ): string =>
    thanksInWords(t, 'en', { comments: { ...none, ...comments }, practice, waived, lessons: [] }).join(' ');

  it.each([
    [{ posted: 3 }, 'All three comments that you reviewed are now posted.'],
    [{ posted: 1 }, 'The comment that you reviewed is now posted.'],
    [{ judged: 2 }, 'Both comments that you reviewed are still being judged.'],
    [
      { posted: 2, judged: 1 },
      'Of the three comments that you reviewed, two are now posted and one is still being judged.',
    ],
    [
      { withModerators: 1, notPosted: 1, takenBack: 1 },
      'Of the three comments that you reviewed, one is with a moderator for a second opinion, one was turned down by a moderator and one was taken back.',
    ],
  ])('tells the comments by what became of them: %o', (comments, expected) =>
    expect(words(comments)).toBe(expected),
  );

  it.each([
    [{ judged: 1, right: 1 }, 'One more was for practice, and you judged it well.'],
    [{ judged: 1, right: 0 }, 'One more was for practice, and you judged it differently from us.'],
    [{ judged: 2, right: 2 }, 'Two more were for practice, and you judged both well.'],
    [{ judged: 2, right: 1 }, 'Two more were for practice; you judged one of them well.'],
  ])('counts practice as practice: %o', (practice, expected) =>
    expect(words({ posted: 1 }, practice)).toBe(`The comment that you reviewed is now posted. ${expected}`),
  );

  it('is honest where nothing was reviewed', () => {
    expect(words({})).toBe('');
    expect(words({}, { judged: 3, right: 0 })).toBe(
      'No comment by others was free to review, so all three were for practice; you judged them differently from us.',
    );
    expect(words({}, { judged: 1, right: 1 }, 2)).toBe(
      'No comment by others was free to review, so the text that you judged was for practice, and you judged it well. Two reviews were waived, because nothing was left to review.',
    );
  });
});
