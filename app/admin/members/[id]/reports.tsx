import { useTranslations } from 'next-intl';
import { queueHref } from '@/app/admin/_parts/queue/queue-href';
import type { MemberCaseView } from '@/lib/moderation/sanctions/schemas';
import type { ReporterView } from '@/lib/moderation/reports/schemas';
import { DismissForm } from './dismiss-form';
import styles from './member.module.css';

type Props = { member: Pick<MemberCaseView, 'id' | 'displayName' | 'hasLeft'>; reporter: ReporterView };

/** What came of what the member reported, and the one answer to all that waits. */
export function ReportsBy({ member: { id, displayName }, reporter: { record, open, upTo } }: Props) {
  const t = useTranslations('records.member.reports');
  const desk = useTranslations('desk.reports');
  return (
    <>
      <p>{desk('record', record)}</p>
      <p className={styles.note}>
        {t('open', { count: open })}{' '}
        {open > 0 && <a href={queueHref('reported', { filter: { reporter: id } })}>{t('show')}</a>}
      </p>
      {upTo && <DismissForm memberId={id} name={displayName} waiting={{ reports: open, upTo }} />}
    </>
  );
}
