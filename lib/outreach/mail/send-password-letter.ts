import { render } from '@react-email/render';
import { translator } from '@/lib/language/translator';
import { addressLetter, type PasswordLetter } from '@/lib/members/password-reset/address-letter';
import { RESET_MINUTES, type PasswordLetterJob } from '@/lib/members/password-reset/schemas';
import { env } from '@/lib/platform/env';
import { normaliseLine } from '@/lib/platform/text/normalise';
import { currentPolicy } from '@/lib/policy/current-policy';
import { readingLanguage } from '../notices/reading-language';
import { asPlainText, envelopeOf, headersOf, linksOf } from './letter-parts';
import { NoticeLetter } from './templates/notice-letter';
import { isTaken } from './transport';

/**
 * Mails the link to choose a new password, or that it was changed. Nothing is sent where nobody has the address, or where the link
 * has stopped to work by now.
 * @throws when the server does not take it; the job is then tried again later
 */
export async function sendPasswordLetter({ job }: { job: PasswordLetterJob }): Promise<void> {
  const letter = await addressLetter({ job });
  if (letter) await send(letter);
}

async function send({ id, kind, holder, path }: PasswordLetter): Promise<void> {
  const { names } = await currentPolicy();
  const locale = await readingLanguage(holder.language);
  const t = translator(locale, 'mail.password');
  const { publication } = names;
  const title = t(`${kind}.title`, { publication });
  const element = NoticeLetter({
    publication,
    locale,
    words: {
      title,
      paragraphs: [
        t(`${kind}.what`, { publication, minutes: RESET_MINUTES }),
        t(`${kind}.otherwise`, { publication }),
      ],
      reasons: [],
      particulars: [],
      action: { label: t(`${kind}.action`), path },
    },
    excerpt: null,
    action: `${env().APP_URL}${path}`,
    smallPrint: {
      text: translator(locale, 'mail')('for', { name: holder.displayName, publication }),
      choose: null,
      stop: '',
      links: linksOf(null),
    },
  });
  await isTaken({
    id,
    ...envelopeOf(publication, holder),
    subject: normaliseLine(title),
    html: await render(element),
    text: await render(element, asPlainText),
    headers: headersOf(null),
  });
}
