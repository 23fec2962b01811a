import { useLocale, useTranslations } from 'next-intl';
import { articlePath } from '@/app/_ui/article-path';
import { excerpt } from '@/app/_ui/excerpt';
import type { AppealView } from '@/lib/moderation/appeals/schemas';
import { decidedInWords } from '../_parts/appeal-words';
import { waitInWords } from '../_parts/wait-in-words';
import { withHidden } from '../_parts/with-hidden';
import styles from './appeals.module.css';

/** The letters of an appeal that are shown before its case is opened. */
const SHOWN = 400;

/** The appeals of a page: who asks, against what, and in which words. */
export function AppealList({ appeals, now }: { appeals: AppealView[]; now: Date }) {
  return (
    <ol role="list" className={styles.list}>
      {appeals.map((appeal) => (
        <li key={appeal.id}>
          <Row appeal={appeal} now={now} />
        </li>
      ))}
    </ol>
  );
}

function Row({ appeal, now }: { appeal: AppealView; now: Date }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  const { id, comment, author, article, text, state, createdAt } = appeal;
  return (
    <article className={styles.row} aria-labelledby={`of-${id}`}>
      <header className={styles.facts}>
        <h2 id={`of-${id}`} className={styles.author}>
          <a href={`/admin/comments/${comment.id}#appeal`}>
            <bdi>{author.displayName}</bdi>
          </a>
        </h2>
        <p>
          {t.rich('onArticle', {
            title: article.title,
            article: (title) => <a href={articlePath(article.slug)}>{title}</a>,
          })}
        </p>
        {state === 'OPEN' && (
          <p className={styles.since}>{t('waiting', { wait: waitInWords(createdAt, now, t) })}</p>
        )}
      </header>
      <div className={styles.text}>
        <p className={styles.against}>
          {t('appeal.against', { decision: decidedInWords(appeal, t, locale) })}
        </p>
        <p className={styles.said} dir="auto">
          {t('quoted', { text: excerpt(text, SHOWN).text })}
        </p>
        <p className={styles.way}>
          <a href={`/admin/comments/${comment.id}#appeal`}>
            {t.rich(appeal.mayDecide ? 'appeal.decide' : 'openCase', {
              name: author.displayName,
              ...withHidden,
            })}
          </a>
          <WhyNot appeal={appeal} />
        </p>
      </div>
    </article>
  );
}

function WhyNot({ appeal: { whyNot, othersMayDecide } }: { appeal: AppealView }) {
  const t = useTranslations('desk.notYours');
  if (whyNot === null || whyNot === 'decided') return null;
  return (
    <span className={styles.not}>
      {t(whyNot)}: {t(othersMayDecide ? 'others' : 'waits')}
    </span>
  );
}
