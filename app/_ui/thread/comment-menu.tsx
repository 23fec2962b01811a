import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { OwnMarks } from '@/lib/comments/marks/schemas';
import type { ReactionsView } from '@/lib/comments/reactions/schemas';
import type { AuthorView, CommentView } from '@/lib/comments/schemas';
import type { FormAction } from '../form-state';
import { Icon } from '../icon';
import { VisuallyHidden } from '../visually-hidden';
import styles from './comment-actions.module.css';
import { actOf, READER_FORM, type ViewerVerb } from './viewer-actions';

/** Somebody who is signed in, what they made of the comments before, and what they may do. */
export type ReaderSetting = {
  id: string;
  marksOf: (commentId: string) => OwnMarks;
  mayReact: boolean;
  /** Where a comment is reported; null for those who may not, and for what they wrote themselves. */
  reportLink: (comment: CommentView) => string | null;
  /** What the page's form posts to (see `reader-acts.ts`). */
  act: FormAction<ReactionsView | undefined>;
};

type Props = { comment: CommentView; author: AuthorView; permalink: string; reader: ReaderSetting };

/** What else a signed-in reader can do with a comment: to keep it, to follow, to pass on, to be spared its author, to report. */
export function CommentMenu({ comment, author, permalink, reader }: Props) {
  const t = useTranslations('reactions.menu');
  const marks = reader.marksOf(comment.id);
  const isOwn = author.id === reader.id;
  const reportLink = reader.reportLink(comment);
  const { displayName: name } = author;
  return (
    // Of those that share a name the browser keeps one open.
    <details name="comment-menu" data-menu className={styles.menu}>
      <summary>
        {t('more')}
        <VisuallyHidden>{t('about', { name })}</VisuallyHidden>
        <Icon name="chevron" size={12} />
      </summary>
      <div className={styles.panel}>
        <Act verb={marks.saved ? 'forget' : 'save'} upon={comment.id}>
          {marks.saved ? t('forget') : t('save')}
        </Act>
        <Act verb={marks.followed ? 'unfollow' : 'follow'} upon={comment.id}>
          {marks.followed ? t('unfollow') : t('follow')}
        </Act>
        <share-link copy label={t('copy')} copied={t('copied')}>
          <a href={permalink}>{t('link')}</a>
        </share-link>
        {!isOwn && (
          <Act verb={marks.muted ? 'unmute' : 'mute'} upon={author.id} at={comment.id}>
            {marks.muted ? t('unmute', { name }) : t('mute', { name })}
          </Act>
        )}
        {reportLink && (
          <a href={reportLink} rel="nofollow">
            {t('report')}
            <VisuallyHidden>{t('reportAbout', { name })}</VisuallyHidden>
          </a>
        )}
      </div>
    </details>
  );
}

function Act({
  verb,
  upon,
  at,
  children,
}: {
  verb: ViewerVerb;
  upon: string;
  at?: string;
  children: ReactNode;
}) {
  return (
    <button form={READER_FORM} name="act" value={actOf(verb, upon, at)}>
      {children}
    </button>
  );
}
