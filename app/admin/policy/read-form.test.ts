import { describe, expect, it } from 'vitest';
import { locales } from '@/lib/language/locales';
import { messagesOf, translator } from '@/lib/language/translator';
import { defaultSettings } from '@/lib/policy/rules';
import { threadSorts, type Policy } from '@/lib/policy/schemas';
import { policyChangeInWords } from './change-in-words';
import { changesIn, flawInSetting, policyForm } from './read-form';
import { sections, settings, textsOf, valueOf } from './setting-fields';
import { labelOf } from './setting-words';

const t = translator('en', 'settings');

const policy: Policy = { version: 4, ...defaultSettings };
const texts = textsOf(policy);
const changed = (patch: unknown) =>
  ({ code: 'policy-changed', facts: { version: 5, patch: JSON.stringify(patch) } }) as const;
const problems = (changed: Record<string, string>, say = t) =>
  policyForm
    .safeParse({ version: '4', reason: '', ...texts, ...changed })
    .error?.issues.map((issue) => [issue.path[0], flawInSetting(issue, say)]);

describe('the form of the policy', () => {
  it('has a field for every setting, and a label for every field', () => {
    const count = (value: unknown): number =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.values(value).reduce<number>((sum, part) => sum + count(part), 0)
        : 1;
    expect(settings).toHaveLength(count(defaultSettings));
    expect(settings.filter((setting) => valueOf(policy, setting) === undefined)).toEqual([]);
    const { fields, sections: titles } = messagesOf('en').settings;
    expect(settings.map(({ name }) => name).sort()).toEqual(Object.keys(fields).sort());
    expect(sections).toEqual(Object.keys(titles));
  });

  it('offers every language and every order', () => {
    const choices = (name: string) => settings.find((one) => one.name === name)?.choices;
    expect(choices('language')).toEqual(locales);
    expect(choices('order')).toEqual(threadSorts);
  });

  it('has the units and the kinds of numbers of the schema', () => {
    const find = (name: string) => settings.find((one) => one.name === name);
    expect(find('lease')).toMatchObject({ kind: 'number', unit: 'minutes' });
    expect(find('lease')).not.toHaveProperty('fraction');
    expect(find('publishAt')).toMatchObject({ kind: 'number', fraction: true });
    expect(find('publication')?.range.limits).toEqual({ min: 2, max: 60 });
  });

  it('changes nothing when nothing is touched', () => {
    expect(policyForm.parse({ version: '4', reason: '', ...texts })).toEqual({
      version: 4,
      reason: '',
      texts,
    });
    expect(changesIn(texts, policy)).toBeNull();
  });

  it('names only what was changed, lists a line each', () => {
    const patch = changesIn(
      { ...texts, mostReviews: '8', bannedWords: 'zounds\r\n\r\n  odsbodikins ' },
      policy,
    );
    expect(patch).toEqual({
      review: { quorum: { max: 8 } },
      screening: { bannedWords: ['zounds', 'odsbodikins'] },
    });
    expect(policyChangeInWords(changed(patch), t)).toBe(
      ' (version 5). Most reviews: 8; Banned words: zounds, odsbodikins',
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
    expect(policyChangeInWords(changed(patch), t)).toBe(' (version 5). Reactions: Insightful, New to me');
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
      ['reactions', 'Reactions must have a key of its own for each.'],
    ]);
  });

  it('reads plans, one a line, with a price of Stripe at the end or without', () => {
    const plans = 'friends | Friends | By invitation | of ours\nyearly | Yearly | R125 a year | price_1Yr';
    const patch = changesIn({ ...texts, plans }, policy)!;
    expect(patch.membership?.plans).toEqual([
      { key: 'friends', name: 'Friends', description: 'By invitation | of ours' },
      { key: 'yearly', name: 'Yearly', description: 'R125 a year', price: 'price_1Yr' },
    ]);
    const kept = { ...policy, membership: { ...policy.membership, ...patch.membership } };
    expect(textsOf(kept).plans).toBe(plans);
    expect(changesIn({ ...texts, plans }, kept)).toBeNull();
    expect(problems({ plans: 'yearly | Yearly | R125 a year | price_?' })).toMatchObject([
      ['plans', expect.stringContaining('a price_… of Stripe or nothing')],
    ]);
  });

  it('reads ready reasons, one a line, each for a rule in a language', () => {
    const readyReasons = 'privacy | en | {passage} is nobody’s business | truly\nhate | af | Nie hier nie.';
    const patch = changesIn({ ...texts, readyReasons }, policy)!;
    expect(patch.moderation?.readyReasons).toEqual([
      { rule: 'privacy', language: 'en', text: '{passage} is nobody’s business | truly' },
      { rule: 'hate', language: 'af', text: 'Nie hier nie.' },
    ]);
    expect(policyChangeInWords(changed(patch), t)).toContain('Ready reasons: privacy (en), hate (af)');
    const kept = { ...policy, moderation: { ...policy.moderation, ...patch.moderation } };
    expect(textsOf(kept).readyReasons).toBe(readyReasons);
    for (const wrong of ['manners | en | Please.', 'hate | xx | No.', 'hate | en', 'hate'])
      expect(problems({ readyReasons: wrong })).toMatchObject([
        ['readyReasons', expect.stringContaining('must be at most 100 lines')],
      ]);
    expect(problems({ readyReasons: 'hate | en | No.\nhate | en | Never.' })).toEqual([
      ['readyReasons', 'Ready reasons must have one text for each rule and language.'],
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
    [
      { languages: 'en\nxx' },
      [['languages', 'Languages offered must be one or more of en, af, ar, each on a line.']],
    ],
    [{ language: 'ar', languages: 'en' }, [['language', 'Language must be among “Languages offered”.']]],
    [
      { levelsOfReplies: '9' },
      [['levelsOfReplies', 'Levels of replies must be a whole number from 1 to 8.']],
    ],
    [{ skips: 'many' }, [['skips', 'Skips must be a whole number from 0 to 10.']]],
    [{ skips: '' }, [['skips', 'Skips must be a whole number from 0 to 10.']]],
    [{ publishAt: '1' }, [['publishAt', 'Publish at must be a number between 0 and 1.']]],
    [{ readingTime: 'perhaps' }, [['readingTime', 'Reading time must be yes or no.']]],
    [
      { suspectWords: 'x' },
      [['suspectWords', 'Suspect words must be at most 500 lines of 2 to 60 characters.']],
    ],
    [{ fewestReviews: '8' }, [['fewestReviews', 'Acceptances needed must not be above “Most reviews”.']]],
    [{ objectBelow: '0,95' }, [['objectBelow', 'Back to the author below must be below “Publish at”.']]],
    [
      { fewestReviews: '1', mostReviews: '1' },
      [
        [
          'mostReviews',
          'Most reviews must be enough for newcomers to publish: when all of them accept a comment it comes to 0.875, below “Publish at”.',
        ],
      ],
    ],
    [{ publication: '-'.repeat(61) }, [['publication', 'Publication must be a name of 2 to 60 characters.']]],
    [{ accuracy: '0.5' }, [['accuracy', 'Accuracy must be a number between 0.5 and 1.']]],
    [
      { recordStrength: '0' },
      [['recordStrength', 'Weight of a newcomer’s start must be a number above 0, at most 100.']],
    ],
    [{ lease: 'x'.repeat(150_000) }, [['lease', 'Lease must be a whole number from 1 to 1440.']]],
    [
      { calibrationRate: '1' },
      [
        [
          'calibrationRate',
          'Share of practice comments must not be above 0.5: comments would wait for their reviews.',
        ],
      ],
    ],
    [
      { calibrationRate: '2' },
      [['calibrationRate', 'Share of practice comments must be a number from 0 to 0.5.']],
    ],
  ])('says of %j what is wrong', (changed, expected) => {
    expect(problems(changed)).toEqual(expected);
  });

  it.each([
    ['af', 'moet ’n heelgetal van 0 tot 1440 wees.'],
    ['ar', 'يجب أن يكون عددًا صحيحًا من 0 إلى 1440.'],
  ] as const)('says it in %s', (locale, words) => {
    const say = translator(locale, 'settings');
    const [[field, message] = []] = problems({ repeats: 'x' }, say) ?? [];
    expect(field).toBe('repeats');
    expect(message).toContain(labelOf({ name: 'repeats' } as never, say));
    expect(message).toContain(words);
  });
});
