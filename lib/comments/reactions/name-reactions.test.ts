import { describe, expect, it } from 'vitest';
import { defaultSettings } from '@/lib/policy/rules';
import { nameReactions } from './name-reactions';

const names = (reactions: typeof defaultSettings.reactions, locale: 'en' | 'af' | 'ar') =>
  nameReactions({ reactions }, locale).map(({ name }) => name);

describe('the names of reactions', () => {
  it('in English are those of the policy, also as it came', () => {
    expect(names(defaultSettings.reactions, 'en')).toEqual(defaultSettings.reactions.map(({ name }) => name));
  });

  it('are translated as long as the publication has not named them itself', () => {
    const renamed = defaultSettings.reactions.map((kind) =>
      kind.key === 'insightful' ? { ...kind, name: 'Eye-opening' } : kind,
    );
    expect(names(renamed, 'af')).toEqual(['Eye-opening', 'Goed beredeneer', 'Ek verskil, met respek']);
    expect(names([{ key: 'wow', name: 'Wow', lifts: true }], 'ar')).toEqual(['Wow']);
  });
});
