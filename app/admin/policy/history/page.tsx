import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { readPolicy } from '@/lib/moderation/change-policy';
import { listVersions } from '@/lib/moderation/policy-history/list-versions';
import { policyVersionsQuery } from '@/lib/moderation/policy-history/schemas';
import { Desk } from '../../_parts/frame/desk';
import { enterDesk } from '../../_parts/frame/enter-desk';
import styles from './history.module.css';
import { VersionEntry } from './version-entry';

const HERE = '/admin/policy/history';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('settings.history')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every version of the policy: who changed what, when and why. */
export default async function PolicyHistoryPage({ searchParams }: Props) {
  const viewer = await enterDesk(HERE);
  const asked = policyVersionsQuery
    .pick({ cursor: true })
    .strip()
    .safeParse(await searchParams);
  if (!asked.success) notFound();
  const { cursor } = asked.data;
  const [{ items, nextCursor }, policy, t] = await Promise.all([
    orNotFound(listVersions({ viewer, cursor })),
    readPolicy({ viewer }),
    getTranslations('settings.history'),
  ]);
  return (
    <Desk viewer={viewer} place="policy" title={t('title')} intro={t('intro')}>
      <p className={styles.way}>
        <a href="/admin/policy">{t('back')}</a>
      </p>
      <div className={styles.versions}>
        {items.map((entry) => (
          <VersionEntry
            key={entry.version}
            entry={entry}
            inForce={entry.version === policy.version}
            href={`${HERE}/${entry.version}`}
          />
        ))}
        {!nextCursor && (
          <article className={styles.version}>
            <h2 className={styles.number}>
              <a href={`${HERE}/0`}>{t('version', { version: 0 })}</a>
            </h2>
            <p className={styles.soft}>{t('installed')}</p>
          </article>
        )}
      </div>
      <PaginationByCursor
        label={t('title')}
        first={HERE}
        cursor={cursor}
        nextCursor={nextCursor}
        words={{ first: t('newest'), next: t('earlier') }}
      />
    </Desk>
  );
}
