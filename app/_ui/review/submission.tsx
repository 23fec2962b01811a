import { useTranslations } from 'next-intl';
import { articlePath } from '@/app/_ui/article-path';
import type { AssignmentView } from '@/lib/peer-review/schemas';
import { Prose } from '../prose';
import styles from './submission.module.css';

/** What is to be judged, with room to be read: where it stands, what it answers, and its text (R5). */
export function Submission({ assignment }: { assignment: AssignmentView }) {
  const t = useTranslations('review.panel.submission');
  const { article, context, bodyHtml, language } = assignment;
  return (
    <div className={styles.submission}>
      <p className={styles.where}>
        <span className={styles.kicker}>{t('on')}</span>
        <a href={articlePath(article.slug)}>{article.title}</a>
      </p>
      {context && (
        <details className={styles.context} open>
          <summary>{t('answers')}</summary>
          <Prose kind="comment" html={context.bodyHtml} lang={context.language} />
        </details>
      )}
      <div className={styles.text} role="group" aria-label={t('text')}>
        <Prose html={bodyHtml} lang={language} />
      </div>
    </div>
  );
}
