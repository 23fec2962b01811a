import { formattingTag, type Locale } from './locales';

/**
 * A sum of money as Stripe has it: "R12.50". How many digits `amount` has behind the point is theirs to say, and not what browsers
 * know of a currency: https://docs.stripe.com/currencies#zero-decimal
 * @param currency its code as in ISO 4217
 */
export function moneyInWords(amount: number, currency: string, locale: Locale): string {
  const code = currency.toUpperCase();
  const digits = WITHOUT_DIGITS.has(code) ? 0 : WITH_THREE_DIGITS.has(code) ? 3 : 2;
  const shown = WITH_EMPTY_DIGITS.has(code) ? 0 : digits;
  const format = new Intl.NumberFormat(formattingTag[locale], {
    style: 'currency',
    currency,
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  });
  return format.format(amount / 10 ** digits);
}

const codes = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const WITHOUT_DIGITS = codes('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF');
const WITH_THREE_DIGITS = codes('BHD JOD KWD OMR TND');
/** They have nothing behind the point any more, and are told with two digits there as before. */
const WITH_EMPTY_DIGITS = codes('ISK UGX');
