import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Arrival } from '@/app/_ui/arrival';
import { Notice } from '@/app/_ui/notice';
import { Dateline } from '@/app/_ui/timestamp';
import { useReason } from '@/app/_ui/use-reason';
import type { OwnAppealView } from '@/lib/moderation/appeals/schemas';
import styles from './decision.module.css';

type Props = {
  /** Null where there is none: then nothing is said. */
  filed: OwnAppealView | null;
  justFiled: boolean;
  /** What a granted appeal has led to. */
  granted: ReactNode;
};

/** What became of an appeal. */
export function AppealState({ filed, justFiled, granted }: Props) {
  if (!filed) return null;
  const told = <Told filed={filed} granted={granted} />;
  return <div className={styles.state}>{justFiled ? <Arrival>{told}</Arrival> : told}</div>;
}

function Told({ filed, granted }: { filed: OwnAppealView; granted: ReactNode }) {
  const t = useTranslations('mine.decision');
  const about = filed.sanctionId === null ? 'comment' : 'sanction';
  switch (filed.state) {
    case 'OPEN':
      return (
        <Notice tone="good" title={t('open')}>
          <p>{t.rich('openText', { about, day: () => <Dateline at={filed.createdAt} /> })}</p>
        </Notice>
      );
    case 'REVERSED':
      return (
        <Notice tone="good" title={t('granted')}>
          <Answer filed={filed} />
          {granted}
        </Notice>
      );
    case 'UPHELD':
      return (
        <Notice title={t('notGranted')}>
          <p>{t('notGrantedText')}</p>
          <Answer filed={filed} />
        </Notice>
      );
    case 'CLOSED':
      return (
        <Notice title={t('ended')}>
          <p>{t('endedText', { about })}</p>
        </Notice>
      );
  }
}

function Answer({ filed: { note, decidedAt } }: { filed: OwnAppealView }) {
  const say = useReason();
  const t = useTranslations('mine.decision');
  return (
    <>
      {note && (
        <p className={styles.answer} dir="auto">
          “{say(note)}”
        </p>
      )}
      {decidedAt && (
        <p className={styles.fine}>{t.rich('another', { day: () => <Dateline at={decidedAt} /> })}</p>
      )}
    </>
  );
}
