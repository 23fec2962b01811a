import { useTranslations } from 'next-intl';
import { Fold } from '@/app/_ui/fold';
import { linkTo } from '@/app/_ui/link-to';
import { Dateline } from '@/app/_ui/timestamp';
import { useReason } from '@/app/_ui/use-reason';
import type { RateView, ReviewerRecordView } from '@/lib/peer-review/records/schemas';
import type { PolicySettings } from '@/lib/policy/schemas';
import styles from './my-reviews.module.css';
import { judgedInWords, knownInWords, nextStepInWords, rateInWords, warningInWords } from './words';

/** How the viewer judges, in plain words, and what would improve it; what their verdicts are worth, in numbers, for who asks. */
export function OwnRecord({
  record,
  ladder,
}: {
  record: ReviewerRecordView;
  ladder: PolicySettings['review']['ladder'];
}) {
  const t = useTranslations('review.record');
  const say = useReason();
  const { standing, since, reason, accepts, objects } = record;
  const known = knownInWords(t, record);
  return (
    <section className={styles.record} data-standing={standing} aria-labelledby="record-title">
      <div className={styles.standing}>
        <h2 id="record-title" className={styles.title}>
          {t(`standing.${standing}`)}
        </h2>
        {reason && since && (
          <p className={styles.since}>
            {t.rich('since', { day: () => <Dateline at={since} />, reason: say(reason) })}
          </p>
        )}
        {judgedInWords(t, record).map((said) => (
          <p key={said}>{said}</p>
        ))}
        <p>{nextStepInWords(t, record)}</p>
      </div>
      <Fold summary={t('detail')}>
        <div className={styles.rates}>
          {known && <p>{known}</p>}
          <Rate rate={accepts} what="accepts" />
          <Rate rate={objects} what="objects" />
          {standing === 'GOOD' && <p>{warningInWords(t, ladder)}</p>}
          <p className={styles.fine}>{t.rich('fine', { how: linkTo('/how-peer-review-works') })}</p>
        </div>
      </Fold>
    </section>
  );
}

const WIDTH = 200;

/** A rate in words, over a line from none to all with the stretch that it most likely lies in. */
function Rate({ rate, what }: { rate: RateView; what: 'accepts' | 'objects' }) {
  const t = useTranslations('review.record');
  const { share, lower, upper } = rate;
  return (
    <div>
      <svg className={styles.scale} viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles.all} x="0" y="5" width={WIDTH} height="2" />
        <rect className={styles.likely} x={lower * WIDTH} y="3" width={(upper - lower) * WIDTH} height="6" />
        <rect className={styles.share} x={share * WIDTH - 1} y="0" width="2" height="12" />
      </svg>
      <p>{rateInWords(t, rate, what)}</p>
    </div>
  );
}
