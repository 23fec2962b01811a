import { useTranslations } from 'next-intl';
import { Dateline } from '@/app/_ui/timestamp';
import type { OwnAppealView } from '@/lib/moderation/appeals/schemas';
import { AppealForm } from './appeal-form';
import type { Appealed } from './decision-href';
import styles from './decision.module.css';

type Props = {
  about: Appealed;
  id: string;
  appeal: { until: string; possible: boolean; filed: OwnAppealView | null };
  /** What could be appealed against holds still. */
  stands: boolean;
};

/** The way to a second decision, with until when; or what was said on it, or that the time is over. */
export function AppealWay({ about, id, appeal, stands }: Props) {
  const t = useTranslations('mine.decision');
  return (
    <>
      {appeal.possible && (
        <div className={styles.way}>
          <h3>{t('second')}</h3>
          <p>{t.rich('secondText', { day: () => <Dateline at={appeal.until} /> })}</p>
          <AppealForm about={about} id={id} />
        </div>
      )}
      {appeal.filed && (
        <div className={styles.way}>
          <h3>{t('said')}</h3>
          <p className={styles.said} dir="auto">
            {appeal.filed.text}
          </p>
        </div>
      )}
      {stands && !appeal.possible && !appeal.filed && (
        <p>{t.rich('over', { day: () => <Dateline at={appeal.until} /> })}</p>
      )}
    </>
  );
}
