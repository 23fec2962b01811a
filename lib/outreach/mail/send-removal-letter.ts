import { translator } from '@/lib/language/translator';
import { findMember } from '@/lib/members/new-device/find-member';
import type { RemovalLetterJob } from '@/lib/members/second-factor/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { readingLanguage } from '../notices/reading-language';
import { sendAccountLetter } from './send-account-letter';

/**
 * Tells a member by mail that the operator removed the second step of their sign-in. Nothing is sent where there is no such member.
 * @throws when the server does not take it; the job is then tried again later
 */
export async function sendRemovalLetter({ job }: { job: RemovalLetterJob }): Promise<void> {
  const { memberId, letterId, newPassword = false } = job;
  const member = await findMember({ memberId });
  if (!member) return;
  const { publication } = (await currentPolicy()).names;
  const locale = await readingLanguage(member.language);
  const t = translator(locale, 'mail.secondStepRemoved');
  await sendAccountLetter({
    id: letterId,
    to: member,
    locale,
    publication,
    words: {
      title: t('title', { publication }),
      paragraphs: [
        t('what', { publication }),
        t(newPassword ? 'newPassword' : 'password'),
        t('again'),
        t('otherwise'),
      ],
      action: t('action'),
    },
    path: '/account/security',
  });
}
