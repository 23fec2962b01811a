import { useTranslations } from 'next-intl';
import type { BurstView } from '@/lib/peer-review/patterns/schemas';
import { percent } from '../_parts/words/words';
import { chanceInWords } from './chance-in-words';
import { EvidenceList } from './evidence';
import styles from './patterns.module.css';
import { People } from './people';

/** Accounts of one network whose reviews follow upon one another. */
export function Burst({ pattern: { people, own, elsewhere, chance, evidence } }: { pattern: BurstView }) {
  const t = useTranslations('records.patterns');
  const share = elsewhere.of === 0 ? 0 : elsewhere.count / elsewhere.of;
  return (
    <article className={styles.pattern}>
      <h3 className={styles.who}>
        <People people={people} />
      </h3>
      <ul role="list" className={styles.counts}>
        <li>{t('burst', { ...own, chance: chanceInWords(chance, t) })}</li>
        <li>{t('elsewhere', { ...elsewhere, percent: percent(Math.round(share * 1000) / 1000) })}</li>
      </ul>
      <EvidenceList
        evidence={evidence}
        about={t('of', { names: people.map(({ displayName }) => displayName).join(', ') })}
      />
    </article>
  );
}
