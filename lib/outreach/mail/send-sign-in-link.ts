import { translator } from '@/lib/language/translator';
import { addressSignInLink } from '@/lib/members/sign-in-link/find-holder';
import { LINK_MINUTES, type SignInLinkJob } from '@/lib/members/sign-in-link/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { readingLanguage } from '../notices/reading-language';
import { sendAccountLetter } from './send-account-letter';

/**
 * Mails the link to sign in with. Nothing is sent where nobody has the address, or where the link has stopped to work by now.
 * @throws when the server does not take it; the job is then tried again later
 */
export async function sendSignInLink({ job: { linkId } }: { job: SignInLinkJob }): Promise<void> {
  const letter = await addressSignInLink({ linkId });
  if (!letter) return;
  const { holder, path } = letter;
  const { publication } = (await currentPolicy()).names;
  const locale = await readingLanguage(holder.language);
  const t = translator(locale, 'mail.signInLink');
  const words = {
    title: t('title', { publication }),
    paragraphs: [t('what', { publication, minutes: LINK_MINUTES }), t('otherwise')],
    action: t('action'),
  };
  await sendAccountLetter({ id: linkId, to: holder, locale, publication, words, path });
}
