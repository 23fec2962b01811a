import { describe, expect, it } from 'vitest';
import { locales } from '@/lib/language/locales';
import { houseRuleKeys } from './house-rules';
import { readyReasonsFor, reasonOrReady, ruleSuggestedBy } from './ready-reasons';
import { REASON_MAX } from './schemas';

describe('the reasons that stand ready', () => {
  it('are there for each rule in each language, no two alike, and short enough to be sent', () => {
    const all = locales.flatMap((language) => Object.values(readyReasonsFor({ language }, 'en').reasons));
    expect(new Set(all).size).toBe(locales.length * houseRuleKeys.length);
    expect(Math.max(...all.map(({ length }) => length))).toBeLessThan(REASON_MAX);
  });

  it('are in the language of the text, or in the moderator’s where we do not speak it', () => {
    expect(readyReasonsFor({ language: 'af' }, 'en').language).toBe('af');
    expect(readyReasonsFor({ language: 'zu' }, 'ar').language).toBe('ar');
  });

  it('give way to what was written, and stand in for what was not', () => {
    const { reasons } = readyReasonsFor({ language: 'en' }, 'en');
    const rule = { rule: 'privacy', language: 'en' } as const;
    expect(reasonOrReady('Leave the number out.', rule)).toBe('Leave the number out.');
    expect(reasonOrReady('', rule)).toBe(reasons.privacy);
    expect(reasonOrReady(reasons.civility, rule)).toBe(reasons.privacy);
  });
});

describe('the rule that reviewers say is broken', () => {
  it('is the one that more of them name', () => {
    expect(ruleSuggestedBy({ yes: 1, notCivil: 2, misinformation: 1 })).toBe('civility');
    expect(ruleSuggestedBy({ yes: 0, notCivil: 0, misinformation: 1 })).toBe('misinformation');
    expect(ruleSuggestedBy({ yes: 0, notCivil: 1, misinformation: 1 })).toBeUndefined();
    expect(ruleSuggestedBy({ yes: 3, notCivil: 0, misinformation: 0 })).toBeUndefined();
  });
});
