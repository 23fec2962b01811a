import { describe, expect, it } from 'vitest';
import { detectLanguage } from './detect-language';

describe('the language of a text', () => {
  it.each([
    ['en', 'In my experience the tap needs a new spanner every year.'],
    ['en', 'The Mahlangu Khumalo Has Molefe Ndlovu.'],
    ['af', 'Ek het twaalf jaar lank by die munisipaliteit gewerk, en dit is nie so eenvoudig nie.'],
    ['nl', 'Ik ben het er niet mee eens, omdat de cijfers iets anders zeggen.'],
    ['ar', 'لا أوافق على ما جاء في المقال لأن الأرقام تقول غير ذلك.'],
    ['fa', 'من با این مقاله موافق نیستم، چون آمار چیز دیگری می‌گوید.'],
    ['fr', 'Je ne suis pas d’accord avec cet article, car les chiffres disent autre chose.'],
    ['uk', 'Я не погоджуюся з цією статтею, бо цифри говорять про інше.'],
    ['zh', '我不同意这篇文章'],
    ['ja', '私はこの記事に同意しません'],
  ])('is told: %s', (language, text) => {
    expect(detectLanguage(text, 'xx')).toBe(language);
  });

  it.each([
    ['is too short', 'I agree.'],
    ['has no letters', '1 + 1 = 2 !!!'],
    [
      'is in a language that the detector does not know well',
      'Ngiyavumelana nawe, kodwa izinto azihambi kanjalo.',
    ],
    ['is empty', ''],
  ])('is the given one where it %s', (_, text) => {
    expect(detectLanguage(text, 'xx')).toBe('xx');
  });

  it('is that of a short text in a script of its own', () => {
    expect(detectLanguage('أوافق.', 'en')).toBe('ar');
  });

  it('is that of one’s own words, not of those that are quoted', () => {
    const quoted = '> Je ne suis pas d’accord avec cet article, car les chiffres disent autre chose.';
    expect(
      detectLanguage(`${quoted}\n\nThat is well said, and I would add that the pump is old.`, 'xx'),
    ).toBe('en');
  });
});
