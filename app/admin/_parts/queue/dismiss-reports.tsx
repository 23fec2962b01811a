import { useTranslations } from 'next-intl';
import type { QueueItem } from '@/lib/moderation/schemas';
import { dismiss } from '@/app/admin/actions';
import { withHidden } from '../frame/with-hidden';
import { QuickAct } from './quick-act';
import { fieldsOf, type Way } from './way';

type Props = {
  comment: Pick<QueueItem, 'id' | 'version' | 'reported' | 'author' | 'allowed'>;
  way: Way | undefined;
};

/** The answer to reports that keeps the comment. */
export function DismissReports({ comment: { id, version, reported, author, allowed }, way }: Props) {
  const t = useTranslations('desk');
  return (
    <QuickAct
      act={dismiss}
      fields={{ commentId: id, version, reports: reported?.count ?? 0, ...fieldsOf(way) }}
      size="normal"
      // Where the text itself waits, the key decides about that.
      shortcut={allowed.some((one) => one === 'PUBLISH' || one === 'RESTORE') ? undefined : 'f'}
    >
      {t.rich('dismiss', { name: author.displayName, ...withHidden })}
    </QuickAct>
  );
}
