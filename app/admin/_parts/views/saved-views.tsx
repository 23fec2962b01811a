import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/members/viewer';
import { listViews } from '@/lib/moderation/saved-views/list-views';
import type { QueueFilter, QueueName } from '@/lib/moderation/schemas';
import { DeskFilter } from '../frame/desk-list';
import { filterField, queueHref } from '../queue/queue-href';
import styles from './saved-views.module.css';
import { ViewForms } from './view-forms';

/** The ways to the queues as they were narrowed before, and what saves this one, and changes those. */
export async function SavedViews({
  viewer,
  queue,
  filter,
}: {
  viewer: Viewer;
  queue: QueueName;
  filter: QueueFilter;
}) {
  const [views, t] = await Promise.all([listViews({ viewer }), getTranslations('desk.views')]);
  const here = queueHref(queue, { filter });
  return (
    <div className={styles.views}>
      {views.length > 0 && (
        <DeskFilter
          label={t('label')}
          choices={views.map(({ name, shared, ...view }) => {
            const href = queueHref(view.queue, { filter: view.filter });
            return { href, words: shared ? t('all', { name }) : <bdi>{name}</bdi>, current: href === here };
          })}
        />
      )}
      <ViewForms
        shown={{
          queue,
          filter: filterField(filter),
          mine: views.filter(({ mayChange }) => mayChange).map(({ id, name }) => ({ id, name })),
        }}
      />
    </div>
  );
}
