import { useTranslations } from 'next-intl';
import { articlePath } from '@/app/_ui/article-path';
import { ArticlePicture } from '@/app/_ui/article-picture';
import { CommentCount } from '@/app/_ui/comment-count';
import { Prose } from '@/app/_ui/prose';
import { Dateline } from '@/app/_ui/timestamp';
import { Topics } from '@/app/_ui/topics';
import { Unbroken } from '@/app/_ui/unbroken';
import type { ArticleView, Picture } from '@/lib/articles/schemas';
import { writtenIn } from '@/lib/language/locales';
import styles from './article.module.css';

/** An article, to be read. */
export function Article({ article }: { article: ArticleView }) {
  return (
    <article>
      <header {...writtenIn(article.language)} className={styles.head}>
        <Topics topics={article.topics} />
        <h1 className={styles.headline}>
          <Unbroken text={article.title} />
        </h1>
        {article.standfirst && <p className={styles.standfirst}>{article.standfirst}</p>}
      </header>
      {article.picture && <Figure picture={article.picture} language={article.language} />}
      <div className={styles.columns}>
        <Imprint article={article} />
        <div>
          {article.bodyHtml && <Prose kind="article" lang={article.language} html={article.bodyHtml} />}
          {article.address && <Elsewhere address={article.address} whole={article.bodyHtml === ''} />}
        </div>
      </div>
    </article>
  );
}

/** The way to where the article is read. */
function Elsewhere({ address, whole }: { address: string; whole: boolean }) {
  const t = useTranslations('article');
  const { host } = new URL(address);
  return (
    <p className={styles.elsewhere}>
      <a href={address}>{t(whole ? 'readElsewhere' : 'alsoElsewhere', { host })}</a>
    </p>
  );
}

function Figure({ picture, language }: { picture: Picture; language: string }) {
  return (
    <figure {...writtenIn(language)} className={styles.figure}>
      <ArticlePicture picture={picture} sizes="(min-width: 75rem) 70rem, 100vw" first />
      <figcaption className={styles.caption}>
        {picture.caption} <span className={styles.credit}>{picture.credit}</span>
      </figcaption>
    </figure>
  );
}

function Imprint({
  article: { slug, title, byline, publishedAt, readingMinutes, commentCount, bodyHtml },
}: {
  article: ArticleView;
}) {
  const t = useTranslations('article');
  return (
    <div className={styles.imprint}>
      {byline && <p className={styles.byline}>{t('byline', { byline })}</p>}
      <p>
        <Dateline at={publishedAt} />
      </p>
      {bodyHtml && <p>{t('minutes', { count: readingMinutes })}</p>}
      <p>
        <a href="#comments">
          <CommentCount count={commentCount} />
        </a>
      </p>
      <p>
        <share-link label={t('share.label')} heading={title} copied={t('share.copied')}>
          <a href={articlePath(slug)}>{t('share.link')}</a>
        </share-link>
      </p>
    </div>
  );
}
