import { useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { excerpt } from '@/lib/platform/text/excerpt';
import { Fold } from '@/app/_ui/fold';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import type { Evidence } from '@/lib/peer-review/patterns/schemas';
import { Moment } from '../_parts/frame/moment';
import styles from './patterns.module.css';
import { Named } from './people';

const EXCERPT = 140;

/** The comments that a pattern shows itself in, each with who said what of it and when. */
export function EvidenceList({ evidence, about }: { evidence: Evidence[]; about: string }) {
  const t = useTranslations('records.patterns');
  const desk = useTranslations('desk');
  if (evidence.length === 0) return null;
  return (
    <Fold
      summary={
        <>
          {t('comments', { count: evidence.length })}
          <VisuallyHidden>{about}</VisuallyHidden>
        </>
      }
    >
      <ol role="list" className={styles.comments}>
        {evidence.map(({ commentId, body, author, status, reviews }) => (
          <li key={`${commentId} ${reviews[0]?.at}`}>
            <p className={styles.said} dir="auto">
              <a href={`/admin/comments/${commentId}`}>{excerpt(body, EXCERPT).text}</a>
            </p>
            <p className={styles.fine}>
              {t.rich('by', {
                who: () => <Named person={author} />,
                state: desk(`states.${status}`),
              })}
            </p>
            <ul role="list" className={styles.verdicts}>
              {reviews.map(({ reviewer, verdict, at }) => (
                <li key={`${reviewer.id} ${at}`}>
                  <Badge tone={verdict === 'YES' ? 'accent' : 'danger'}>{desk(`verdicts.${verdict}`)}</Badge>{' '}
                  <Named person={reviewer} />{' '}
                  <span className={styles.when}>
                    <Moment at={at} />
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Fold>
  );
}
