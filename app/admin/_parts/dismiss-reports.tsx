import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import type { QueueItem } from '@/lib/moderation/schemas';
import { dismiss } from '../actions';
import { QuickAct } from './quick-act';

type Props = { comment: Pick<QueueItem, 'id' | 'version' | 'reports'>; authorName: string };

/** The answer to reports that keeps the comment. */
export function DismissReports({ comment: { id, version, reports }, authorName }: Props) {
  return (
    <QuickAct act={dismiss} fields={{ commentId: id, version, reports: reports.length }}>
      Dismiss reports<VisuallyHidden> of the comment by {authorName}</VisuallyHidden>
    </QuickAct>
  );
}
