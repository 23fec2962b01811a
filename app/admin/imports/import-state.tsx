import { useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import type { ImportView, Stage } from '@/lib/comments/transfer/at-desk/schemas';
import { Moment } from '../_parts/frame/moment';
import styles from './imports.module.css';

const tones: Record<Stage, 'plain' | 'accent' | 'full' | 'danger'> = {
  LOOKING: 'accent',
  LOOKED: 'full',
  IMPORTING: 'accent',
  DONE: 'plain',
  FAILED: 'danger',
};

/** Where an import is, in a line. */
export function ImportState({ one: { stage, source, startedAt, report, foreseen } }: { one: ImportView }) {
  const t = useTranslations('transfer');
  const { read } = stage === 'LOOKED' && foreseen ? foreseen : report;
  return (
    <span className={styles.state}>
      <Badge tone={tones[stage]}>{t(`stages.${stage}`)}</Badge>
      <span>{t(`sources.${source}`)}</span>
      {read > 0 && <span>{t('short', { count: read })}</span>}
      <Moment at={startedAt} />
    </span>
  );
}
