import { useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { useReason } from '@/app/_ui/use-reason';
import type { ReviewerItem } from '@/lib/peer-review/records/schemas';
import { DeskList } from '../_parts/frame/desk-list';
import { MemberLink } from '../_parts/frame/member-link';
import { Moment } from '../_parts/frame/moment';
import { percent, standingTones } from '../_parts/words/words';
import styles from './reviewers.module.css';

/**
 * Reviewers, one a line: how they stand and why, and how many of either kind of comment they judge rightly. Where there is
 * room, what the numbers are is seen once above them all; to whoever listens each number still says it.
 */
export function ReviewerList({ reviewers }: { reviewers: ReviewerItem[] }) {
  const t = useTranslations('records.reviewers');
  const record = useTranslations('records.member.record');
  const states = useTranslations('desk.states');
  const say = useReason();
  if (reviewers.length === 0) return null;
  return (
    <>
      <p className={styles.head} aria-hidden="true">
        <span>{record('accepts')}</span>
        <span>{record('objects')}</span>
        <span>{t('verdicts')}</span>
      </p>
      <DeskList items={reviewers} dense>
        {(reviewer) => (
          <div className={styles.row}>
            <div className={styles.who}>
              <p>
                <MemberLink id={reviewer.id} displayName={reviewer.displayName} part="reviewer" />{' '}
                {reviewer.standing !== 'GOOD' && (
                  <Badge tone={standingTones[reviewer.standing]}>{states(reviewer.standing)}</Badge>
                )}
              </p>
              {reviewer.standing !== 'GOOD' && reviewer.reason && (
                <p className={styles.note}>
                  {t.rich('since', {
                    when: () => <Moment at={reviewer.since} />,
                    reason: say(reviewer.reason),
                  })}
                </p>
              )}
            </div>
            <dl className={styles.rates}>
              <div>
                <dt>{record('accepts')}</dt>
                <dd>{percent(round(reviewer.accepts))}</dd>
              </div>
              <div>
                <dt>{record('objects')}</dt>
                <dd>{percent(round(reviewer.objects))}</dd>
              </div>
              <div>
                <dt>{t('verdicts')}</dt>
                <dd>{Number(reviewer.verdicts.toFixed(1))}</dd>
              </div>
            </dl>
          </div>
        )}
      </DeskList>
    </>
  );
}

const round = (share: number) => Math.round(share * 100) / 100;
