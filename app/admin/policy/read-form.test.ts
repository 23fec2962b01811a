import { describe, expect, it } from 'vitest';
import { locales } from '@/lib/language/schemas';
import { translator } from '@/lib/language/translator';
import { defaultSettings } from '@/lib/policy/rules';
import { policyPatch, threadSorts, type Policy } from '@/lib/policy/schemas';
import { policyChangeInWords } from './change-in-words';
import { changesIn, policyForm } from './read-form';
import { asText, sections, settings, valueOf } from './settings';

const t = translator('en', 'settings');

const policy: Policy = { version: 4, ...defaultSettings };
const texts = Object.fromEntries(settings.map((setting) => [setting.name, asText(valueOf(policy, setting))]));
const problems = (changed: Record<string, string>) =>
  policyForm
    .safeParse({ version: '4', ...texts, ...changed })
    .error?.issues.map(({ path, message }) => [path[0], message]);

describe('the form of the policy', () => {
  it('has a field for every setting', () => {
    const whole = Object.fromEntries(
      sections.map((section) => [section, valueOf(policy, { section, path: [] } as never)]),
    );
    const count = (value: unknown): number =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.values(value).reduce<number>((sum, part) => sum + count(part), 0)
        : 1;
    expect(settings).toHaveLength(count(whole));
    expect(policyPatch.safeParse(whole).success).toBe(true);
  });

  it('offers every language and every order', () => {
    const choices = (name: string) => {
      const setting = settings.find((one) => one.name === name);
      return setting?.kind === 'choice' ? setting.choices : [];
    };
    expect(choices('language')).toEqual(locales);
    expect(choices('order')).toEqual(threadSorts);
  });

  it('changes nothing when nothing is touched', () => {
    expect(policyForm.parse({ version: '4', ...texts })).toEqual({ version: 4, texts });
    expect(changesIn(texts, policy)).toBeNull();
  });

  it('names only what was changed, lists a line each', () => {
    const patch = changesIn(
      { ...texts, mostReviews: '7', bannedWords: 'zounds\r\n\r\n  odsbodikins ' },
      policy,
    );
    expect(patch).toEqual({
      review: { quorum: { max: 7 } },
      screening: { bannedWords: ['zounds', 'odsbodikins'] },
    });
    expect(policyChangeInWords(`Version 5: ${JSON.stringify(patch)}`, t)).toBe(
      ' (version 5). Most reviews: 7; Banned words: zounds, odsbodikins',
    );
  });

  it('reads reactions, one a line', () => {
    const reactions = 'insightful | Insightful | lifts\r\n new-to-me|New to me |does not lift\n';
    const patch = changesIn({ ...texts, reactions }, policy);
    expect(patch).toEqual({
      reactions: [
        { key: 'insightful', name: 'Insightful', lifts: true },
        { key: 'new-to-me', name: 'New to me', lifts: false },
      ],
    });
    expect(policyChangeInWords(`Version 5: ${JSON.stringify(patch)}`, t)).toBe(
      ' (version 5). Reactions: Insightful, New to me',
    );
    expect(changesIn({ ...texts, reactions: ' ' }, policy)).toEqual({ reactions: [] });
    for (const wrong of [
      'Insightful',
      'a b | Name | lifts',
      'key | Name | perhaps',
      'key | Name | lifts | more',
    ])
      expect(problems({ reactions: wrong })).toMatchObject([
        ['reactions', expect.stringContaining('must be at most 6 lines')],
      ]);
    expect(problems({ reactions: 'one | One | lifts\none | Other | lifts' })).toEqual([
      ['reactions', 'must each have a key of its own'],
    ]);
  });

  it('changes settings of every new section', () => {
    expect(
      changesIn(
        { ...texts, order: 'bridging', fewestMembers: '40', experienceBonus: '0,25', languages: 'en\naf' },
        policy,
      ),
    ).toEqual({
      threads: { defaultSort: 'bridging' },
      ranking: { bridging: { raters: 40 }, expertiseBonus: 0.25 },
      language: { offered: ['en', 'af'] },
    });
  });

  it.each([
    [{ languages: 'en\nxx' }, [['languages', 'must be one or more of en, af, ar, each on a line']]],
    [{ language: 'ar', languages: 'en' }, [['language', 'must be among the languages offered']]],
    [{ levelsOfReplies: '9' }, [['levelsOfReplies', 'must be a whole number from 1 to 8']]],
    [{ skips: 'many' }, [['skips', 'must be a whole number from 0 to 10']]],
    [{ skips: '' }, [['skips', 'must be a whole number from 0 to 10']]],
    [{ publishAt: '1' }, [['publishAt', 'must be a number between 0 and 1']]],
    [{ readingTime: 'perhaps' }, [['readingTime', 'must be yes or no']]],
    [{ suspectWords: 'x' }, [['suspectWords', 'must be at most 500 lines of 2 to 60 characters']]],
    [{ fewestReviews: '6' }, [['fewestReviews', 'must not be above the most reviews']]],
    [{ referBelow: '0,95' }, [['referBelow', 'must be below “Publish at”']]],
    [
      { fewestReviews: '1', mostReviews: '1' },
      [['mostReviews', 'must be enough for newcomers who all say yes to reach “Publish at”']],
    ],
    [{ calibrationRate: '1' }, [['calibrationRate', 'must be a number from 0 to 0.5']]],
    [{ calibrationRate: '2' }, [['calibrationRate', 'must be a number from 0 to 0.5']]],
  ])('says of %j what is wrong', (changed, expected) => {
    expect(problems(changed)).toEqual(expected);
  });
});
