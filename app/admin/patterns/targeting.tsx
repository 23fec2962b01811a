import type { TargetingView } from '@/lib/peer-review/patterns/schemas';
import { percent } from '../_parts/words';
import { chanceInWords, expectedInWords } from './chance-in-words';
import { EvidenceList } from './evidence';
import styles from './patterns.module.css';
import { Named } from './people';

/** A reviewer who objects to one author, beside what there is to compare it with. */
export function Targeting({ pattern }: { pattern: TargetingView }) {
  const { reviewer, author, objections, toOthers, byOthers, expected, chance, evidence } = pattern;
  return (
    <article className={styles.pattern}>
      <h3 className={styles.who}>
        <Named person={reviewer} /> objects to <Named person={author} />
      </h3>
      <ul role="list" className={styles.counts}>
        <li>
          To {objections.count} of {objections.of} comments, where {expectedInWords(expected)} to be expected.
          By chance: {chanceInWords(chance)}.
        </li>
        <li>
          The same reviewer objects to {share(toOthers)} of what others write; other reviewers object to{' '}
          {share(byOthers)} of what this author writes.
        </li>
      </ul>
      <EvidenceList
        evidence={evidence}
        about={`of ${author.displayName} to which ${reviewer.displayName} objected`}
      />
    </article>
  );
}

const share = ({ count, of }: { count: number; of: number }) =>
  `${percent(of === 0 ? 0 : Math.round((count / of) * 100) / 100)} (${count} of ${of})`;
