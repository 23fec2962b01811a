import {
  isPluralElement,
  isPoundElement,
  isLiteralElement,
  isSelectElement,
  isTagElement,
  parse,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { errorFacts, flawFacts } from '@/lib/platform/error-codes';
import { reasonFacts } from '@/lib/platform/reasons';
import { locales } from './locales';
import { messagesOf, translator } from './translator';

const catalogues = Object.fromEntries(locales.map((locale) => [locale, flatten(messagesOf(locale))]));
const english = catalogues.en ?? new Map<string, string>();

describe.each(locales)('the messages in %s', (locale) => {
  const messages = catalogues[locale] ?? new Map<string, string>();

  it('are those of English, none missing and none left over', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('say something', () => {
    expect(without(messages, (text) => text.trim() !== '')).toEqual([]);
  });

  it('are well formed, and take what English takes', () => {
    const wrong = [...messages].flatMap(([key, text]) => {
      const said = takenBy(text);
      const expected = takenBy(english.get(key) ?? '');
      return same(said, expected) ? [] : [{ key, said, expected }];
    });
    expect(wrong).toEqual([]);
  });

  // That every code and flaw that the program knows has its sentence is the compiler's to see.
  it('say each error with what it is told, and have no sentence without an error', () => {
    const { codes, flaws } = messagesOf(locale).errors;
    const told = Object.entries({ ...errorFacts, ...flawFacts }).map(([code, facts]) => {
      const withField = code in flawFacts ? [...facts, 'field'] : facts;
      return [code, withField.map((name) => `argument ${name}`).sort()];
    });
    const said = Object.entries({ ...codes, ...flaws }).map(([code, sentence]) => [code, takenBy(sentence)]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(told));
  });

  it('say each reason with what it is told, and have no sentence without a reason', () => {
    const told = Object.entries(reasonFacts).map(([code, facts]) => [
      code,
      facts.map((name) => `argument ${name}`).sort(),
    ]);
    const said = Object.entries(messagesOf(locale).reasons).map(([code, text]) => [code, takenBy(text)]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(told));
  });

  it('have every plural that the language has', () => {
    const needed = {
      cardinal: new Intl.PluralRules(locale).resolvedOptions().pluralCategories,
      ordinal: new Intl.PluralRules(locale, { type: 'ordinal' }).resolvedOptions().pluralCategories,
    };
    const incomplete = without(messages, (text) =>
      elementsOf(parse(text)).every(
        (element) =>
          !isPluralElement(element) ||
          needed[element.pluralType ?? 'cardinal'].every(
            // Arabic's "zero" and English's "one" may be said by number as well.
            (category) => category in element.options || exactly(category, element.options),
          ),
      ),
    );
    expect(incomplete).toEqual([]);
  });

  it('have no dash that the house does not use', () => {
    expect(without(messages, (text) => !/\u2014/.test(text))).toEqual([]);
  });
});

it.each([
  ['af', 'the desk', /toonbank|modereertafel/i],
  ['ar', 'appeals', /(?<!م)طعون/],
] as const)('in %s, %s have no second name', (locale, _, other) => {
  expect(without(catalogues[locale] ?? new Map(), (text) => !other.test(text))).toEqual([]);
});

it('numbers in a message have the digits of everything else on its page', () => {
  for (const locale of locales) {
    const t = translator(locale, 'errors');
    const said =
      t('codes.body-too-long', { why: 'length', count: 1234, limit: 5000 }) + t('wait.hours', { count: 24 });
    expect(said).toMatch(/1.234.*5.000.*24/);
  }
});

const NUMBERS: Record<string, string> = { zero: '=0', one: '=1', two: '=2' };

const exactly = (category: string, options: object): boolean => (NUMBERS[category] ?? '') in options;

const without = (messages: Map<string, string>, good: (text: string) => boolean): string[] =>
  [...messages].filter(([, text]) => !good(text)).map(([key]) => key);

function flatten(tree: object, path: string[] = []): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[[...path, key].join('.'), value] as const]
        : [...flatten(value as object, [...path, key])],
    ),
  );
}

/** The arguments and tags of a message, by kind and name. */
function takenBy(text: string): string[] {
  const named = elementsOf(parse(text))
    .filter((element) => !isLiteralElement(element) && !isPoundElement(element))
    .map((element) => `${isTagElement(element) ? 'tag' : 'argument'} ${element.value}`);
  return [...new Set(named)].sort();
}

function elementsOf(elements: MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) => {
    if (isTagElement(element)) return [element, ...elementsOf(element.children)];
    if (!isPluralElement(element) && !isSelectElement(element)) return [element];
    return [element, ...Object.values(element.options).flatMap(({ value }) => elementsOf(value))];
  });
}

const same = (one: string[], other: string[]): boolean => one.join() === other.join();
