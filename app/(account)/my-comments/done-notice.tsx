import { Arrival } from '@/app/_ui/arrival';
import { Notice } from '@/app/_ui/notice';
import { findOwnComment } from '@/lib/comments/read-comment';
import type { Viewer } from '@/lib/members/viewer';
import { nextInWords, stateInWords } from './words';

/** After an edit or a withdrawal: how the comment stands now. Nothing for a comment that is not the viewer's. */
export async function DoneNotice({ viewer, commentId }: { viewer: Viewer; commentId: string }) {
  const comment = await findOwnComment({ viewer, id: commentId });
  if (!comment) return null;
  const withdrawn = comment.status === 'WITHDRAWN';
  const title = withdrawn
    ? 'You have withdrawn your comment'
    : `Your new text is in: ${stateInWords(comment).toLowerCase()}`;
  const next = withdrawn ? 'Nobody else sees it any longer.' : nextInWords(comment);
  return (
    <Arrival>
      <Notice tone="good" title={title}>
        {next && <p>{next}</p>}
      </Notice>
    </Arrival>
  );
}
