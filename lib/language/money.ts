import { formattingTag, type Locale } from './locales';

/** A sum of money: "R12.50". `amount` is in the smallest unit of the currency, whose code is as in ISO 4217. */
export function moneyInWords(amount: number, currency: string, locale: Locale): string {
  const format = new Intl.NumberFormat(formattingTag[locale], { style: 'currency', currency });
  const { maximumFractionDigits: digits = 2 } = format.resolvedOptions();
  return format.format(amount / 10 ** digits);
}
