import { useTranslations } from 'next-intl';
import type { ReactionChoice } from '@/lib/comments/reactions/schemas';
import type { AuthorView, CommentView } from '@/lib/comments/schemas';
import type { ReaderSetting } from './comment-menu';
import styles from './comment-actions.module.css';
import { actOf, READER_FORM, reactionsId, verbOf } from '@/lib/web/own-page/act-schemas';

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
  const own = reader?.marksOf(comment.id)?.reactions ?? [];
  const label = t('label', { name: author.displayName });
  if (choices.length > 0 && reader && (reader.mayReact || own.length > 0) && reader.id !== author.id)
    return <ReactionButtons {...{ comment, choices, reader, label }} />;
  const given = choices.filter(({ key }) => comment.reactions[key]);
  if (given.length === 0) return null;
  return (
    <ul role="list" aria-label={label} className={styles.reactions}>
      {given.map(({ key, name, short = name }) => (
        <li key={key}>
          {short} <span className={styles.count}>{comment.reactions[key]}</span>
        </li>
      ))}
    </ul>
  );
}

/** Said to whoever gave a reaction that lowers nothing. */
function Note() {
  const t = useTranslations('reactions');
  return (
    <p data-note className={styles.note}>
      {t('note')}
    </p>
  );
}

/** What script puts under the reactions when one like that is given. */
export const NoteTemplate = () => (
  <template data-note-of-page>
    <Note />
  </template>
);

/** Those that a phone shows as a drawing, which the style sheet has. */
const DRAWN = ['insightful', 'well-argued', 'disagree'];

/** Buttons of the page's form; script answers them at once (`<reader-acts>`), and knows by `data-` what is what. */
function ReactionButtons({
  comment: { id, reactions },
  choices,
  reader,
  label,
}: {
  comment: CommentView;
  choices: ReactionChoice[];
  reader: ReaderSetting;
  label: string;
}) {
  const own = reader.marksOf(id)?.reactions;
  const isNoted = choices.some(({ key, lifts }) => !lifts && own?.includes(key));
  return (
    <>
      <div id={reactionsId(id)} role="group" tabIndex={-1} aria-label={label} className={styles.reactions}>
        {choices.map(({ key, name, short, lifts }) => (
          <button
            key={key}
            form={READER_FORM}
            name="act"
            value={actOf(verbOf('reaction', own?.includes(key)), id, key)}
            aria-pressed={own?.includes(key)}
            data-noted={lifts ? undefined : ''}
            data-short={short}
            data-drawn={DRAWN.includes(key) ? key : undefined}
            className={styles.reaction}
          >
            <bdi className={styles.name}>{name}</bdi>{' '}
            <span className={styles.count}>{reactions[key] || ''}</span>
          </button>
        ))}
      </div>
      {isNoted && <Note />}
    </>
  );
}
