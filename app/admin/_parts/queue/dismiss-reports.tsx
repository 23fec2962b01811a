import { useTranslations } from 'next-intl';
import type { QueueItem } from '@/lib/moderation/schemas';
import { dismiss } from '@/app/admin/actions';
import { withHidden } from '../frame/with-hidden';
import { QuickAct } from './quick-act';

type Props = { comment: Pick<QueueItem, 'id' | 'version' | 'reports'>; authorName: string };

/** The answer to reports that keeps the comment. */
export function DismissReports({ comment: { id, version, reports }, authorName }: Props) {
  const t = useTranslations('desk');
  return (
    <QuickAct act={dismiss} fields={{ commentId: id, version, reports: reports.length }}>
      {t.rich('dismiss', { name: authorName, ...withHidden })}
    </QuickAct>
  );
}
