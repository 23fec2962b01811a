import { expect, it } from 'vitest';
import { moneyInWords } from './money';

it.each([
  [1250, 'zar', 'ZAR\u00a012.50'],
  [500, 'jpy', 'JP¥500'],
  [50_000, 'mga', 'MGA\u00a050,000'],
  // Intl knows no digits of these, and Stripe two.
  [125_000, 'huf', 'HUF\u00a01,250.00'],
  [125_000, 'cop', 'COP\u00a01,250.00'],
  [125_000, 'idr', 'IDR\u00a01,250.00'],
  [125_000, 'pkr', 'PKR\u00a01,250.00'],
  [125_000, 'all', 'ALL\u00a01,250.00'],
  [125_000, 'isk', 'ISK\u00a01,250'],
  [125_000, 'ugx', 'UGX\u00a01,250'],
  [12_500, 'kwd', 'KWD\u00a012.500'],
])('%i of %s are %s', (amount, currency, words) => {
  expect(moneyInWords(amount, currency, 'en')).toBe(words);
});
