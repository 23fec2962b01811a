import { getTranslations } from 'next-intl/server';
import { readReviewed } from '@/lib/members/show-reviewed';
import type { Viewer } from '@/lib/members/viewer';
import styles from './_parts/account.module.css';
import { ShowReviewed } from './show-reviewed';

/** How many comments the member has reviewed, and whether others read that. */
export async function Reviewed({ viewer }: { viewer: Viewer }) {
  const [{ reviewed, showsReviewed }, t] = await Promise.all([
    readReviewed({ viewer }),
    getTranslations('account.reviewed'),
  ]);
  return (
    <section id="reviewed" className={styles.section} aria-labelledby="reviewed-title">
      <h2 id="reviewed-title" className={styles.title}>
        {t('title')}
      </h2>
      <p className={styles.intro}>
        {t('count', { count: reviewed })} {t(showsReviewed ? 'shown' : 'hidden')}
      </p>
      <ShowReviewed shown={!showsReviewed} words={t(showsReviewed ? 'hide' : 'show')} />
    </section>
  );
}
