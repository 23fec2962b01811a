import { expect, it } from 'vitest';
import { joinTexts } from './join-texts';

it('two texts of one writer stand below one another, and one that holds the other stands alone', () => {
  expect(joinTexts('The clock is slow.', 'The bell is late.')).toBe(
    'The clock is slow.\n\nThe bell is late.',
  );
  expect(joinTexts('The clock is slow.', 'The clock is slow. So is the bell.')).toBe(
    'The clock is slow. So is the bell.',
  );
  expect(joinTexts('The clock is slow. So is the bell.', 'The clock is slow.')).toBe(
    'The clock is slow. So is the bell.',
  );
});

it('the same text is the same however its lines end', () => {
  expect(joinTexts('One.\n\nTwo.', 'One.\r\n\r\nTwo.')).toBe('One.\n\nTwo.');
});
