import { useTranslations } from 'next-intl';
import type { CorrelatedView } from '@/lib/peer-review/patterns/schemas';
import { chanceInWords, expectedInWords } from './chance-in-words';
import { EvidenceList } from './evidence';
import styles from './patterns.module.css';
import { People } from './people';

/** Reviewers who agree too well, pair by pair. */
export function Correlated({ pattern: { people, pairs, evidence } }: { pattern: CorrelatedView }) {
  const t = useTranslations('records.patterns');
  return (
    <article className={styles.pattern}>
      <h3 className={styles.who}>
        <People people={people} />
      </h3>
      <ul role="list" className={styles.counts}>
        {pairs.map(({ first, second, shared, agreed, expected, chance }) => (
          <li key={`${first.id} ${second.id}`}>
            {t.rich('pair', {
              who: () =>
                pairs.length > 1 && t('pairOf', { first: first.displayName, second: second.displayName }),
              count: agreed,
              of: shared,
              expected: expectedInWords(expected, t),
              chance: chanceInWords(chance, t),
            })}
          </li>
        ))}
      </ul>
      <EvidenceList
        evidence={evidence}
        about={t('of', { names: people.map(({ displayName }) => displayName).join(', ') })}
      />
    </article>
  );
}
