import { describe, expect, it } from 'vitest';
import { locales, type Locale } from '@/lib/language/locales';
import { houseRuleKeys } from './house-rules';
import { fillIn, hasPlaces, readyReasonsFor, reasonOrReady, ruleSuggestedBy } from './ready-reasons';
import { REASON_MAX } from './schemas';

const asked = (language: string, otherwise: Locale = 'en') =>
  readyReasonsFor({ language }, { otherwise, own: [] });

describe('the reasons that stand ready', () => {
  it('are there for each rule in each language, no two alike, and short enough to be sent', () => {
    const all = locales.flatMap((language) => Object.values(asked(language).reasons));
    expect(new Set(all).size).toBe(locales.length * houseRuleKeys.length);
    expect(Math.max(...all.map(({ length }) => length))).toBeLessThan(REASON_MAX);
  });

  it('are in the language of the text, or in the moderator’s where we do not speak it', () => {
    expect(asked('af').language).toBe('af');
    expect(asked('zu', 'ar').language).toBe('ar');
  });

  it('are the publication’s own where it has any, in that language alone', () => {
    const own = [{ rule: 'hate', language: 'en', text: 'Not here.' } as const];
    expect(readyReasonsFor({ language: 'en' }, { otherwise: 'en', own }).reasons).toEqual({
      ...asked('en').reasons,
      hate: 'Not here.',
    });
    expect(readyReasonsFor({ language: 'af' }, { otherwise: 'en', own })).toEqual(asked('af'));
  });

  it('give way to what was written, and stand in for what was not', () => {
    const ready = asked('en');
    const { reasons } = ready;
    const stood = reasons.civility;
    expect(reasonOrReady({ reason: 'Leave it out.', stood }, 'privacy', ready)).toBe('Leave it out.');
    expect(reasonOrReady({ reason: '', stood: '' }, 'privacy', ready)).toBe(reasons.privacy);
    expect(reasonOrReady({ reason: stood, stood }, 'privacy', ready)).toBe(reasons.privacy);
  });

  it('have the passage and the headline filled in', () => {
    const reason = '{passage} under {article} is nobody’s business. {other}';
    expect(hasPlaces(reason)).toBe(true);
    expect(hasPlaces('{other} {Passage}')).toBe(false);
    const places = { passage: 'At 12 $& Long Street', article: 'The clock', language: 'en' } as const;
    expect(fillIn(reason, places)).toBe(
      '“At 12 $& Long Street” under “The clock” is nobody’s business. {other}',
    );
    expect(fillIn('{passage} is.', { ...places, passage: '' })).toBe('What you wrote is.');
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
