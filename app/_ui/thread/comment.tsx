import { useTranslations } from 'next-intl';
import { createElement, type ReactNode } from 'react';
import type { AuthorView, CommentView } from '@/lib/comments/schemas';
import { classNames } from '../class-names';
import { Icon } from '../icon';
import { Prose } from '../prose';
import { VisuallyHidden } from '../visually-hidden';
import { Author } from './author';
import { CommentActions } from './comment-actions';
import type { ActionSettings } from './reactions';
import styles from './comment.module.css';
import { foldId } from '@/lib/web/own-page/act-schemas';
import { WhenWritten } from './when-written';

/** What a reply answers: whose it is (null where that is not known here), and where it stands. */
type Answers = {
  name: string | null;
  href: string;
  /** The page's layout does not show it, so it is said in words. */
  inWords: boolean;
};

type Props = {
  comment: CommentView;
  /** The present moment, as an ISO time. */
  now: string;
  permalink: string;
  /** Where replying begins; null for those who may not. */
  replyLink: string | null;
  /** What it offers its reader; nothing when absent. */
  foot?: ActionSettings;
  /** How deep it is nested in a thread. At the top (0), wide screens set the author in the margin. */
  level?: number;
  answers?: Answers | null;
  /** It is what the page is about. */
  current?: boolean;
  /** What hangs on it, in the same column: a reply being written, its replies. */
  children?: ReactNode;
};

const NOTHING_OFFERED: ActionSettings = { choices: [], reader: null };

/** One comment with its author's knowledge and experience, or the place where one used to be. */
export function Comment(props: Props) {
  const { comment, level, current, foot, children } = props;
  const { author } = comment;
  const root = level === 0;
  return (
    <>
      <article
        id={`comment-${comment.id}`}
        className={classNames(styles.comment, root ? styles.root : styles.stacked, current && styles.current)}
        aria-labelledby={author ? `by-${comment.id}` : undefined}
        aria-current={current || undefined}
        data-author={foot?.reader ? author?.id : undefined}
        // Where one lands who comes by a link, or goes from a reply to what it answers.
        tabIndex={-1}
        autoFocus={current}
      >
        {author ? <Shown {...props} author={author} /> : <Gone {...props} />}
      </article>
      {children && (
        <div className={root ? styles.root : undefined}>
          <div className={root ? styles.onlyBody : undefined}>{children}</div>
        </div>
      )}
    </>
  );
}

/** For a reader who muted its author, it is folded up. */
function Shown(props: Props & { author: AuthorView }) {
  const { comment, level, foot } = props;
  if (!foot?.reader?.marksOf(comment.id)?.muted) return <Written {...props} />;
  return (
    <Folded id={foldId(comment.id)} level={level} inside={level === 0 ? styles.root : styles.stacked}>
      <Written {...props} />
    </Folded>
  );
}

function Folded({
  id,
  level,
  inside,
  children,
}: {
  id?: string;
  level?: number;
  inside?: string;
  children?: ReactNode;
}) {
  const t = useTranslations('reactions');
  return (
    <details className={classNames(styles.folded, styles.whole)}>
      <summary id={id}>
        <Heading level={level}>{t('folded')}</Heading>
      </summary>
      <div className={inside}>{children}</div>
    </details>
  );
}

/** What script folds a comment into whose author the reader has muted: it moves what the comment holds inside. */
export const FoldTemplate = () => (
  <template data-fold>
    <Folded />
  </template>
);

function Written({
  comment,
  author,
  now,
  permalink,
  replyLink,
  foot = NOTHING_OFFERED,
  level,
  answers,
}: Props & { author: AuthorView }) {
  const t = useTranslations('thread');
  return (
    <>
      <div className={styles.head}>
        <Heading level={level} className={styles.heading}>
          <VisuallyHidden>
            {t(answers ? 'replyBy' : 'commentBy', { name: author.displayName })}
          </VisuallyHidden>
        </Heading>
        <Author
          id={`by-${comment.id}`}
          author={author}
          margin={level === 0}
          when={<WhenWritten {...{ comment, author, now, permalink }} />}
        />
        {answers && <Upwards {...answers} />}
      </div>
      <div className={styles.body}>
        {comment.picked && (
          <p className={styles.picked}>
            <Icon name="star" size={14} />
            {t('picked')}
          </p>
        )}
        <Prose kind="comment" html={comment.bodyHtml} lang={comment.language} />
        <CommentActions {...{ comment, author, permalink, replyLink }} setting={foot} />
      </div>
    </>
  );
}

/** The way from a reply to what it answers. */
function Upwards({ name, href, inWords }: Answers) {
  const t = useTranslations('thread.answers');
  if (!inWords && name !== null) {
    return (
      <p className={classNames(styles.answers, styles.arrow)}>
        <a href={href}>
          <Icon name="up" size={13} />
          <VisuallyHidden>{t('up', { name })}</VisuallyHidden>
        </a>
      </p>
    );
  }
  return (
    <p className={styles.answers}>
      <a href={href}>
        <Icon name="up" size={13} />
        {name === null ? t('earlier') : t.rich('name', { who: () => <bdi key="who">{name}</bdi> })}
      </a>
    </p>
  );
}

function Gone({ comment, level }: Props) {
  const t = useTranslations('thread.gone');
  return (
    <Heading level={level} className={classNames(styles.gone, styles.onlyBody)}>
      {t(comment.status === 'WITHDRAWN' ? 'withdrawn' : 'removed')}
    </Heading>
  );
}

const HEADINGS = ['h3', 'h4', 'h5', 'h6'] as const;

type HeadingProps = { level?: number; className?: string; children: ReactNode };

/** Below the section's own heading: one level deeper for each that nests, as far as there are any. */
const Heading = ({ level = 0, ...props }: HeadingProps) =>
  createElement(HEADINGS[Math.min(level, HEADINGS.length - 1)] ?? 'h6', props);
