import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { orNotFound } from '@/app/_frame/or-not-found';
import { actOf } from '@/lib/web/own-page/act-schemas';
import { Dateline } from '@/app/_ui/timestamp';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { listMuted } from '@/lib/members/mutes/list-muted';
import { ActButton } from '../act-button';
import { enter, type SearchParams } from '../enter';
import { ReadingPage } from '../reading-page';
import styles from '../reading.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reactions.reading.muted');
  return { title: t('title'), robots: { index: false } };
}

/** Whom a member has muted. */
export default async function MutedPage({ searchParams }: { searchParams: SearchParams }) {
  const { viewer, cursor } = await enter('/reading/muted', searchParams);
  const [{ items, nextCursor }, t] = await Promise.all([
    orNotFound(listMuted({ viewer, cursor })),
    getTranslations('reactions.reading.muted'),
  ]);
  return (
    <ReadingPage part="muted" empty={items.length === 0} cursor={cursor} nextCursor={nextCursor}>
      <ol role="list" className={styles.list}>
        {items.map(({ member: { id, displayName: name }, mutedAt }) => (
          <li key={id} className={styles.row}>
            <p>
              <bdi className={styles.name}>{name}</bdi>{' '}
              <span className={styles.when}>
                {t('since')} <Dateline at={mutedAt} />
              </span>
            </p>
            <ActButton act={actOf('unmute', id)}>
              {t.rich('unmute', { name, hidden: (words) => <VisuallyHidden>{words}</VisuallyHidden> })}
            </ActButton>
          </li>
        ))}
      </ol>
    </ReadingPage>
  );
}
