import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireViewer } from '@/app/_frame/require-viewer';
import { MembershipFacts, MembershipHistory } from '@/app/_ui/membership';
import { Notice } from '@/app/_ui/notice';
import { Reversals, SubscriptionFacts } from '@/app/_ui/payments';
import { dayInWords } from '@/lib/language/times';
import { readMembership } from '@/lib/members/memberships/read-membership';
import { readPayments } from '@/lib/members/stripe/read-payments';
import type { PaymentsView } from '@/lib/members/stripe/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { membershipName } from '@/lib/policy/membership-name';
import styles from '../_parts/account.module.css';
import { AccountPage } from '../_parts/account-page';
import { Section } from '../_parts/section';
import { CameBack } from './came-back';
import { Plans } from './plans';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.parts');
  return { title: t('membership'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
type Terms = Awaited<ReturnType<typeof currentPolicy>>;

/** How the member's membership stands, what that lets them do, and what they can do about it. */
export default async function MembershipPage({ searchParams }: Props) {
  const [viewer, { back }] = await Promise.all([requireViewer('/account/membership'), searchParams]);
  const [parts, t, locale, terms, { membership, history }, payments] = await Promise.all([
    getTranslations('account.parts'),
    getTranslations('account.membership'),
    getLocale(),
    currentPolicy(),
    readMembership({ viewer }),
    readPayments({ viewer }),
  ]);
  const { names } = terms;
  const state = membership?.state ?? 'NONE';
  const grace = membership?.graceUntil;
  return (
    <AccountPage part="membership" title={parts('membership')}>
      <div className={styles.news}>
        {payments && <CameBack back={back} />}
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
      </div>
      {payments && <Plans viewer={viewer} offer={payments.offer} terms={terms} />}
      {state !== 'ACTIVE' && state !== 'REVOKED' && <How terms={terms} payments={payments} />}
      {payments && <Subscription payments={payments} terms={terms} />}
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

/** What to do, in the publication's words. Where it can be paid for here, nobody is sent to ask. */
async function How({ terms, payments }: { terms: Terms; payments: PaymentsView | null }) {
  const t = await getTranslations('account.membership');
  const { renewal, renewalPage } = terms.membership;
  const isPaidHere = payments !== null && (payments.offer !== 'none' || isLive(payments));
  if (isPaidHere && !renewal && !renewalPage) return null;
  return (
    <Section id="how" title={t('how')}>
      {(renewal || !isPaidHere) && <p>{renewal || t('ask', { publication: terms.names.publication })}</p>}
      {renewalPage && (
        <p>
          <a href={renewalPage}>{t('page')}</a>
        </p>
      )}
    </Section>
  );
}

const isLive = ({ subscriptions }: PaymentsView): boolean =>
  subscriptions.some(({ state }) => state !== 'ended');

/** What they pay, and where they change it. */
async function Subscription({ payments, terms }: { payments: PaymentsView; terms: Terms }) {
  const { hasPortal, subscriptions, reversals } = payments;
  const [latest] = subscriptions;
  if (!hasPortal || !latest) return null;
  const t = await getTranslations('payments.subscription');
  return (
    <Section id="subscription" title={t('title')}>
      <SubscriptionFacts subscription={latest} terms={terms} />
      <Reversals reversals={reversals} />
      <p>
        <a href="/account/membership/portal">{t('portal')}</a>
      </p>
    </Section>
  );
}
