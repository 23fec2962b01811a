import { useLocale, useTranslations } from 'next-intl';
import { moneyInWords } from '@/lib/language/money';
import { dayInWords } from '@/lib/language/times';
import type { ReversalView, SubscriptionView } from '@/lib/members/stripe/schemas';
import type { PolicySettings } from '@/lib/policy/schemas';
import styles from './membership.module.css';
import { Dateline } from './timestamp';

type Terms = Pick<PolicySettings, 'membership'>;

/** A subscription: its plan, how it stands, and its days. */
export function SubscriptionFacts({ subscription, terms }: { subscription: SubscriptionView; terms: Terms }) {
  const t = useTranslations('payments.subscription');
  const { state, plan, startedAt, renewsAt, endsAt } = subscription;
  return (
    <dl className={styles.facts}>
      <dt>{t('state')}</dt>
      <dd>{t(`states.${state}`)}</dd>
      {plan !== null && (
        <>
          <dt>{t('plan')}</dt>
          <dd>{terms.membership.plans.find(({ key }) => key === plan)?.name ?? plan}</dd>
        </>
      )}
      <dt>{t('since')}</dt>
      <dd>
        <Dateline at={startedAt} />
      </dd>
      {renewsAt && (
        <>
          <dt>{t('renews')}</dt>
          <dd>
            <Dateline at={renewsAt} />
          </dd>
        </>
      )}
      {endsAt && (
        <>
          <dt>{t(state === 'ended' ? 'ended' : 'ends')}</dt>
          <dd>
            <Dateline at={endsAt} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** What went back, or is disputed, the latest first. Nothing when nothing did. */
export function Reversals({ reversals }: { reversals: ReversalView[] }) {
  const t = useTranslations('payments.subscription');
  const locale = useLocale();
  if (reversals.length === 0) return null;
  return (
    <ul role="list" className={styles.history}>
      {reversals.map(({ id, kind, amount, currency, holds, at }) => (
        <li key={id}>
          <p>
            {t('reversal', {
              kind,
              amount: moneyInWords(amount, currency, locale),
              day: dayInWords(new Date(at), locale),
            })}
          </p>
          {holds && <p className={styles.note}>{t('holds')}</p>}
        </li>
      ))}
    </ul>
  );
}
