import type { QueueItem } from '@/lib/moderation/schemas';
import styles from './verdict-counts.module.css';
import { verdictWords } from './words';

/** How a comment's reviewers voted. Nothing while none has. */
export function VerdictCounts({ verdicts: { yes, notCivil, misinformation } }: Pick<QueueItem, 'verdicts'>) {
  if (yes + notCivil + misinformation === 0) return null;
  const counts = [
    [verdictWords.YES, yes],
    [verdictWords.NOT_CIVIL, notCivil],
    [verdictWords.MISINFORMATION, misinformation],
  ] as const;
  return (
    <dl className={styles.verdicts}>
      {counts.map(([words, count]) => (
        <div key={words} className={count === 0 ? styles.none : undefined}>
          <dt>{words}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
