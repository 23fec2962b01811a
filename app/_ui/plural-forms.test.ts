import { expect, test } from 'vitest';
import { pluralForms } from './plural-forms';

test('has a number for every plural', () => {
  expect(JSON.parse(pluralForms('en', (count) => `${count} %`))).toEqual({ one: '1 %', other: '0 %' });
  expect(JSON.parse(pluralForms('ar', String))).toEqual({
    zero: '0',
    one: '1',
    two: '2',
    few: '3',
    many: '11',
    other: '100',
  });
});
