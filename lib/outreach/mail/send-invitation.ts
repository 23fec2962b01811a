import { render } from '@react-email/render';
import { dayInWords } from '@/lib/language/times';
import { translator } from '@/lib/language/translator';
import { addressInvitation } from '@/lib/members/invitations/accept-invitation';
import { INVITATION_DAYS, type InvitationJob } from '@/lib/members/invitations/schemas';
import { env } from '@/lib/platform/env';
import { normaliseLine } from '@/lib/platform/text/normalise';
import { currentPolicy } from '@/lib/policy/current-policy';
import { readingLanguage } from '../notices/reading-language';
import { asPlainText, envelopeOf, headersOf, linksOf } from './letter-parts';
import { NoticeLetter } from './templates/notice-letter';
import { isTaken } from './transport';

/**
 * Mails an invitation to an office, or to a membership. Nothing is sent where it has been taken back, or has run out by now.
 * @throws when the server does not take it; the job is then tried again later
 */
export async function sendInvitation({ job }: { job: InvitationJob }): Promise<void> {
  const invitation = await addressInvitation(job.invitationId);
  if (!invitation) return;
  const { id, email, role, path, expiresAt } = invitation;
  const { publication, membership } = (await currentPolicy()).names;
  const locale = await readingLanguage(null);
  const t = translator(locale, 'invitations.letter');
  const isOffice = role !== 'MEMBER';
  const title = isOffice ? t('title', { publication, role }) : t('titleOfMember', { publication });
  const what = isOffice
    ? t('what', { publication, role, days: INVITATION_DAYS })
    : t('whatOfMember', { publication, membership, day: dayInWords(expiresAt, locale) });
  const element = NoticeLetter({
    publication,
    locale,
    words: {
      title,
      paragraphs: [what, t('otherwise', { publication })],
      reasons: [],
      particulars: [],
      action: { label: t('action'), path },
    },
    excerpt: null,
    action: `${env().APP_URL}${path}`,
    smallPrint: { text: t('for', { email, publication }), choose: null, stop: '', links: linksOf(null) },
  });
  await isTaken({
    id,
    ...envelopeOf(publication, { displayName: email, email }),
    subject: normaliseLine(title),
    html: await render(element),
    text: await render(element, asPlainText),
    headers: headersOf(null),
  });
}
