import { useTranslations } from 'next-intl';
import type { QueueItem, QueueName } from '@/lib/moderation/schemas';
import styles from './more-by-author.module.css';
import { queueHref } from './queue-href';

type Props = {
  author: QueueItem['author'];
  queue: QueueName;
  /** How many of theirs the queue has, as far as was looked. */
  count: number | undefined;
};

/** What else somebody has in the queue, and the way to all of it, by their id: who has left is called as others are. Nothing where there is nothing else. */
export function MoreByAuthor({ author: { id, displayName: name }, queue, count = 1 }: Props) {
  const t = useTranslations('desk.find');
  if (count < 2) return null;
  return (
    <a className={styles.more} href={queueHref(queue, { filter: { author: id } })}>
      {t.rich('moreBy', { count: count - 1, name, who: (words) => <bdi>{words}</bdi> })}
    </a>
  );
}
