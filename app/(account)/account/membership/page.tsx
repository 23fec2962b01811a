import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireViewer } from '@/app/_frame/require-viewer';
import { MembershipFacts, MembershipHistory } from '@/app/_ui/membership';
import { Notice } from '@/app/_ui/notice';
import { dayInWords } from '@/lib/language/times';
import { readMembership } from '@/lib/members/memberships/read-membership';
import { currentPolicy } from '@/lib/policy/current-policy';
import { membershipName } from '@/lib/policy/membership-name';
import { AccountPage } from '../_parts/account-page';
import { Section } from '../_parts/section';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.parts');
  return { title: t('membership'), robots: { index: false } };
}

/** How the member's membership stands, what that lets them do, and what they can do about it. */
export default async function MembershipPage() {
  const viewer = await requireViewer('/account/membership');
  const [parts, t, locale, terms, { membership, history }] = await Promise.all([
    getTranslations('account.parts'),
    getTranslations('account.membership'),
    getLocale(),
    currentPolicy(),
    readMembership({ viewer }),
  ]);
  const { names } = terms;
  const { renewal, renewalPage } = terms.membership;
  const state = membership?.state ?? 'NONE';
  const grace = membership?.graceUntil;
  return (
    <AccountPage part="membership" title={parts('membership')}>
      <Notice
        tone={
          ({ ACTIVE: 'good', GRACE: 'plain', LAPSED: 'bad', REVOKED: 'bad', NONE: 'plain' } as const)[state]
        }
        title={t(`titles.${state}`, { membership: membershipName(names, locale).full })}
      >
        <p>
          {t(`words.${state}`, {
            publication: names.publication,
            day: grace ? dayInWords(new Date(grace), locale) : '',
          })}
        </p>
      </Notice>
      {state !== 'ACTIVE' && state !== 'REVOKED' && (
        <Section id="how" title={t('how')}>
          <p>{renewal || t('ask', { publication: names.publication })}</p>
          {renewalPage && (
            <p>
              <a href={renewalPage}>{t('page')}</a>
            </p>
          )}
        </Section>
      )}
      {membership && (
        <Section id="facts" title={t('facts')}>
          <MembershipFacts membership={membership} terms={terms} />
        </Section>
      )}
      {history.length > 0 && (
        <Section id="history" title={t('history')}>
          <MembershipHistory history={history} terms={terms} />
        </Section>
      )}
    </AccountPage>
  );
}
