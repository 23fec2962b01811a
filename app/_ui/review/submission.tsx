import { useTranslations } from 'next-intl';
import { articlePath } from '@/app/_ui/article-path';
import type { AssignmentView } from '@/lib/peer-review/schemas';
import { Prose } from '../prose';
import styles from './submission.module.css';

/** What is to be judged, with room to be read; folded above it, where it stands and what it answers (R5). */
export function Submission({ assignment }: { assignment: AssignmentView }) {
  const t = useTranslations('review.panel.submission');
  const { id, article, context, bodyHtml, language } = assignment;
  return (
    <div className={styles.submission}>
      <details id={`context-${id}`} className={styles.context}>
        <summary>
          <span>{t(context ? 'reply' : 'on', { title: article.title })}</span>
        </summary>
        <p>
          <a href={articlePath(article.slug)}>{article.title}</a>
        </p>
        {context && (
          <>
            <p>{t('answers')}</p>
            <Prose kind="comment" html={context.bodyHtml} lang={context.language} />
          </>
        )}
      </details>
      {/* Where it is scrolled, also by keys. */}
      <div className={styles.text} role="group" aria-label={t('text')} tabIndex={0}>
        <Prose html={bodyHtml} lang={language} />
      </div>
    </div>
  );
}
