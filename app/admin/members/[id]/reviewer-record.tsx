import { useFormatter, useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { useReason } from '@/app/_ui/use-reason';
import type { DeskRecordView, RateView } from '@/lib/peer-review/records/schemas';
import { Facts } from '@/app/admin/_parts/frame/facts';
import { Moment } from '@/app/admin/_parts/frame/moment';
import { percent, standingTones } from '@/app/admin/_parts/words/words';
import styles from './member.module.css';

/** What a member is worth as a reviewer, and how sure that is. */
export function ReviewerRecord({ record }: { record: DeskRecordView }) {
  const t = useTranslations('records.member.record');
  const desk = useTranslations('desk');
  const say = useReason();
  const { number } = useFormatter();
  const { standing, since, reason, by, known, toImprove, accepts, objects, given } = record;
  return (
    <>
      <p>
        <Badge tone={standingTones[standing]}>{desk(`states.${standing}`)}</Badge>
      </p>
      {reason && (
        <p className={styles.note}>
          {since
            ? t.rich('sinceBy', {
                when: () => <Moment at={since} />,
                by: by ?? 'nobody',
                reason: say(reason),
              })
            : desk('quoted', { text: say(reason) })}
        </p>
      )}
      <Facts
        facts={[
          [t('given'), number(given)],
          [
            t('known'),
            known.of === 0
              ? t('none')
              : t('right', { right: known.right, of: known.of, expected: known.expected }),
          ],
          [t('accepts'), <Rate key="accepts" rate={accepts} />],
          [t('objects'), <Rate key="objects" rate={objects} />],
        ]}
      />
      {toImprove && (
        <p className={styles.note}>
          {t('improve', {
            count: toImprove.rightInARow,
            onCalibration: toImprove.onCalibration ? 'yes' : 'no',
          })}
        </p>
      )}
    </>
  );
}

function Rate({ rate: { share, lower, upper, verdicts } }: { rate: RateView }) {
  const t = useTranslations('records.member.record');
  return (
    <>
      {percent(round(share))}
      <span className={styles.range}>
        {t('range', {
          lower: Math.round(lower * 100),
          upper: percent(round(upper)),
          verdicts: Number(verdicts.toFixed(1)),
        })}
      </span>
    </>
  );
}

const round = (share: number) => Math.round(share * 100) / 100;
