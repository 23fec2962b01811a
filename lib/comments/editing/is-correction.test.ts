import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { INSULTS, SWEARING } from '@/lib/screening/harsh-words';
import { isCorrection } from './is-correction';

const lists = [['pox', 'leech*'], INSULTS, SWEARING];
const corrects = (before: string, after: string) => isCorrection(before, after, lists);

/** A text with room for a change that is no more than a fifth of it. */
const inText = (words: string) =>
  `The pump was serviced in the autumn by people who live there. ${words} That is what we saw.`;

describe('a correction', () => {
  it.each([
    ['a letter too few', 'The goverment paid.', 'The government paid.'],
    ['a letter too many', 'It was untill then.', 'It was until then.'],
    ['two letters changed round', 'They recieve it.', 'They receive it.'],
    ['two letters changed round in a short word', 'It came form there.', 'It came from there.'],
    ['a letter doubled', 'It occured again.', 'It occurred again.'],
    ['a vowel', 'It is definately so.', 'It is definitely so.'],
    ['a spelling of other shores', 'They organise it.', 'They organize it.'],
    ['an accent', 'In the cafe there.', 'In the café there.'],
    ['an apostrophe', 'Its late, dont go.', 'It’s late, don’t go.'],
    ['a comma', 'However it runs.', 'However, it runs.'],
    ['a full stop and a capital', 'it runs, they say', 'It runs, they say.'],
    ['a missing space behind a full stop', 'It runs.They say so.', 'It runs. They say so.'],
    ['spaces', 'It  runs ,they say.', 'It runs, they say.'],
    ['a hyphen', 'A well known thing.', 'A well-known thing.'],
    ['a dash', 'It runs - they say.', 'It runs – they say.'],
    ['quotation marks of another shape', 'A "good" thing.', 'A “good” thing.'],
    ['an i', 'Then i went.', 'Then I went.'],
    ['a paragraph', 'It runs. They say so.', 'It runs.\n\nThey say so.'],
    ['a spelling in Afrikaans', 'Die regeering het betaal.', 'Die regering het betaal.'],
    ['a diaeresis in Afrikaans', 'Hulle was vroeer daar.', 'Hulle was vroeër daar.'],
    ['Arabic forms of letters', 'هذه المدرسه قريبة اليوم', 'هذه المدرسة قريبة اليوم'],
    ['Arabic points', 'قالت المدرسة ذلك', 'قالت المدرّسة ذلك'],
    ['a comma behind a year', 'In 2019 it ran.', 'In 2019, it ran.'],
    ['another way to write the same emphasis', 'It was *good* then.', 'It was _good_ then.'],
  ])('is %s', (_, before, after) => {
    expect(corrects(inText(before), inText(after))).toBe(true);
    expect(corrects(before, after)).toBe(true);
  });

  it.each([
    ['a negation put in', 'They are useful.', 'They are not useful.'],
    ['a negation taken out', 'They are not useful.', 'They are useful.'],
    ['a short word for another', 'He came with it.', 'He came with idiots.'],
    ['an insult slipped in', 'He came with it.', 'He came with it, idiots.'],
    ['an insult that is spelt much like it', 'We saw a lair there.', 'We saw a liar there.'],
    ['a word on a list that is spelt much like it', 'By the lecehs then.', 'By the leechs then.'],
    ['can and can’t', 'They can do it.', 'They can’t do it.'],
    ['could and couldn’t', 'They could do it.', 'They couldn’t do it.'],
    ['now and not', 'They are now useful.', 'They are not useful.'],
    ['never and ever', 'They never did.', 'They ever did.'],
    ['likely and unlikely', 'It is likely.', 'It is unlikely.'],
    ['legal and illegal', 'It is legal.', 'It is illegal.'],
    ['imitable and inimitable', 'It is imitable.', 'It is inimitable.'],
    ['useful and useless', 'It is useful.', 'It is useless.'],
    ['hire and fire', 'They hire people.', 'They fire people.'],
    ['public and pubic', 'Of public interest.', 'Of pubic interest.'],
    ['million and billion', 'It cost a million then.', 'It cost a billion then.'],
    ['a digit', 'It cost R1.000 then.', 'It cost R1.001 then.'],
    ['a thousand and one', 'It cost R1.000 then.', 'It cost R1,000 then.'],
    ['digits apart', 'It cost 10 00 then.', 'It cost 1000 then.'],
    ['a sign before a number', 'It fell by 5 then.', 'It fell by -5 then.'],
    ['a dash before a number', 'It changed by 5 then.', 'It changed by - 5 then.'],
    ['percent', 'It fell by 5 then.', 'It fell by 5% then.'],
    ['a currency', 'It cost $5 then.', 'It cost €5 then.'],
    ['a point before a number', 'It cost 5 then.', 'It cost .5 then.'],
    ['a range', 'It took 5-6 days.', 'It took 5/6 days.'],
    ['a weekday', 'It was on thursday.', 'It was on tuesday.'],
    ['a name', 'Then Mrs Botha spoke.', 'Then Mrs Bothma spoke.'],
    ['a name at the beginning', 'Maria lied about it.', 'Marta lied about it.'],
    ['a word made a name', 'It was brown there.', 'It was Brown there.'],
    ['us and US', 'It is about us then.', 'It is about US then.'],
    ['a shout', 'They never listened.', 'They NEVER listened.'],
    ['quotation marks round a word', 'A fair trial.', 'A “fair” trial.'],
    ['a question', 'They are honest.', 'They are honest?'],
    ['a shriek', 'They are honest.', 'They are honest!'],
    ['a doubt in brackets', 'They are honest.', 'They are honest (?).'],
    ['a picture', 'They are honest.', 'They are honest. 🙄'],
    ['emphasis', 'I never said he did it.', 'I never said *he* did it.'],
    ['a line through', 'A good thing.', 'A ~~good~~ thing.'],
    ['a quotation', 'They said so.\n\nI agree.', '> They said so.\n\nI agree.'],
    ['an end of a quotation', '> They said so.\n\nI agree.', 'They said so.\n\nI agree.'],
    ['a list', 'One\ntwo', '- One\n- two'],
    ['a comma behind no', 'No more taxes.', 'No, more taxes.'],
    ['a word in two', 'It was notable then.', 'It was not able then.'],
    ['two words in one', 'They are now here.', 'They are nowhere.'],
    ['a word too many', 'It runs and runs.', 'It runs and and runs.'],
    ['a link in the same words', 'See the source there.', 'See [the source](https://example.org) there.'],
    ['an address', 'See example org there.', 'See example.org there.'],
    ['negation in Afrikaans', 'Hulle was daar.', 'Hulle was nie daar.'],
    ['moontlik and onmoontlik', 'Dit is moontlik.', 'Dit is onmoontlik.'],
    ['negation in Arabic', 'أوافق على هذا', 'لا أوافق على هذا'],
    ['a letter in Arabic', 'قال إنه يحترم الناس', 'قال إنه يحترق الناس'],
    ['a letter in Hebrew', 'הוא אמר שלום לכולם', 'הוא אמר שלוק לכולם'],
    ['a sign in Chinese', '我同意你说的话', '我不同意你说的话'],
    ['a tone in Vietnamese', 'Chúng tôi thấy nhưng khác', 'Chúng tôi thấy nhửng khác'],
    ['a Cyrillic negation', 'Это хорошо и важно', 'Это нехорошо и важно'],
  ])('is not %s', (_, before, after) => {
    expect(corrects(before, after)).toBe(false);
    expect(corrects(inText(before), inText(after))).toBe(false);
  });

  const words = 'recieve goverment occured definately seperate beleive untill wierd'.split(' ');
  it('spells at most a fifth of the words otherwise, of a short text one', () => {
    const fixed = words.join(' ').replace('recieve', 'receive').replace('goverment', 'government');
    expect(corrects(words.join(' '), fixed)).toBe(false);
    expect(corrects(`${words.join(' ')} and two more of them`, `${fixed} and two more of them`)).toBe(true);
    expect(corrects('Teh goverment', 'Teh government')).toBe(true);
  });

  const some = fc.constantFrom(
    ...[
      'useful',
      'likely',
      'people',
      'not',
      'no',
      'never',
      'it',
      'idiots',
      'Botha',
      'R5',
      '10',
      '3.5',
      'happy',
      'with',
    ],
    ...[
      'legal',
      'sê',
      'nie',
      'لا',
      'هذا',
      'public',
      'more',
      'million',
      '*so*',
      '> ',
      '"',
      'government',
      'goverment',
    ],
  );
  const texts = fc.array(some, { minLength: 1, maxLength: 14 });

  it('never has a word more or less, nor another number, name, negation or short word', () => {
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        some,
        fc.constantFrom('put in', 'take out', 'exchange'),
        (parts, at, word, act) => {
          const place = at % parts.length;
          const after = spliced(parts, place, act === 'put in' ? 0 : 1, act === 'take out' ? [] : [word]);
          const [a, b] = [parts.join(' '), after.join(' ')];
          const misspelt = [parts[place] ?? '', word].every((one) => /^gover/.test(one));
          const isSign = /^[>"]/.test(word) || /^[>"]/.test(parts[place] ?? '');
          fc.pre(a.trim() !== b.trim() && !isSign && !(act === 'exchange' && misspelt));
          expect(corrects(a, b)).toBe(false);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is found in one reading of each text, however many lists there are', () => {
    const [before, after] = [inText('The goverment paid.'), inText('The government paid.')];
    const readings = (of: readonly string[][]) => {
      const spy = vi.spyOn(String.prototype, 'normalize');
      expect(isCorrection(before, after, of)).toBe(true);
      const whole = spy.mock.contexts.filter((text) => String(text) === before || String(text) === after);
      spy.mockRestore();
      return whole.length;
    };
    const one = readings([['pox']]);
    expect(one).toBeGreaterThan(0);
    expect(readings([['fie'], ['pox'], ['leech*'], ['mange']])).toBe(one);
  });

  it('is the text itself, and works both ways but for what a list forbids', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(corrects(one.join(' '), one.join('  '))).toBe(true);
        const [a, b] = [one.join(' '), other.join(' ')];
        expect(isCorrection(a, b, [])).toBe(isCorrection(b, a, []));
      }),
      { numRuns: 1_000 },
    );
  });
});

function spliced(parts: string[], at: number, out: number, put: string[]): string[] {
  return [...parts.slice(0, at), ...put, ...parts.slice(at + out)];
}
