import { useTranslations } from 'next-intl';
import type { AuthorView, CommentView } from '@/lib/comments/schemas';
import { Icon } from '../icon';
import { VisuallyHidden } from '../visually-hidden';
import styles from './comment-actions.module.css';
import { CommentMenu } from './comment-menu';
import { Reactions, type ActionSettings } from './reactions';

type Props = {
  comment: CommentView;
  author: AuthorView;
  permalink: string;
  /** Where replying begins; null for those who may not. */
  replyLink: string | null;
  setting: ActionSettings;
};

/** What stands under a comment: what readers made of it, and what can be done with it. */
export function CommentActions({ comment, author, permalink, replyLink, setting }: Props) {
  const t = useTranslations('reactions.foot');
  const { reader } = setting;
  const { displayName: name } = author;
  return (
    <div className={styles.foot}>
      <Reactions comment={comment} author={author} setting={setting} />
      <div className={styles.line}>
        {reader && (
          <span data-saved hidden={!reader.marksOf(comment.id)?.saved}>
            {t('saved')}
          </span>
        )}
        {replyLink && (
          <a data-in-place className={styles.reply} href={replyLink}>
            <Icon name="reply" size={14} />
            {t('reply')}
            <VisuallyHidden>{t('replyTo', { name })}</VisuallyHidden>
          </a>
        )}
        {reader ? (
          <CommentMenu comment={comment} author={author} permalink={permalink} reader={reader} />
        ) : (
          <share-link copy label={t('copy')} copied={t('copied')}>
            <a href={permalink}>{t('link')}</a>
          </share-link>
        )}
      </div>
    </div>
  );
}
