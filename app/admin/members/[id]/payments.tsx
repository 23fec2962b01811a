import { getTranslations } from 'next-intl/server';
import { Reversals, SubscriptionFacts } from '@/app/_ui/payments';
import { Section } from '@/app/admin/_parts/frame/section';
import { readPaymentsOf } from '@/lib/members/stripe/read-payments';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import styles from './member.module.css';

/** What a member pays, and where that is seen to. Nothing where they never paid. */
export async function Payments({ viewer, memberId }: { viewer: Viewer; memberId: string }) {
  const [t, terms, payments] = await Promise.all([
    getTranslations('payments.desk'),
    currentPolicy(),
    readPaymentsOf({ viewer, memberId }),
  ]);
  if (!payments) return null;
  const { customer, subscriptions, reversals } = payments;
  return (
    <Section id="payments" title={t('title')}>
      <p>
        <a href={customer.url}>{t('customer', { id: customer.id })}</a>
      </p>
      {subscriptions.map((subscription) => (
        <SubscriptionFacts key={subscription.id} subscription={subscription} terms={terms} />
      ))}
      <Reversals reversals={reversals} />
      {subscriptions.some(({ state }) => state !== 'ended') && <p className={styles.note}>{t('ends')}</p>}
    </Section>
  );
}
