import { describe, expect, it } from 'vitest';
import { applyPatch, defaultSettings } from '@/lib/policy/rules';
import type { PolicyPatch } from '@/lib/policy/schemas';
import { troubleIn } from './foresee-trouble';

const found = (body: string, screening: PolicyPatch['screening'] = {}) =>
  troubleIn(body, { ...applyPatch(defaultSettings, { screening }), version: 1 });

describe('what is foreseen', () => {
  it.each([
    ['an insult', 'Only an idiot writes this.', 'insult', 'personal-attacks', ['idiot']],
    ['one in Afrikaans', 'Net ’n leuenaar skryf so.', 'insult', 'personal-attacks', ['leuenaar']],
    ['one in Arabic', 'هذا كلام أحمق لا يفهم.', 'insult', 'personal-attacks', ['أحمق']],
    ['swearing', 'Shut up already.', 'swearing', 'civility', ['shut up']],
    ['shouting', 'They NEVER EVER LISTEN to us.', 'capitals', 'off-topic', ['NEVER EVER LISTEN']],
    ['rows of signs', 'Really?!?! And for $$$$$ too', 'signs', 'off-topic', ['?!?!', '$$$$$']],
    ['a telephone number', 'Ring me on 082 555 1234 5 today.', 'number', 'privacy', ['082 555 1234 5']],
    ['an identity number', 'His is 8001015009087.', 'number', 'privacy', ['8001015009087']],
  ])('is %s', (_, body, ...[sign, rule, words]) => {
    expect(found(body)).toEqual([{ sign, rule, words }]);
  });

  it('is what screening would hold, with its reason', () => {
    expect(found('A pox on it.', { suspectWords: ['pox'] })).toEqual([
      { sign: 'held', rule: null, words: [], reason: 'It says “pox”, so a moderator reads it first.' },
    ]);
    expect(found('See example.org', { links: 'hold' })).toMatchObject([
      { sign: 'held', rule: 'external-links' },
    ]);
  });

  it('names few words of many', () => {
    expect(found('idiot moron imbecile stupid liar traitor clown')[0]?.words).toHaveLength(3);
  });

  it('is nothing where screening refuses: that says why by itself', () => {
    expect(found('You idiot, see example.org')).toEqual([]);
    expect(found('a')).toEqual([]);
  });

  it.each([
    'In my experience the tap needs a new spanner every year!',
    'Is that so?? I doubt it.',
    'The ANC and the DA agree; NATO, the UN and the EU do not.',
    'It cost R1 200 000 000 in 2019, and R2,500,000,000.50 in 2024.',
    'From 2019-2024, or 1990 - 1994, it rained.',
    'It is 1 000 000 000 litres a year.',
    '> Only an idiot writes this!!!\n\nI would not put it so.',
    'Skunk, Scunthorpe, clownfish and a shitake-free soup.',
    'Ek stem saam, maar die syfers sê iets anders.',
    'لا أوافق على ما جاء في المقال لأن الأرقام تقول غير ذلك.',
    'One * two ** three --- four ==> five',
  ])('is nothing in %j', (body) => {
    expect(found(body)).toEqual([]);
  });
});
