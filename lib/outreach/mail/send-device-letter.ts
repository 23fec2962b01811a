import { translator } from '@/lib/language/translator';
import { findMember } from '@/lib/members/new-device/find-member';
import type { DeviceLetterJob } from '@/lib/members/new-device/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { readingLanguage } from '../notices/reading-language';
import { sendAccountLetter } from './send-account-letter';

/**
 * Tells a member by mail that somebody signed in as they from a browser that was not known, with the way to end that. Nothing is sent where
 * there is no such member.
 * @throws when the server does not take it; the job is then tried again later
 */
export async function sendDeviceLetter({ job }: { job: DeviceLetterJob }): Promise<void> {
  const { memberId, letterId, browser, system, network } = job;
  const member = await findMember({ memberId });
  if (!member) return;
  const { publication } = (await currentPolicy()).names;
  const locale = await readingLanguage(member.language);
  const t = translator(locale, 'mail.device');
  const device = translator(locale, 'sessions')('device', {
    browser: browser ?? 'none',
    system: system ?? 'none',
  });
  await sendAccountLetter({
    id: letterId,
    to: member,
    locale,
    publication,
    words: {
      title: t('title', { publication }),
      paragraphs: [
        t('what', { publication, device }),
        ...(network === null ? [] : [t('network', { network })]),
        t('otherwise'),
      ],
      action: t('action'),
    },
    path: '/account/security#sessions',
  });
}
