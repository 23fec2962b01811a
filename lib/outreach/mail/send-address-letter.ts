import { translator } from '@/lib/language/translator';
import {
  CLAIM_HOURS,
  UNDO_DAYS,
  UNVERIFIED_DAYS,
  type AddressLetterJob,
} from '@/lib/members/address/schemas';
import { writeAddressLetter } from '@/lib/members/address/write-letter';
import { currentPolicy } from '@/lib/policy/current-policy';
import { readingLanguage } from '../notices/reading-language';
import { sendAccountLetter } from './send-account-letter';

/**
 * Mails what there is to say about whose an address is: the link that makes it a member's, that somebody else named it, or that another
 * is in its place. Nothing is sent where the link has stopped to work by now.
 * @throws when the server does not take it; the job is then tried again later
 */
export async function sendAddressLetter({ job }: { job: AddressLetterJob }): Promise<void> {
  const letter = await writeAddressLetter({ job });
  if (!letter) return;
  const { kind, holder, email } = letter;
  const { publication } = (await currentPolicy()).names;
  const locale = await readingLanguage(holder.language);
  const t = translator(locale, 'mail.address');
  const facts = { publication, email, hours: CLAIM_HOURS, days: UNVERIFIED_DAYS, undoDays: UNDO_DAYS };
  const words = {
    title: t(`${kind}.title`, facts),
    paragraphs: [t(`${kind}.what`, facts), t(`${kind}.otherwise`, facts)],
    action: t(`${kind}.action`),
  };
  await sendAccountLetter({ id: letter.id, to: holder, locale, publication, words, path: letter.path });
}
