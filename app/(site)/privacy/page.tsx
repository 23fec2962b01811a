import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_frame/page-frame';
import { linkTo } from '@/app/_ui/link-to';
import { Page, PageHeading } from '@/app/_ui/page';
import { EXPORT_EVERY_DAYS } from '@/lib/members/export/schemas';
import { COOLING_HOURS } from '@/lib/members/leaving/schemas';
import { listWhatIsKept, type KeptOfSubject } from '@/lib/members/personal-data/list-what-is-kept';
import { takesPayments } from '@/lib/members/stripe/api';
import { currentPolicy } from '@/lib/policy/current-policy';
import { configuredChecks } from '@/lib/screening/outside/configured-checks';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import styles from './privacy.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const [t, { names }] = await Promise.all([getTranslations('privacy.page'), currentPolicy()]);
  const { publication } = names;
  return {
    title: t('title'),
    description: t('description', { publication }),
    alternates: { canonical: '/privacy' },
  };
}

/** What is kept of members, for how long, and what becomes of it: as it is carried out. */
export default async function PrivacyPage() {
  await declareCacheTags(['policy']);
  const [policy, t] = await Promise.all([currentPolicy(), getTranslations('privacy.page')]);
  const { publication } = policy.names;
  const checks = configuredChecks();
  return (
    <PageFrame returnTo="/privacy">
      <Page>
        <PageHeading title={t('title')} intro={`${t('description', { publication })} ${t('intro')}`} />
        <div className={styles.sections}>
          <Part id="readers" title={t('readers')}>
            <p>{t('readersNothing')}</p>
            <p>{t('readersLimits')}</p>
          </Part>
          <Part id="members" title={t('members')}>
            {listWhatIsKept(policy).map((subject) => (
              <Kept key={subject.subject} {...subject} />
            ))}
          </Part>
          {takesPayments() && <Paying publication={publication} />}
          <Part id="seen" title={t('seen')}>
            <p>{t('seenText')}</p>
          </Part>
          {checks.length > 0 && (
            <Part id="outside" title={t('outside')}>
              <p>{t('outsideText', { names: checks.length > 1 ? 'both' : checks[0]!.name })}</p>
            </Part>
          )}
          <Part id="rule" title={t('machines')}>
            <p>{t.rich('machinesText', { how: linkTo('/how-peer-review-works') })}</p>
          </Part>
          <Part id="rights" title={t('rights')}>
            <ul>
              <li>
                {t.rich('rightsCopy', { own: linkTo('/account/privacy#export'), days: EXPORT_EVERY_DAYS })}
              </li>
              <li>{t.rich('rightsCorrect', { own: linkTo('/account') })}</li>
              <li>
                {t.rich('rightsLeave', { own: linkTo('/account/privacy#leaving'), hours: COOLING_HOURS })}
              </li>
            </ul>
            <p>{t('rightsLaw')}</p>
          </Part>
        </div>
      </Page>
    </PageFrame>
  );
}

/** Who processes payments, and what of them is kept here. */
function Paying({ publication }: { publication: string }) {
  const t = useTranslations('payments.privacy');
  return (
    <Part id="paying" title={t('title')}>
      <p>{t.rich('text', { publication, link: linkTo('https://stripe.com/privacy') })}</p>
    </Part>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      <div className={styles.text}>{children}</div>
    </section>
  );
}

function Kept({ subject, tables }: KeptOfSubject) {
  const t = useTranslations('privacy');
  return (
    <>
      <h3 className={styles.subject}>{t(`subjects.${subject}`)}</h3>
      <ul role="list" className={styles.kept}>
        {tables.map(({ table, days, columns, afterLeaving }) => (
          <li key={table}>
            <span className={styles.what}>{t(`tables.${table}`)}</span>
            <span className={styles.fate}>
              {t('page.line', {
                kept: days === null ? t('page.withAccount') : t('page.days', { days }),
                after: t(`page.${afterLeaving}`),
              })}
            </span>
            {columns.map((column) => (
              <span key={column.column} className={styles.fate}>
                {t('page.withinRow', { what: t(`columns.${column.column}`), days: column.days })}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
