import { useTranslations } from 'next-intl';
import type { TargetingView } from '@/lib/peer-review/patterns/schemas';
import { percent } from '../_parts/words/words';
import { chanceInWords, expectedInWords } from './chance-in-words';
import { EvidenceList } from './evidence';
import styles from './patterns.module.css';
import { Named } from './people';

/** A reviewer who objects to one author, beside what there is to compare it with. */
export function Targeting({ pattern }: { pattern: TargetingView }) {
  const t = useTranslations('records.patterns');
  const share = ({ count, of }: { count: number; of: number }) =>
    t('share', { percent: percent(of === 0 ? 0 : Math.round((count / of) * 100) / 100), count, of });
  const { reviewer, author, objections, toOthers, byOthers, expected, chance, evidence } = pattern;
  return (
    <article className={styles.pattern}>
      <h3 className={styles.who}>
        {t.rich('targeting.who', {
          reviewer: () => <Named person={reviewer} />,
          author: () => <Named person={author} />,
        })}
      </h3>
      <ul role="list" className={styles.counts}>
        <li>
          {t('objections', {
            ...objections,
            expected: expectedInWords(expected, t),
            chance: chanceInWords(chance, t),
          })}
        </li>
        <li>{t('compared', { toOthers: share(toOthers), byOthers: share(byOthers) })}</li>
      </ul>
      <EvidenceList
        evidence={evidence}
        about={t('objectedTo', { author: author.displayName, reviewer: reviewer.displayName })}
      />
    </article>
  );
}
