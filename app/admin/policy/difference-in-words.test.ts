import { describe, expect, it } from 'vitest';
import { translator } from '@/lib/language/translator';
import { changesFromDefaults } from '@/lib/policy/compare-settings';
import { applyPatch, defaultSettings } from '@/lib/policy/rules';
import type { PolicyPatch } from '@/lib/policy/schemas';
import { changedInWords, differencesInWords } from './difference-in-words';

const t = translator('en', 'settings');
const differences = (patch: PolicyPatch) =>
  differencesInWords(changesFromDefaults(applyPatch(defaultSettings, patch)), t);
const said = (patch: PolicyPatch) => differences(patch).map((one) => changedInWords(one, t));

describe('what differs from the defaults', () => {
  it('is nothing at first', () => {
    expect(differences({})).toEqual([]);
  });

  it('is said with the default, its unit, and choices in words', () => {
    expect(said({ review: { leaseMinutes: 20, readingFloor: false }, screening: { links: 'hold' } })).toEqual(
      [
        'Changed: the default is 30 minutes.',
        'Changed: the default is Yes.',
        'Changed: the default is Refuse the comment, and say so.',
      ],
    );
  });

  it('says of a list what came and what went, and not the whole of it', () => {
    const [first, ...rest] = defaultSettings.screening.suspectWords;
    expect(said({ screening: { suspectWords: [...rest, 'odsbodikins'] } })).toEqual([
      `Changed from the default. Added: odsbodikins. Taken away: ${first}.`,
    ]);
    const many = Array.from({ length: 20 }, (_, i) => `word ${i}`);
    const [sentence = ''] = said({ screening: { bannedWords: many } });
    expect(sentence).toContain('word 11 and 8 more');
    expect(sentence).not.toContain('word 12');
  });

  it('shows of a plan what of it changed', () => {
    const plan = { key: 'yearly', name: 'Yearly', description: 'R125 a year' };
    expect(differences({ membership: { plans: [plan] } })).toEqual([
      { name: 'plans', label: 'Plans', ofList: true, from: '', to: 'yearly | Yearly | R125 a year' },
    ]);
  });
});
