import { describe, expect, it } from 'vitest';
import en from '@/lib/language/messages/en/screening.json';
import { reasonInEnglish, recogniseReason, type ReasonKey } from './reasons';
import { reasonInWords } from './reason-in-words';

const facts = { limit: 5_000, count: 5_678, words: 'a “word” ($1)', minutes: 6, days: 7, hours: 48 };

describe('what screening says', () => {
  it('is in the messages as it is here', () => {
    const places = Object.fromEntries(Object.keys(facts).map((name) => [name, `{${name}}`]));
    for (const [key, message] of Object.entries(en.reason))
      expect(message.replaceAll(', number}', '}')).toBe(reasonInEnglish(key as ReasonKey, places));
  });

  it.each(Object.keys(en.reason) as ReasonKey[])('is known again in English: %s', (key) => {
    const sentence = reasonInEnglish(key, facts);
    expect(sentence).not.toContain('{');
    expect(recogniseReason(sentence)?.key).toBe(key);
    expect(reasonInWords('en', sentence)).toBe(sentence);
    for (const locale of ['af', 'ar'] as const) {
      const said = reasonInWords(locale, sentence);
      expect(said).not.toBe(sentence);
      if (en.reason[key].includes('{words}')) expect(said).toContain(facts.words);
    }
  });

  it('is said with the numbers of each language', () => {
    expect(
      reasonInWords(
        'af',
        'The reviews were not done within 1 days. Your text is kept: you can submit it again.',
      ),
    ).toContain('binne 1 dag gedoen');
  });

  it('is not what a moderator wrote', () => {
    expect(recogniseReason('Please be civil.')).toBeNull();
    expect(reasonInWords('af', 'Please be civil.')).toBe('Please be civil.');
  });
});
