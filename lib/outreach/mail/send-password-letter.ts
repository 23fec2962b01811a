import { translator } from '@/lib/language/translator';
import { addressLetter, type PasswordLetter } from '@/lib/members/password-reset/address-letter';
import { RESET_MINUTES, type PasswordLetterJob } from '@/lib/members/password-reset/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { readingLanguage } from '../notices/reading-language';
import { sendAccountLetter } from './send-account-letter';

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
  const { publication } = (await currentPolicy()).names;
  const locale = await readingLanguage(holder.language);
  const t = translator(locale, 'mail.password');
  await sendAccountLetter({
    id,
    to: holder,
    locale,
    publication,
    words: {
      title: t(`${kind}.title`, { publication }),
      paragraphs: [
        t(`${kind}.what`, { publication, minutes: RESET_MINUTES }),
        t(`${kind}.otherwise`, { publication }),
      ],
      action: t(`${kind}.action`),
    },
    path,
  });
}
