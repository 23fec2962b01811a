import { useFormatter, useTranslations } from 'next-intl';
import { articlePath } from '@/app/_ui/article-path';
import { Badge } from '@/app/_ui/badge';
import { stateTones } from '@/app/_ui/review/state-tones';
import { commentState } from '@/lib/comments/schemas';
import type { MemberCaseView } from '@/lib/moderation/sanctions/schemas';
import { excerpt } from '@/lib/platform/text/excerpt';
import { Facts } from '@/app/admin/_parts/frame/facts';
import { Moment } from '@/app/admin/_parts/frame/moment';
import styles from './member.module.css';

const EXCERPT = 160;

/** How many of a member's comments stand in each state, in the order of a comment's life. */
export function CommentCounts({ comments }: Pick<MemberCaseView, 'comments'>) {
  const t = useTranslations('records.member');
  const desk = useTranslations('desk');
  const { number } = useFormatter();
  if (comments.length === 0) return <p className={styles.note}>{t('noComments')}</p>;
  const order = commentState.options;
  const sorted = [...comments].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  return <Facts facts={sorted.map(({ status, count }) => [desk(`states.${status}`), number(count)])} />;
}

/** The latest of a member's comments, each with the way to its case. */
export function LatestComments({ latest }: Pick<MemberCaseView, 'latest'>) {
  const t = useTranslations('records.member');
  const desk = useTranslations('desk');
  if (latest.length === 0) return <p>{t('noComments')}</p>;
  return (
    <ol role="list" className={styles.entries}>
      {latest.map(({ id, article, body, status, createdAt }) => (
        <li key={id} className={styles.entry}>
          <p>
            <Badge tone={stateTones[status]}>{desk(`states.${status}`)}</Badge>{' '}
            <span className={styles.when}>
              {t.rich('whenOn', {
                when: () => <Moment at={createdAt} />,
                title: article.title,
                article: (title) => <a href={articlePath(article.slug)}>{title}</a>,
              })}
            </span>
          </p>
          <p className={styles.said} dir="auto">
            <a href={`/admin/comments/${id}`}>{excerpt(body, EXCERPT).text}</a>
          </p>
        </li>
      ))}
    </ol>
  );
}
