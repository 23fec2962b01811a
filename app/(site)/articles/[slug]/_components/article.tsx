import { articlePath } from '@/app/_ui/article-path';
import { ArticlePicture } from '@/app/_ui/article-picture';
import { commentsInWords } from '@/app/_ui/comments-in-words';
import { Prose } from '@/app/_ui/prose';
import { Dateline } from '@/app/_ui/timestamp';
import { Topics } from '@/app/_ui/topics';
import type { ArticleView, Picture } from '@/lib/articles/schemas';
import styles from './article.module.css';

/** An article, to be read. */
export function Article({ article }: { article: ArticleView }) {
  return (
    <article>
      <header className={styles.head}>
        <Topics topics={article.topics} />
        <h1 className={styles.headline}>{article.title}</h1>
        {article.standfirst && <p className={styles.standfirst}>{article.standfirst}</p>}
      </header>
      {article.picture && <Figure picture={article.picture} />}
      <div className={styles.columns}>
        <Imprint article={article} />
        <Prose kind="article" html={article.bodyHtml} />
      </div>
    </article>
  );
}

function Figure({ picture }: { picture: Picture }) {
  return (
    <figure className={styles.figure}>
      <ArticlePicture picture={picture} sizes="(min-width: 75rem) 70rem, 100vw" first />
      <figcaption className={styles.caption}>
        {picture.caption} <span className={styles.credit}>{picture.credit}</span>
      </figcaption>
    </figure>
  );
}

function Imprint({
  article: { slug, title, byline, publishedAt, readingMinutes, commentCount },
}: {
  article: ArticleView;
}) {
  return (
    <div className={styles.imprint}>
      <p className={styles.byline}>By {byline}</p>
      <p>
        <Dateline at={publishedAt} />
      </p>
      <p>{readingMinutes === 1 ? '1 minute' : `${readingMinutes} minutes`} to read</p>
      <p>
        <a href="#comments">{commentsInWords(commentCount)}</a>
      </p>
      <p>
        <share-link label="Share this article" heading={title}>
          <a href={articlePath(slug)}>Link to this article</a>
        </share-link>
      </p>
    </div>
  );
}
