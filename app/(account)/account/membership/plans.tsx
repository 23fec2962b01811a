import { getLocale, getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/language/locales';
import { reasonAgainst } from '@/lib/members/permissions';
import type { PaymentsView } from '@/lib/members/stripe/schemas';
import type { Viewer } from '@/lib/members/viewer';
import type { PolicySettings } from '@/lib/policy/schemas';
import styles from '../_parts/account.module.css';
import { Section } from '../_parts/section';
import { PayForm } from './pay-form';

type Props = {
  viewer: Viewer;
  offer: PaymentsView['offer'];
  terms: Pick<PolicySettings, 'membership' | 'names'>;
};

/** What somebody who has no membership can pay for, or what they do first. */
export async function Plans({ viewer, offer, terms: { membership, names } }: Props) {
  const [t, locale] = await Promise.all([getTranslations('payments.plans'), getLocale()]);
  const words = { form: t('title'), legend: t('legend'), go: t('go') };
  // Somebody may have sent a form that would not be here any more.
  if (offer === 'none') return <PayForm plans={[]} words={words} />;
  const plans = membership.plans
    .filter(({ price }) => offer === 'open' && price !== undefined)
    .map(({ key, name, description }) => ({ key, name, description }));
  return (
    <Section id="plans" title={t('title')}>
      {offer === 'barred' && <p>{reasonAgainst(viewer, 'membership.pay', locale as Locale)}</p>}
      <PayForm plans={plans} words={words} />
      {offer === 'open' && <p className={styles.intro}>{t('stripe', { publication: names.publication })}</p>}
    </Section>
  );
}
