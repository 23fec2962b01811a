import { articlePath } from '@/app/_ui/article-path';
import { ArticlePicture } from '@/app/_ui/article-picture';
import { classNames } from '@/app/_ui/class-names';
import { CommentCount } from '@/app/_ui/comment-count';
import { Dateline } from '@/app/_ui/timestamp';
import { Topics } from '@/app/_ui/topics';
import { Unbroken } from '@/app/_ui/unbroken';
import type { ArticleSummary } from '@/lib/articles/schemas';
import { writtenIn } from '@/lib/language/locales';
import styles from './story.module.css';

const pictureSizes = {
  lead: '(min-width: 64rem) 48rem, 100vw',
  column: '(min-width: 48rem) 24rem, 100vw',
  row: '(min-width: 64rem) 8rem, 30vw',
};

/** A kicker is a word or three: the article itself names all that it is about. */
const TOPICS_SHOWN = 3;

/** One article on the front page. */
export function Story({
  article,
  size,
  heading: Heading = 'h2',
}: {
  article: ArticleSummary;
  size: 'lead' | 'column' | 'row';
  heading?: 'h2' | 'h3';
}) {
  const { slug, title, standfirst, topics, publishedAt, picture, language } = article;
  const href = articlePath(slug);
  return (
    <article className={classNames(styles.story, styles[size])}>
      {picture && (
        <a className={styles.picture} href={href} tabIndex={-1} aria-hidden="true">
          <ArticlePicture picture={picture} sizes={pictureSizes[size]} first={size === 'lead'} decorative />
        </a>
      )}
      <div className={styles.words}>
        <div {...writtenIn(language)} className={styles.written}>
          <Topics topics={topics.slice(0, TOPICS_SHOWN)} />
          <Heading className={styles.headline}>
            <a href={href}>
              <Unbroken text={title} />
            </a>
          </Heading>
          <p className={styles.standfirst}>{standfirst}</p>
        </div>
        <p className={styles.meta}>
          <Dateline at={publishedAt} />
          <a href={`${href}#comments`}>
            <CommentCount count={article.commentCount} />
          </a>
        </p>
      </div>
    </article>
  );
}
