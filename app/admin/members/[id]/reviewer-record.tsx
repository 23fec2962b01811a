import { Badge } from '@/app/_ui/badge';
import type { DeskRecordView, RateView } from '@/lib/peer-review/records/schemas';
import { Facts } from '../../_parts/facts';
import { Moment } from '../../_parts/moment';
import { percent, standingTones, standingWords } from '../../_parts/words';
import styles from './member.module.css';

/** What a member is worth as a reviewer, and how sure that is. */
export function ReviewerRecord({ record }: { record: DeskRecordView }) {
  const { standing, since, reason, by, known, toImprove, accepts, objects, given } = record;
  return (
    <>
      <p>
        <Badge tone={standingTones[standing]}>{standingWords[standing]}</Badge>
      </p>
      {reason && (
        <p className={styles.note}>
          {since && (
            <>
              Since <Moment at={since} />
              {by && `, set by ${by}`}:{' '}
            </>
          )}
          “{reason}”
        </p>
      )}
      <Facts
        facts={[
          ['Reviews given', given.toLocaleString('en')],
          ['Outcome known, newest', known.of === 0 ? 'none' : `${known.right} of ${known.of} right`],
          ['Accepts what is acceptable', <Rate key="accepts" rate={accepts} />],
          ['Objects to what is not', <Rate key="objects" rate={objects} />],
        ]}
      />
      {toImprove && (
        <p className={styles.note}>
          In good standing again after {toImprove.rightInARow}{' '}
          {toImprove.onCalibration ? 'calibration items' : 'verdicts'} right in a row.
        </p>
      )}
    </>
  );
}

function Rate({ rate: { share, lower, upper, verdicts } }: { rate: RateView }) {
  return (
    <>
      {percent(round(share))}
      <span className={styles.range}>
        {Math.round(lower * 100)} to {percent(round(upper))}, by {Number(verdicts.toFixed(1))}
      </span>
    </>
  );
}

const round = (share: number) => Math.round(share * 100) / 100;
