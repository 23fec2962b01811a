import { useTranslations } from 'next-intl';
import type { AuthorView, CommentView } from '@/lib/comments/schemas';
import { Ago } from '../timestamp';
import { VisuallyHidden } from '../visually-hidden';
import styles from './author.module.css';

type Props = {
  comment: CommentView;
  author: AuthorView;
  /** The present moment, as an ISO time. */
  now: string;
  permalink: string;
};

/** When a comment was posted, as the link to it, and whether it was changed since. Beside its author's name. */
export function WhenWritten({ comment, author, now, permalink }: Props) {
  const t = useTranslations('reactions.foot');
  return (
    <span className={styles.when}>
      <a href={permalink}>
        <Ago at={comment.publishedAt ?? comment.createdAt} now={now} />
        <VisuallyHidden>{t('permalink', { name: author.displayName })}</VisuallyHidden>
      </a>
      {comment.editedAt && <span>{t('edited')}</span>}
    </span>
  );
}
