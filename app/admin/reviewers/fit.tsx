import type { FitView } from '@/lib/peer-review/records/schemas';
import { Facts } from '../_parts/facts';
import { Moment } from '../_parts/moment';
import { Section } from '../_parts/section';
import { percent } from '../_parts/words';
import styles from './reviewers.module.css';

/** The last joint fit of all reviewers, and how far the rates that decisions are made with had drifted from it. */
export function Fit({ fit }: { fit: FitView | null }) {
  return (
    <Section id="fit" title="The nightly fit">
      {fit ? (
        <>
          <p className={styles.note}>
            Every night all reviewers are judged together once more, each by all others. The rates that
            decisions are made with should not be far from what comes out.
          </p>
          <Facts
            facts={[
              ['Last made', <Moment key="at" at={fit.at} />],
              ['Reviewers', fit.reviewers.toLocaleString('en')],
              ['Texts', fit.items.toLocaleString('en')],
              ['Reviews', fit.reviews.toLocaleString('en')],
              ['Acceptable of all texts', percent(fit.prevalence)],
              ['Difference, on average', points(fit.meanDrift)],
              ['Difference, at most', points(fit.maxDrift)],
            ]}
          />
        </>
      ) : (
        <p className={styles.note}>
          Every night all reviewers are judged together once more, each by all others. That has not happened
          yet.
        </p>
      )}
    </Section>
  );
}

/** A difference of two shares: "1.2 points". */
const points = (difference: number): string => `${Number((difference * 100).toFixed(1))}\u00a0points`;
