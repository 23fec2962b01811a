import { useTranslations } from 'next-intl';
import type { ReactionChoice } from '@/lib/comments/reactions/schemas';
import type { AuthorView, CommentView } from '@/lib/comments/schemas';
import type { ReaderSetting } from './comment-menu';
import styles from './comment-actions.module.css';
import { ReactionButtons } from './reaction-buttons';

/** What the comments of a page offer their reader. */
export type ActionSettings = {
  /** The reactions that the publication offers, by names in the reader's language. */
  choices: ReactionChoice[];
  /** Null for a reader without a session, who sees what everybody sees. */
  reader: ReaderSetting | null;
};

type Props = { comment: CommentView; author: AuthorView; setting: ActionSettings };

/** What readers made of a comment: to press for those who may, or did and may take it back; in plain words for everybody else. */
export function Reactions({ comment, author, setting: { choices, reader } }: Props) {
  const t = useTranslations('reactions');
  const own = reader?.marksOf(comment.id).reactions ?? [];
  const label = t('label', { name: author.displayName });
  if (choices.length > 0 && reader && (reader.mayReact || own.length > 0) && reader.id !== author.id)
    return (
      <ReactionButtons
        commentId={comment.id}
        choices={choices}
        standing={{ reactions: comment.reactions, own }}
        act={reader.act}
        label={label}
        note={t('note')}
      />
    );
  const given = choices.filter(({ key }) => comment.reactions[key]);
  if (given.length === 0) return null;
  return (
    <ul role="list" aria-label={label} className={styles.reactions}>
      {given.map(({ key, name }) => (
        <li key={key}>
          {name} <span className={styles.count}>{comment.reactions[key]}</span>
        </li>
      ))}
    </ul>
  );
}
