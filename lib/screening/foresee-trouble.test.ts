import { describe, expect, it } from 'vitest';
import { applyPatch, defaultSettings } from '@/lib/policy/rules';
import type { PolicyPatch } from '@/lib/policy/schemas';
import { troubleIn } from './foresee-trouble';

/** Beside words that nobody minds: a text that says too little is refused, and has its own answer. */
const found = (body: string, screening: PolicyPatch['screening'] = {}) =>
  troubleIn(`${body}\n\nor so`, { ...applyPatch(defaultSettings, { screening }), version: 1 });

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
      { sign: 'held', rule: null, words: [], reason: { code: 'suspect', facts: { words: 'pox' } } },
    ]);
    expect(found('See example.org', { links: 'hold' })).toMatchObject([
      { sign: 'held', rule: 'external-links' },
    ]);
  });

  it.each([
    ['SHUT YOUR TRAP', ['SHUT YOUR TRAP']],
    ['ABCD EFGH IJK', []],
    ['NEVER, EVER; AGAIN!', ['NEVER, EVER; AGAIN']],
    ['DON’T SAY “NEVER” EVER', []],
    ['DON’T SAY NEVER, O’NEILL', ['DON’T SAY NEVER, O’NEILL']],
    ['THE WELL-KNOWN FACTS', ['THE WELL-KNOWN FACTS']],
    ['NOT AT ALL TRUE', []],
    ['SHOUTING LOUDLYx', []],
    ['WHAT\n\nIS3 THAT THEN', []],
  ])('shouts in %j: %j', (body, words) => {
    expect(found(body).flatMap((one) => (one.sign === 'capitals' ? one.words : []))).toEqual(words);
  });

  it.each([
    ['so!! and $$$ and ??', []],
    ['so!!! and $$$$', ['!!!', '$$$$']],
    ['a ==== b, c =+=+ d', ['====']],
    ['?!?', ['?!?']],
  ])('has rows of signs in %j: %j', (body, words) => {
    expect(found(body).flatMap((one) => (one.sign === 'signs' ? one.words : []))).toEqual(words);
  });

  it.each([
    ['12345678', []],
    ['123456789', ['123456789']],
    ['+27 82 555 1234', ['+27 82 555 1234']],
    ['012-345-6789', ['012-345-6789']],
    ['(012)345(6789)', ['012)345(6789']],
    ['12  3456789', []],
    ['No. 5 and 1234 5678', []],
    ['R123456789 or €123456789', []],
    ['x123456789', []],
    ['3.141592653589', []],
    ['123456789.50 in all', []],
    ['It is 123456789.', ['123456789']],
    ['1 234 567 890', []],
    ['1234 567 890', ['1234 567 890']],
    ['12 345 6789', ['12 345 6789']],
    ['1990-1994-1998', []],
    ['1990 – 1994 and 1990 1994 1998', ['1990 1994 1998']],
    ['19905-1994-1998', ['19905-1994-1998']],
    ['1990-1994-19985', ['1990-1994-19985']],
  ])('has numbers in %j: %j', (body, words) => {
    expect(found(body).flatMap((one) => (one.sign === 'number' ? one.words : []))).toEqual(words);
  });

  it.each([
    ['> Idiot!!!\nSo he says.', []],
    ['   > Idiot\nSo he says.', []],
    ['    > Idiot\nSo he says.', ['idiot']],
    ['2 > 1, idiot', ['idiot']],
    ['> So he says.\nIdiot', ['idiot']],
  ])('counts what is quoted as another’s: %j', (body, words) => {
    expect(found(body).flatMap((one) => one.words.map((word) => word.toLowerCase()))).toEqual(words);
  });

  it('names a word once, and shortens what is long', () => {
    expect(found('idiot, idiot')[0]?.words).toEqual(['idiot']);
    const named = (length: number) => found(`So${'!'.repeat(length)}`)[0]?.words[0];
    expect(named(60)).toBe('!'.repeat(60));
    expect(named(61)).toBe(`${'!'.repeat(59)}…`);
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
