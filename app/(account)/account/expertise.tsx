import { getLocale, getTranslations } from 'next-intl/server';
import { Done } from '@/app/_ui/done';
import { Knowledge } from '@/app/_ui/thread/knowledge';
import { listTopics } from '@/lib/articles/list-topics';
import { readOwnExpertise } from '@/lib/members/expertise/read-own-expertise';
import { FIELD_MAX, LINE_MAX } from '@/lib/members/expertise/schemas';
import { reasonAgainst } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import styles from './_parts/account.module.css';
import { ExpertiseForm } from './expertise-form';

/** What the member says they know, to be changed by those who may write. `saved`: they have just done so. */
export async function Expertise({ viewer, saved }: { viewer: Viewer; saved: boolean }) {
  const [{ items, most }, topics, t, locale] = await Promise.all([
    readOwnExpertise({ viewer }),
    listTopics(),
    getTranslations('account.knows'),
    getLocale(),
  ]);
  const against = reasonAgainst(viewer, 'expertise.state', locale);
  if (most === 0 && items.length === 0) return null;
  // What is more than the policy has now stays in sight, so that its member can choose.
  const rows = Array.from({ length: Math.max(most, items.length) }, (_, row) => ({
    legend: t('legend', { number: row + 1 }),
    ...(items[row] ?? { field: '', line: '', verified: false }),
  }));
  return (
    <section id="knows" className={styles.section} aria-labelledby="knows-title">
      <h2 id="knows-title" className={styles.title}>
        {t('title')}
      </h2>
      {saved && <Done title={t('saved')} />}
      <p className={styles.intro}>{t('intro')}</p>
      {against ? (
        // The page says above what keeps them from changing it.
        <Knowledge expertise={items} />
      ) : (
        <ExpertiseForm
          key={JSON.stringify(items)}
          rows={rows}
          topics={topics}
          longest={{ field: FIELD_MAX, line: LINE_MAX }}
          words={{ field: t('field'), line: t('line'), save: t('save'), verified: t('verified') }}
        />
      )}
    </section>
  );
}
