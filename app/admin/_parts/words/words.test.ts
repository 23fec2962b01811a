import { describe, expect, it } from 'vitest';
import { excerpt } from '@/lib/platform/text/excerpt';
import { waitInWords } from './wait-in-words';
import { translator } from '@/lib/language/translator';
import { reasonInWords } from '@/lib/language/reason-in-words';
import type { Reason } from '@/lib/platform/reasons';
import { whyInWords } from './words';

const t = translator('en', 'desk');

const say = (reason: Reason) => reasonInWords('en', reason);

const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ');

describe('why a comment is where it is', () => {
  const item = {
    status: 'IN_REVIEW',
    reason: null,
    verdicts: { yes: 0, notCivil: 0, misinformation: 0 },
  } as const;

  it('says so when nobody has reviewed it', () => {
    expect(whyInWords(item, t, say)).toBe('Nobody has reviewed it yet.');
  });

  it('quotes a moderator, and only a moderator', () => {
    expect(whyInWords({ ...item, status: 'REJECTED', reason: 'Rude.' }, t, say)).toBe('“Rude.”');
    expect(whyInWords({ ...item, status: 'REFERRED', reason: 'It has waited.' }, t, say)).toBe(
      'It has waited.',
    );
  });

  it('says in the reader’s language what the system said', () => {
    const inArabic = translator('ar', 'desk');
    const reason = { code: 'disagreed', facts: {} } as const;
    const referred = { ...item, status: 'REFERRED', reason } as const;
    expect(whyInWords(referred, t, say)).toBe(
      'Its reviewers did not agree to post it, so a moderator decides.',
    );
    const sayInArabic = (said: Reason) => reasonInWords('ar', said);
    expect(whyInWords(referred, inArabic, sayInArabic)).toBe('لم يتفق مراجعوه على نشره، لذلك يقرر مشرف.');
  });
});

describe('an excerpt', () => {
  it('is the whole of a short text, without its marks', () => {
    expect(excerpt('> Quoted\n\nIt is **so** and *so*.', 100)).toEqual({
      text: 'Quoted It is so and so.',
      complete: true,
    });
  });

  it('is cut between two words', () => {
    expect(excerpt('one two three four', 9)).toEqual({ text: 'one two…', complete: false });
  });
});

describe('a wait', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  it.each([
    ['2026-11-24T11:59:50Z', '1 minute'],
    ['2026-11-24T11:20:00Z', '40 minutes'],
    ['2026-11-24T11:00:00Z', '1 hour'],
    ['2026-11-23T10:00:00Z', '26 hours'],
    ['2026-11-20T12:00:00Z', '4 days'],
  ])('since %s is %s', (since, words) => {
    expect(plain(waitInWords(since, now, t))).toBe(words);
  });
});
