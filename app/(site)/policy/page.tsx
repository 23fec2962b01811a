import type { Metadata } from 'next';
import { useLocale, useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/app/_frame/page-frame';
import { linkTo } from '@/app/_ui/link-to';
import { Page, PageHeading } from '@/app/_ui/page';
import { houseRulesIn } from '@/lib/moderation/house-rules-in-words';
import { currentPolicy } from '@/lib/policy/current-policy';
import { membershipName } from '@/lib/policy/membership-name';
import type { Policy } from '@/lib/policy/schemas';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import styles from './policy.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages.policy');
  return { title: t('title'), description: t('description'), alternates: { canonical: '/policy' } };
}

export default async function PolicyPage() {
  await declareCacheTags(['policy']);
  const [policy, t] = await Promise.all([currentPolicy(), getTranslations('pages.policy')]);
  return (
    <PageFrame returnTo="/policy">
      <Page>
        <PageHeading title={t('title')} intro={t('intro')} />
        <div className={styles.sections}>
          <Rules />
          <Procedure policy={policy} />
        </div>
      </Page>
    </PageFrame>
  );
}

function Rules() {
  const t = useTranslations('pages.policy');
  return (
    <section className={styles.section} aria-labelledby="rules">
      <h2 id="rules" className={styles.title}>
        {t('rules')}
      </h2>
      <ol role="list" className={styles.rules}>
        {houseRulesIn(useLocale()).map((rule, index) => (
          <li key={rule.key} id={rule.key}>
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <h3 className={styles.rule}>{rule.title}</h3>
              <p>{rule.text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Procedure({ policy: { names, review } }: { policy: Policy }) {
  const t = useTranslations('pages.policy.procedure');
  const member = membershipName(names, useLocale()).full;
  return (
    <section className={styles.section} aria-labelledby="procedure">
      <h2 id="procedure" className={styles.title}>
        {t('title')}
      </h2>
      <div className={styles.text}>
        <p>{t('you', { member, required: review.required })}</p>
        <p>{t('outcome', { hours: review.maxWaitHours })}</p>
        <p>{t('again', { times: review.resubmissions })}</p>
        <p>{t.rich('more', { how: linkTo('/how-peer-review-works'), numbers: linkTo('/transparency') })}</p>
      </div>
    </section>
  );
}
