import type { CorrelatedView } from '@/lib/peer-review/patterns/schemas';
import { chanceInWords, expectedInWords } from './chance-in-words';
import { EvidenceList } from './evidence';
import styles from './patterns.module.css';
import { People } from './people';

/** Reviewers who agree too well, pair by pair. */
export function Correlated({ pattern: { people, pairs, evidence } }: { pattern: CorrelatedView }) {
  return (
    <article className={styles.pattern}>
      <h3 className={styles.who}>
        <People people={people} />
      </h3>
      <ul role="list" className={styles.counts}>
        {pairs.map(({ first, second, shared, agreed, expected, chance }) => (
          <li key={`${first.id} ${second.id}`}>
            {pairs.length > 1 && (
              <>
                <bdi>{first.displayName}</bdi> and <bdi>{second.displayName}</bdi>:{' '}
              </>
            )}
            {agreed} of {shared} contested comments alike, where {expectedInWords(expected)} to be expected.
            By chance: {chanceInWords(chance)}.
          </li>
        ))}
      </ul>
      <EvidenceList
        evidence={evidence}
        about={`of ${people.map(({ displayName }) => displayName).join(', ')}`}
      />
    </article>
  );
}
