import type { Policy } from '@/lib/policy/schemas';
import styles from './life-of-a-comment.module.css';
import { counted, times } from './numbers';

type Step = {
  area: 'written' | 'paid' | 'line' | 'posted' | 'moderator' | 'turned' | 'again';
  name: string;
  words: string;
};

/**
 * The life of a comment as a drawing: a list of its steps, which stand below one another where there is little room and side
 * by side where there is more. The arrows say nothing that the words do not.
 */
export function LifeOfAComment({ review }: { review: Policy['review'] }) {
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>The life of a comment</figcaption>
      <ol role="list" className={styles.life}>
        {stepsOf(review).map(({ area, name, words }) => (
          <li key={area} className={styles[area]}>
            <span className={styles.name}>{name}</span>
            <span className={styles.words}>{words}</span>
            {area !== 'posted' && area !== 'again' && <Arrow />}
            {area === 'moderator' && <Arrow second />}
          </li>
        ))}
      </ol>
    </figure>
  );
}

function stepsOf({ required, quorum, maxWaitHours, resubmissions }: Policy['review']): Step[] {
  const judges =
    quorum.min === quorum.max ? counted(quorum.min, 'member') : `${quorum.min} to ${quorum.max} members`;
  return [
    { area: 'written', name: 'Written', words: 'by a member, and passed by a few automatic checks' },
    { area: 'paid', name: 'Paid for', words: `its author reviews ${counted(required, 'comment')} by others` },
    { area: 'line', name: 'In line', words: `${judges} judge it, each by themselves` },
    { area: 'posted', name: 'Posted', words: 'once they, or a moderator, find it acceptable' },
    {
      area: 'moderator',
      name: 'With a moderator',
      words: `if they object or disagree, or after ${counted(maxWaitHours, 'hour')}`,
    },
    { area: 'turned', name: 'Not accepted', words: 'by the moderator alone, with the rule and the reason' },
    {
      area: 'again',
      name: 'Not the end',
      words: `its author may ${resubmissions > 0 ? `revise it, ${times(resubmissions)}, or ` : ''}appeal to another moderator`,
    },
  ];
}

function Arrow({ second }: { second?: boolean }) {
  return (
    <svg
      className={second ? styles.secondArrow : styles.arrow}
      viewBox="0 0 40 12"
      width="40"
      height="12"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M0 6h38M33 1l6 5-6 5" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
