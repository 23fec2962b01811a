import type { BurstView } from '@/lib/peer-review/patterns/schemas';
import { percent } from '../_parts/words';
import { chanceInWords } from './chance-in-words';
import { EvidenceList } from './evidence';
import styles from './patterns.module.css';
import { People } from './people';

/** Accounts of one network whose reviews follow upon one another. */
export function Burst({ pattern: { people, own, elsewhere, chance, evidence } }: { pattern: BurstView }) {
  const share = elsewhere.of === 0 ? 0 : elsewhere.count / elsewhere.of;
  return (
    <article className={styles.pattern}>
      <h3 className={styles.who}>
        <People people={people} />
      </h3>
      <ul role="list" className={styles.counts}>
        <li>
          Of {own.of} reviews that followed within the hour upon one of theirs, {own.count} came from the same
          network and agreed. By chance: {chanceInWords(chance)}.
        </li>
        <li>
          Of all other reviews, {percent(Math.round(share * 1000) / 1000)} come from there ({elsewhere.count}{' '}
          of {elsewhere.of.toLocaleString('en')}).
        </li>
      </ul>
      <EvidenceList
        evidence={evidence}
        about={`of ${people.map(({ displayName }) => displayName).join(', ')}`}
      />
    </article>
  );
}
