import { useTranslations } from 'next-intl';
import { articlePath, commentPath } from '@/app/_ui/article-path';
import { Prose } from '@/app/_ui/prose';
import { Ago } from '@/app/_ui/timestamp';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import type { CommentView } from '@/lib/comments/schemas';
import { writtenIn } from '@/lib/language/locales';
import styles from './member.module.css';

/** A comment among others of its author: under what, when, and the way to where it stands. */
export function MemberComment({ comment, now }: { comment: CommentView; now: string }) {
  const t = useTranslations('profile');
  const { id, article, parentId, bodyHtml, language, publishedAt, createdAt, replyCount } = comment;
  const place = articlePath(article.slug);
  return (
    <article className={styles.comment} aria-labelledby={`on-${id}`}>
      <header className={styles.where}>
        <h3 id={`on-${id}`} className={styles.on}>
          <a href={place}>
            <bdi {...writtenIn(article.language)}>{article.title}</bdi>
          </a>
        </h3>
        {parentId && <p>{t('reply')}</p>}
      </header>
      <div className={styles.text}>
        <Prose kind="comment" html={bodyHtml} lang={language} />
        <p className={styles.foot}>
          <a href={commentPath(article.slug, id)}>
            <Ago at={publishedAt ?? createdAt} now={now} />
            <VisuallyHidden>{t('permalink', { title: article.title })}</VisuallyHidden>
          </a>
          {replyCount > 0 && <span>{t('answered', { count: replyCount })}</span>}
        </p>
      </div>
    </article>
  );
}
