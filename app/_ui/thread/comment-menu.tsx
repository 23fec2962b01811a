import { useTranslations } from 'next-intl';
import type { OwnMarks } from '@/lib/comments/marks/schemas';
import type { AuthorView, CommentView } from '@/lib/comments/schemas';
import { Icon } from '../icon';
import { VisuallyHidden } from '../visually-hidden';
import styles from './comment-actions.module.css';
import { actOf, READER_FORM, verbOf, type Toggle } from '@/lib/web/own-page/act-schemas';

/** Somebody who is signed in, what they made of the comments before, and what they may do. */
export type ReaderSetting = {
  /** Null where the page is for all members: then it is not known either what they made of anything. */
  id: string | null;
  marksOf: (commentId: string) => OwnMarks | null;
  mayReact: boolean;
  /** Where a comment is reported; null for those who may not, and for what they wrote themselves. */
  reportLink: (comment: CommentView) => string | null;
  /** They work at the desk; false where that is not known either. */
  isStaff: boolean;
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
        <Act toggle="save" on={marks?.saved} upon={comment.id} words={[t('save'), t('forget')]} />
        <Act toggle="follow" on={marks?.followed} upon={comment.id} words={[t('follow'), t('unfollow')]} />
        <share-link copy label={t('copy')} copied={t('copied')}>
          <a href={permalink}>{t('link')}</a>
        </share-link>
        {!isOwn && !author.badges.includes('former') && (
          <Act
            toggle="mute"
            on={marks?.muted}
            upon={author.id}
            at={comment.id}
            words={[t('mute', { name }), t('unmute', { name })]}
          />
        )}
        {reportLink && (
          <a href={reportLink} rel="nofollow">
            {t('report')}
            <VisuallyHidden>{t('reportAbout', { name })}</VisuallyHidden>
          </a>
        )}
        {reader.isStaff && <DeskLink commentId={comment.id} />}
      </div>
    </details>
  );
}

function DeskLink({ commentId = '' }: { commentId?: string }) {
  const t = useTranslations('reactions.menu');
  return (
    <a data-desk href={`/admin/comments/${commentId}`}>
      {t('desk')}
    </a>
  );
}

/** What script puts into the menus of a page that is the same for all members when its reader works at the desk. */
export const DeskTemplate = () => (
  <template data-desk-of-page>
    <DeskLink />
  </template>
);

/** A button that does something and undoes it; script turns its words around. */
function Act({
  toggle,
  on,
  upon,
  at,
  words: [off, undo],
}: {
  toggle: Toggle;
  /** Whether it was done; undefined where that is not known. */
  on: boolean | undefined;
  upon: string;
  at?: string;
  words: [toDo: string, toUndo: string];
}) {
  return (
    <button
      form={READER_FORM}
      name="act"
      value={actOf(verbOf(toggle, on), upon, at)}
      data-off={off}
      data-on={undo}
    >
      {on ? undo : off}
    </button>
  );
}
