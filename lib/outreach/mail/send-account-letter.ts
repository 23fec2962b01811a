import { render } from '@react-email/render';
import type { Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import { env } from '@/lib/platform/env';
import { normaliseLine } from '@/lib/platform/text/normalise';
import { asPlainText, envelopeOf, headersOf, linksOf } from './letter-parts';
import { NoticeLetter } from './templates/notice-letter';
import { isTaken } from './transport';

type AccountLetter = {
  /** Names it for good. */
  id: string;
  to: { displayName: string; email: string };
  locale: Locale;
  publication: string;
  words: { title: string; paragraphs: string[]; action: string };
  /** Where its button leads. */
  path: string;
};

/**
 * Mails what concerns the safety of an account: it comes whatever mail its member chose to get.
 * @throws when the server does not take it
 */
export async function sendAccountLetter({
  id,
  to,
  locale,
  publication,
  words,
  path,
}: AccountLetter): Promise<void> {
  const { title, paragraphs, action } = words;
  const element = NoticeLetter({
    publication,
    locale,
    words: { title, paragraphs, reasons: [], particulars: [], action: { label: action, path } },
    excerpt: null,
    action: `${env().APP_URL}${path}`,
    smallPrint: {
      text: translator(locale, 'mail')('for', { name: to.displayName, publication }),
      choose: null,
      stop: '',
      links: linksOf(null),
    },
  });
  await isTaken({
    id,
    ...envelopeOf(publication, to),
    subject: normaliseLine(title),
    html: await render(element),
    text: await render(element, asPlainText),
    headers: headersOf(null),
  });
}
